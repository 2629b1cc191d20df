/* evidence.c - the sentences around a place. */
#include "query/reader.h"
#include "text/sentence.h"
#include "text/utf8.h"

/* Code points of a quote on each side of its place: some authors know no full
 * stop. */
enum { SIDE_MAX = 300 };

/* A place as bytes of its block. */
typedef struct window {
    kb_str block;
    size_t start, end;
} window;

static bool find_window(window *out, const kb_page *page, const kb_place *place)
{
    const kb_article *article = &page->article;
    if (place->block >= article->block_count)
        return false;

    const kb_block_ref *block = &article->blocks[place->block];
    uint32_t from =
        place->start < block->start ? 0 : place->start - block->start;
    uint32_t end = place->end < block->start ? 0 : place->end - block->start;
    out->block = kb_block_text(article, page->offsets, place->block);
    out->start = kb_utf8_offset(out->block, from);
    out->end = kb_utf8_offset(out->block, end > from ? end : from);
    return true;
}

static void widen_to_sentences(window *w)
{
    size_t start, end, ignored;

    if (w->block.len == 0)
        return;
    kb_sentence_around(w->block, w->start, &start, &end);
    if (w->end > end)
        kb_sentence_around(w->block, w->end - 1, &ignored, &end);
    if (start < w->start)
        w->start = start;
    if (end > w->end)
        w->end = end;
}

/* Takes from a very long sentence what is near the place. */
static void trim_sides(window *w, const window *place)
{
    kb_str front = kb_str_cut(w->block, w->start, place->start);
    size_t chars = kb_utf8_count(front);

    if (chars > SIDE_MAX)
        w->start += kb_utf8_offset(front, chars - SIDE_MAX);
    w->end = place->end +
             kb_utf8_offset(kb_str_cut(w->block, place->end, w->end), SIDE_MAX);
}

static void fill(kb_evidence *out, kb_arena *arena, const kb_page *page,
                 const kb_place *place, const window *w)
{
    kb_page_place(out, arena, page, place->block, w->start, w->end);
    out->source = kb_source_copy(arena, &page->article);
    out->speaker = kb_arena_strdup(arena, place->speaker);
}

kb_status kb_reader_quote(kb_evidence *out, kb_reader *reader, kb_arena *arena,
                          const kb_place *place, kb_error *err)
{
    const kb_page *page;
    window words;

    *out = (kb_evidence){0};
    kb_status status = kb_reader_find(&page, reader, place->article, err);
    if (status != KB_OK)
        return status;
    if (!page || !find_window(&words, page, place))
        return kb_fail(err, KB_NOT_FOUND, "the article of a fact is gone");
    window quote = words;
    widen_to_sentences(&quote);
    trim_sides(&quote, &words);
    fill(out, arena, page, place, &quote);
    return KB_OK;
}
