/* context.c - the sentences around a passage. */
#include "aigckb/search.h"
#include "base/vec.h"
#include "query/passage.h"
#include "text/sentence.h"
#include "text/utf8.h"

typedef KB_VEC(kb_str) sentences;

typedef struct looking {
    const kb_page *page;
    kb_arena *arena;
    size_t most;
    bool with_promo;
} looking;

static kb_str block_text(const looking *l, size_t block)
{
    return kb_block_text(&l->page->article, l->page->offsets, block);
}

static bool is_read(const looking *l, size_t block)
{
    const kb_block_ref *b = &l->page->article.blocks[block];
    return b->type != KB_BLOCK_CODE && (l->with_promo || !b->promo);
}

/* Adds the sentences of a text, in order. */
static void split(const looking *l, sentences *out, kb_str text)
{
    size_t at = 0, start, end;
    while (kb_sentence_next(text, &at, &start, &end))
        kb_vec_push(l->arena, out, kb_str_cut(text, start, end));
}

/* Sentences from `text` on, which is the rest of `block`. */
static sentences look_ahead(const looking *l, size_t block, kb_str text)
{
    sentences out = {0};

    split(l, &out, text);
    for (size_t i = block + 1;
         i < l->page->article.block_count && out.len < l->most; i++) {
        if (is_read(l, i))
            split(l, &out, block_text(l, i));
    }
    if (out.len > l->most)
        out.len = l->most;
    return out;
}

/* Adds the last sentences of a text, from behind. */
static void split_back(const looking *l, sentences *out, kb_str text)
{
    sentences own = {0};

    split(l, &own, text);
    while (own.len > 0 && out->len < l->most)
        kb_vec_push(l->arena, out, own.data[--own.len]);
}

/* The last sentences before the end of `text`, with which `block` begins: the
 * nearest first. */
static sentences look_back(const looking *l, size_t block, kb_str text)
{
    sentences out = {0};

    split_back(l, &out, text);
    while (block-- > 0 && out.len < l->most) {
        if (is_read(l, block))
            split_back(l, &out, block_text(l, block));
    }
    return out;
}

static const char **copy(const looking *l, const sentences *from, bool reversed)
{
    const char **out = kb_arena_alloc(l->arena, from->len * sizeof *out);

    for (size_t i = 0; i < from->len; i++) {
        kb_str s = from->data[reversed ? from->len - 1 - i : i];
        out[i] = kb_arena_copy(l->arena, s.ptr, s.len);
    }
    return out;
}

/* Bytes [*start, *end) of the block's text become whole sentences. */
static void widen(kb_str text, size_t *start, size_t *end)
{
    size_t from, until;

    if (text.len == 0)
        return;
    kb_sentence_around(text, *start, &from, &until);
    if (from < *start)
        *start = from;
    if (*end > until)
        kb_sentence_around(text, *end - 1, &from, &until);
    if (until > *end)
        *end = until;
}

kb_status kb_reader_context(kb_context *out, kb_reader *reader, kb_arena *arena,
                            const kb_context_query *query, kb_error *err)
{
    const kb_evidence *passage = query->passage;
    looking l = {.arena = arena,
                 .most = query->sentences,
                 .with_promo = query->with_promo};

    *out = (kb_context){.passage = *passage};
    kb_status status = kb_reader_find(&l.page, reader, passage->source.id, err);
    if (status != KB_OK || !l.page ||
        passage->para >= l.page->article.block_count)
        return status;

    kb_str text = block_text(&l, passage->para);
    uint32_t first = l.page->offsets[passage->para];
    size_t start = passage->byte_start - first, end = passage->byte_end - first;
    widen(text, &start, &end);
    kb_page_place(&out->passage, arena, l.page, passage->para, start, end);

    sentences before = look_back(&l, passage->para, kb_str_cut(text, 0, start));
    sentences after =
        look_ahead(&l, passage->para, kb_str_cut(text, end, text.len));
    out->before = copy(&l, &before, true);
    out->before_count = before.len;
    out->after = copy(&l, &after, false);
    out->after_count = after.len;
    return KB_OK;
}
