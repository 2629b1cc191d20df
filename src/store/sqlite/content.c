/* content.c - looks into the bytes that SQLite takes as they are.
 *
 * A posting is compared without keeping it: each document has a sum over its
 * words, of what the index has and of what its text has. */
#include "store/sqlite/content.h"

#include <inttypes.h>
#include <string.h>

#include "base/hash.h"
#include "store/sqlite/body.h"
#include "store/sqlite/cluster.h"
#include "store/sqlite/docs.h"
#include "store/sqlite/names.h"
#include "store/sqlite/postings.h"
#include "store/sqlite/words.h"
#include "text/utf8.h"

typedef struct content {
    kb_sqlite *store;
    kb_arena *arena, *scratch; /* of all, and of one article */
    kb_docs docs;
    uint64_t *sums; /* by document: of its postings, then 0 */
    kb_text_fn *fn;
    void *context;
    size_t *problems;
    kb_error *err;
} content;

static kb_status tell(content *c, const char *line)
{
    ++*c->problems;
    return c->fn(c->context, line);
}

/* Any order of the same words gives the same sum. */
static uint64_t worth_of(kb_str term, uint8_t level, bool title)
{
    uint64_t mixed = kb_hash(term) ^ (uint64_t)(level << 1 | title) << 48;
    return (mixed ^ mixed >> 29) * 0x9E3779B97F4A7C15;
}

/* ---- the index ---------------------------------------------------------- */

static bool sum_postings(content *c, kb_str term, kb_postings postings)
{
    uint32_t last = 0;
    bool first = true;
    kb_posting p;

    while (kb_postings_next(&postings, &p)) {
        if ((p.doc <= last && !first) || p.doc >= c->docs.room)
            return false;
        if (kb_docs_has(&c->docs, p.doc))
            c->sums[p.doc] += worth_of(term, p.level, p.title);
        last = p.doc;
        first = false;
    }
    return postings.at == postings.end;
}

/* Whether the terms of a block are in order, from `first` on, to its end. */
static bool sum_block(content *c, kb_str first, kb_str block)
{
    char before[KB_TERM_MAX];
    size_t before_len = 0;
    kb_terms terms = kb_terms_of(block);

    for (bool any = false; kb_terms_next(&terms); any = true) {
        kb_str term = kb_terms_term(&terms), last = {before, before_len};
        if (any ? kb_str_compare(last, term) >= 0 : !kb_str_equal(first, term))
            return false;
        if (!sum_postings(c, term, terms.postings))
            return false;
        memcpy(before, term.ptr, term.len);
        before_len = term.len;
    }
    return terms.at == terms.end;
}

static kb_status sum_index(content *c)
{
    kb_status status = KB_OK;
    kb_stmt q = kb_stmt_begin(c->store, KB_SQL_CHECK_BLOCKS);

    while (status == KB_OK && kb_stmt_next(&q)) {
        kb_str first = {kb_arena_copy(c->scratch, kb_stmt_blob(&q, 1).ptr,
                                      kb_stmt_blob(&q, 1).len),
                        kb_stmt_blob(&q, 1).len};
        if (!sum_block(c, first, kb_stmt_blob(&q, 2)))
            status = tell(c, kb_arena_printf(c->scratch,
                                             "full-text index: block %" PRId64
                                             " is damaged",
                                             kb_stmt_int(&q, 0)));
        kb_arena_clear(c->scratch);
    }
    return kb_stmt_end(&q, status, c->err);
}

/* ---- articles ----------------------------------------------------------- */

static uint64_t sum_words(const kb_words *words)
{
    uint64_t sum = 0;
    size_t at = 0;
    kb_word_count word;

    while (kb_words_next(words, &at, &word))
        sum += worth_of(word.text, word.level, word.title);
    return sum;
}

/* What the index should have of the article. */
static bool is_indexed(content *c, int64_t doc, kb_str title,
                       const kb_body *body)
{
    kb_index_text text = {.title = title};

    if (doc < 0 || (uint64_t)doc >= c->docs.room)
        return false;
    kb_body_cut(c->scratch, body, &text.headings, &text.body);
    kb_words words = kb_words_of(c->scratch, c->scratch, &text);
    uint64_t sum = c->sums[doc];
    c->sums[doc] = 0;
    return sum == sum_words(&words) &&
           c->docs.marks[doc] == kb_docs_mark(words.title);
}

/* What is wrong with the article of a row, or NULL. */
static const char *fault_of(content *c, kb_stmt *q)
{
    kb_body body = {.text = kb_str_of(kb_stmt_string(q, 4))};
    size_t chars = kb_utf8_count(body.text);

    if (!kb_body_read_blocks(&body, c->scratch, kb_stmt_string(q, 3)) ||
        (int64_t)chars != kb_stmt_int(q, 5) || kb_body_chars(&body) != chars)
        return "its text is damaged";
    kb_doc doc = kb_body_doc(&body, c->scratch);
    const kb_imprint *imprint = kb_imprint_of(c->scratch, c->scratch, &doc);
    if (!kb_imprint_is(imprint, kb_stmt_int(q, 6), kb_stmt_blob(q, 7)))
        return "its text is not the one that was compared with others";
    return is_indexed(c, kb_stmt_int(q, 0), kb_str_of(kb_stmt_string(q, 2)),
                      &body)
               ? NULL
               : "the full-text index has other words than its text";
}

static kb_status check_articles(content *c)
{
    kb_status status = KB_OK;
    kb_stmt q = kb_stmt_begin(c->store, KB_SQL_CHECK_CONTENT);

    while (status == KB_OK && kb_stmt_next(&q)) {
        const char *fault = fault_of(c, &q);
        if (fault)
            status = tell(c, kb_arena_printf(c->scratch, "s:%s: %s",
                                             kb_stmt_string(&q, 1), fault));
        kb_arena_clear(c->scratch);
    }
    return kb_stmt_end(&q, status, c->err);
}

kb_status kb_content_check(kb_sqlite *store, kb_text_fn *fn, void *context,
                           size_t *problems, kb_error *err)
{
    content c = {.store = store,
                 .arena = kb_arena_new(),
                 .scratch = kb_arena_new(),
                 .fn = fn,
                 .context = context,
                 .problems = problems,
                 .err = err};
    kb_status status = kb_docs_read(&c.docs, store, c.arena, err);

    c.sums = kb_arena_alloc(c.arena, c.docs.room * sizeof *c.sums);
    if (status == KB_OK)
        status = sum_index(&c);
    if (status == KB_OK)
        status = check_articles(&c);
    if (status == KB_OK)
        status = kb_names_check(store, fn, context, problems, err);
    kb_arena_free(c.scratch);
    kb_arena_free(c.arena);
    return status;
}
