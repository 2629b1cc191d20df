/* postings.c - what the store keeps in blobs and lists: terms and postings of
 * the index, words of an article, places of mentions, blocks.  The first byte
 * says which of them the rest is. */
#include "fuzz.h"

#include "store/sqlite/body.h"
#include "store/sqlite/lists.h"
#include "store/sqlite/postings.h"
#include "store/sqlite/words.h"
#include "text/utf8.h"

/* ---- the index ---------------------------------------------------------- */

/* Postings that were read, written and read again. */
static void check_postings(kb_postings postings, kb_buf *room)
{
    kb_postings first = postings;
    kb_posting p, q;
    uint32_t last = 0;

    kb_buf_clear(room);
    while (kb_postings_next(&postings, &p)) {
        HOLDS(postings.at <= postings.end && p.level < 128);
        kb_postings_add(room, &last, p);
    }
    const unsigned char *at = (const unsigned char *)room->ptr;
    kb_postings again = {at, at + room->len, 0};
    while (kb_postings_next(&first, &p)) {
        HOLDS(kb_postings_next(&again, &q));
        HOLDS(p.doc == q.doc && p.level == q.level && p.title == q.title);
    }
    HOLDS(!kb_postings_next(&again, &q) && again.at == again.end);
}

static kb_str bytes_of(kb_postings postings)
{
    return (kb_str){(const char *)postings.at,
                    (size_t)(postings.end - postings.at)};
}

static void check_terms(kb_str block)
{
    kb_buf again = KB_BUF_INIT(FUZZ_BYTES_MAX);
    kb_buf room = KB_BUF_INIT(FUZZ_BYTES_MAX);
    kb_buf before = KB_BUF_INIT(FUZZ_BYTES_MAX);
    kb_terms a = kb_terms_of(block), b;
    size_t n = 0;

    for (; kb_terms_next(&a); n++) {
        HOLDS(a.at <= a.end && a.len <= KB_TERM_MAX);
        HOLDS(a.postings.at <= a.postings.end && a.postings.end <= a.end);
        check_postings(a.postings, &room);
        kb_terms_add(&again, kb_buf_str(&before), kb_terms_term(&a),
                     bytes_of(a.postings));
        kb_buf_clear(&before);
        kb_buf_add(&before, kb_terms_term(&a));
    }
    a = kb_terms_of(block);
    b = kb_terms_of(kb_buf_str(&again));
    for (; n > 0; n--) {
        HOLDS(kb_terms_next(&a) && kb_terms_next(&b));
        HOLDS(kb_str_equal(kb_terms_term(&a), kb_terms_term(&b)));
        HOLDS(kb_str_equal(bytes_of(a.postings), bytes_of(b.postings)));
    }
    HOLDS(!kb_terms_next(&b));
    kb_buf_dispose(&again);
    kb_buf_dispose(&room);
    kb_buf_dispose(&before);
}

/* ---- words of an article ------------------------------------------------ */

static void check_words(kb_arena *arena, kb_str text)
{
    kb_buf valid = KB_BUF_INIT(FUZZ_BYTES_MAX);
    kb_utf8_repair(&valid, text);
    kb_str rest = kb_buf_str(&valid);
    kb_index_text parts = {
        .title = fuzz_line(&rest), .headings = fuzz_line(&rest), .body = rest};
    kb_words words = kb_words_of(arena, arena, &parts);
    kb_word_count w;
    size_t at = 0, last = 0;

    for (; kb_words_next(&words, &at, &w); last = at) {
        HOLDS(at > last && at <= words.bytes.len);
        HOLDS(w.text.len > 0 && w.text.len <= KB_TERM_MAX);
        HOLDS(kb_utf8_valid(w.text) && w.level > 0);
    }
    HOLDS(at == words.bytes.len);
    kb_buf_dispose(&valid);
}

/* ---- lists -------------------------------------------------------------- */

static void check_lists(const char *json)
{
    kb_buf out = KB_BUF_INIT(FUZZ_BYTES_MAX);
    kb_lists a = kb_lists_of(json), b;
    int64_t x[KB_LIST_MAX], y[KB_LIST_MAX];

    kb_lists_begin(&out);
    while (kb_lists_next(&a, x, KB_LIST_MAX))
        kb_lists_add(&out, x, KB_LIST_MAX);
    kb_lists_end(&out);
    a = kb_lists_of(json);
    b = kb_lists_of(out.ptr);
    while (kb_lists_next(&a, x, KB_LIST_MAX)) {
        HOLDS(kb_lists_next(&b, y, KB_LIST_MAX));
        HOLDS(memcmp(x, y, sizeof x) == 0);
    }
    HOLDS(!kb_lists_next(&b, y, KB_LIST_MAX) && kb_lists_ended(&b));
    kb_buf_dispose(&out);
}

/* Blocks as they may stand in a damaged store, over a text that they may not
 * fit. */
static void check_blocks(kb_arena *arena, kb_str rest)
{
    kb_buf valid = KB_BUF_INIT(FUZZ_BYTES_MAX), out = KB_BUF_INIT(1 << 20);
    const char *json = fuzz_text(arena, fuzz_line(&rest));
    kb_body body = {0}, again = {0};
    kb_str headings, text;

    kb_utf8_repair(&valid, rest);
    body.text = kb_buf_str(&valid);
    if (kb_body_read_blocks(&body, arena, json)) {
        kb_body_write_blocks(&out, &body);
        HOLDS(kb_body_read_blocks(&again, arena, out.ptr));
        HOLDS(again.block_count == body.block_count);
        kb_body_cut(arena, &body, &headings, &text);
        HOLDS(headings.len + text.len <= body.text.len + body.block_count);
        kb_doc doc = kb_body_doc(&body, arena);
        for (size_t i = 0; i < doc.block_count; i++) {
            const kb_block *b = &doc.blocks[i];
            HOLDS(b->len == 0 ||
                  (b->text >= body.text.ptr &&
                   b->text + b->len <= body.text.ptr + body.text.len));
        }
    }
    kb_buf_dispose(&valid);
    kb_buf_dispose(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    kb_str rest = fuzz_input(data, size);
    kb_arena *arena = kb_arena_new();

    switch (fuzz_byte(&rest) % 4) {
    case 0:
        check_terms(rest);
        break;
    case 1:
        check_words(arena, rest);
        break;
    case 2:
        check_lists(fuzz_text(arena, rest));
        break;
    default:
        check_blocks(arena, rest);
        break;
    }
    kb_arena_free(arena);
    return 0;
}
