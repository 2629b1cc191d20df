/* match.c - finds the articles that have most of a query's tokens: a term's
 * worth (the idf of FTS5) times what it is to the document (impact.h). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "store/sqlite/docs.h"
#include "store/sqlite/impact.h"
#include "store/sqlite/part.h"

static const double least_idf = 1e-6;

enum { LISTS_CEILING = 1 << 30, LEVELS = 128 /* that bytes can hold */ };

/* What the index has of a token: bytes of postings, by document. */
typedef struct found {
    KB_VEC(kb_str) lists;
    size_t count; /* documents */
} found;

typedef struct ranking {
    kb_sqlite *store;
    kb_arena *arena;
    const kb_match *match;
    kb_docs docs;
    kb_parts parts;
    size_t articles;
    found found[KB_MATCH_TOKENS];
    double idf[KB_MATCH_TOKENS];
    float *score; /* by document */
} ranking;

/* ---- postings of a token ------------------------------------------------ */

static inline kb_postings postings_of(kb_str bytes)
{
    const unsigned char *at = (const unsigned char *)bytes.ptr;
    return (kb_postings){at, at + bytes.len, 0};
}

/* Takes what a block has of the token.  @return whether later blocks may have
 * more */
static bool take_block(const ranking *r, found *out, kb_str block, kb_str token,
                       bool prefix)
{
    kb_terms terms = kb_terms_of(block);
    while (kb_terms_next(&terms)) {
        kb_str term = kb_terms_term(&terms);
        if (kb_str_equal(term, token) ||
            (prefix && kb_str_starts(term, token))) {
            const char *bytes = (const char *)terms.postings.at;
            size_t len = (size_t)(terms.postings.end - terms.postings.at);
            kb_str list = {kb_arena_copy(r->arena, bytes, len), len};
            kb_vec_push(r->arena, &out->lists, list);
        } else if (kb_str_compare(term, token) > 0) {
            return false;
        }
    }
    return true;
}

static kb_status take_part(const ranking *r, found *out, int64_t part,
                           const kb_match_token *token, kb_error *err)
{
    kb_str text = kb_str_of(token->text);
    kb_stmt q = kb_stmt_begin(r->store, KB_SQL_BLOCKS_FROM_TERM);
    kb_stmt_bind_int(&q, 1, part);
    kb_stmt_bind_blob(&q, 2, text);
    while (kb_stmt_next(&q) &&
           take_block(r, out, kb_stmt_blob(&q, 0), text, token->prefix))
        ;
    return kb_stmt_end(&q, KB_OK, err);
}

/* Makes one list of those of many terms: of a document's the best counts. */
static void join_terms(const ranking *r, found *of)
{
    uint8_t *best = kb_arena_alloc(r->arena, r->docs.room);
    kb_buf bytes = KB_BUF_INIT(LISTS_CEILING);
    kb_posting p;
    uint32_t last = 0;

    for (size_t i = 0; i < of->lists.len; i++) {
        kb_postings postings = postings_of(of->lists.data[i]);
        while (kb_postings_next(&postings, &p)) {
            if (p.doc >= r->docs.room)
                continue;
            uint8_t level = best[p.doc] >> 1, title = best[p.doc] & 1;
            level = p.level > level ? p.level : level;
            best[p.doc] = (uint8_t)(level << 1 | title | p.title);
        }
    }
    for (uint32_t doc = 0; doc < r->docs.room; doc++) {
        if (best[doc] != 0)
            kb_postings_add(&bytes, &last,
                            (kb_posting){doc, best[doc] >> 1, best[doc] & 1});
    }
    kb_str list = {kb_arena_copy(r->arena, bytes.ptr, bytes.len), bytes.len};
    kb_buf_dispose(&bytes);
    of->lists.len = 0;
    kb_vec_push(r->arena, &of->lists, list);
}

static size_t count_documents(const ranking *r, const found *of)
{
    size_t count = 0;
    kb_posting p;

    for (size_t i = 0; i < of->lists.len; i++) {
        kb_postings postings = postings_of(of->lists.data[i]);
        while (kb_postings_next(&postings, &p))
            count += kb_docs_has(&r->docs, p.doc);
    }
    return count;
}

static kb_status find_token(const ranking *r, found *out,
                            const kb_match_token *token, kb_error *err)
{
    kb_status status = KB_OK;

    for (size_t i = 0; i < r->parts.len && status == KB_OK; i++)
        status = take_part(r, out, r->parts.data[i].id, token, err);
    if (token->prefix && out->lists.len > 1)
        join_terms(r, out);
    out->count = count_documents(r, out);
    return status;
}

/* ---- scoring ------------------------------------------------------------ */

static kb_status prepare(ranking *r, kb_error *err)
{
    kb_status status = kb_docs_read(&r->docs, r->store, r->arena, err);

    r->articles = kb_docs_count(&r->docs);
    r->score = kb_arena_alloc(r->arena, r->docs.room * sizeof *r->score);
    if (status == KB_OK)
        status = kb_parts_list(&r->parts, r->store, r->arena, err);
    return status;
}

static double idf(const ranking *r, size_t with)
{
    double n = (double)with;
    return fmax(log(((double)r->articles - n + 0.5) / (n + 0.5)), least_idf);
}

static void score_token(const ranking *r, size_t token)
{
    double worth = r->idf[token] * r->match->tokens[token].weight;
    const found *of = &r->found[token];
    float gain[2][LEVELS];
    kb_posting p;

    for (int level = 0; level < LEVELS; level++) {
        for (int title = 0; title < 2; title++)
            gain[title][level] =
                (float)(worth * kb_impact_of((uint8_t)level, title));
    }
    for (size_t i = 0; i < of->lists.len; i++) {
        kb_postings postings = postings_of(of->lists.data[i]);
        while (kb_postings_next(&postings, &p)) {
            if (p.doc < r->docs.room)
                r->score[p.doc] += gain[p.title][p.level];
        }
    }
}

static bool seen(const kb_match_token *tokens, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (tokens[i].prefix == tokens[at].prefix &&
            strcmp(tokens[i].text, tokens[at].text) == 0)
            return true;
    }
    return false;
}

static kb_status score_tokens(ranking *r, kb_error *err)
{
    const kb_match_token *tokens = r->match->tokens;
    kb_status status = KB_OK;

    for (size_t i = 0; i < r->match->token_count && status == KB_OK; i++) {
        size_t len = strlen(tokens[i].text);
        if (len == 0 || len > KB_TERM_MAX || seen(tokens, i))
            continue;
        status = find_token(r, &r->found[i], &tokens[i], err);
        r->idf[i] = idf(r, r->found[i].count);
        score_token(r, i);
    }
    return status;
}

/* Only articles that pass keep their score. */
static kb_status filter(ranking *r, kb_error *err)
{
    if (kb_filter_is_empty(&r->match->filter))
        return KB_OK;
    float *all = r->score;
    r->score = kb_arena_alloc(r->arena, r->docs.room * sizeof *r->score);
    kb_stmt q = kb_stmt_begin(r->store, KB_SQL_DOCS_THAT_PASS);
    kb_filter_bind(&q, &r->match->filter);
    while (kb_stmt_next(&q)) {
        size_t doc = (size_t)kb_stmt_int(&q, 0);
        if (doc < r->docs.room)
            r->score[doc] = all[doc];
    }
    return kb_stmt_end(&q, KB_OK, err);
}

/* ---- the best ----------------------------------------------------------- */

/* Puts `score` into a heap of `n`, the least of which is on top. */
static void sift(float *heap, size_t n, float score)
{
    size_t at = 0;
    for (size_t child; (child = 2 * at + 1) < n; at = child) {
        if (child + 1 < n && heap[child + 1] < heap[child])
            child++;
        if (heap[child] >= score)
            break;
        heap[at] = heap[child];
    }
    heap[at] = score;
}

/* The documents of which one was among the best when it was met, and the least
 * score of those that still are. */
typedef struct best {
    KB_VEC(uint32_t) docs;
    float *heap; /* of the best scores */
    size_t limit;
} best;

static void consider(best *b, const ranking *r, uint32_t doc)
{
    float score = r->score[doc];

    if (score <= 0 || score < b->heap[0] || !kb_docs_has(&r->docs, doc))
        return;
    kb_vec_push(r->arena, &b->docs, doc);
    if (score > b->heap[0])
        sift(b->heap, b->limit, score);
}

/* Two scores at a time: those of most documents are 0. */
static void walk_scores(best *b, const ranking *r)
{
    uint32_t doc = 0, room = (uint32_t)r->docs.room;

    for (uint64_t two; room - doc >= 2; doc += 2) {
        memcpy(&two, r->score + doc, sizeof two);
        if (two == 0)
            continue;
        consider(b, r, doc);
        consider(b, r, doc + 1);
    }
    if (doc < room)
        consider(b, r, doc);
}

/* Tells the hits, which are by document, that have the token.  @return the
 * first that is beyond the list */
static size_t mark_list(kb_matches *out, size_t at, kb_str list, uint64_t bit)
{
    kb_postings postings = postings_of(list);
    kb_posting p;

    while (at < out->count && kb_postings_next(&postings, &p)) {
        while (out->hits[at].place < p.doc && ++at < out->count)
            ;
        if (at == out->count || out->hits[at].place != p.doc)
            continue;
        out->hits[at].tokens |= bit;
        out->hits[at].title |= p.title ? bit : 0;
    }
    return at;
}

static void mark_hits(const ranking *r, kb_matches *out)
{
    for (size_t i = 0; i < r->match->token_count; i++) {
        const found *of = &r->found[i];
        size_t at = 0;
        for (size_t k = 0; k < of->lists.len; k++)
            at = mark_list(out, at, of->lists.data[k], (uint64_t)1 << i);
    }
}

static int by_rank(const void *left, const void *right)
{
    const kb_hit *x = left, *y = right;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

/* The best, and of those that are as good as the last of them the first. */
static void find_best(const ranking *r, kb_matches *out)
{
    size_t room = r->docs.room, limit = r->match->limit;
    best b = {.limit = limit < room ? limit : room};

    b.heap = kb_arena_alloc(r->arena, (b.limit + 1) * sizeof *b.heap);
    walk_scores(&b, r);
    out->hits = kb_arena_alloc(out->arena, b.docs.len * sizeof *out->hits);
    for (size_t i = 0; i < b.docs.len; i++) {
        uint32_t doc = b.docs.data[i];
        if (r->score[doc] >= b.heap[0])
            out->hits[out->count++] =
                (kb_hit){.place = doc,
                         .score = (double)r->score[doc],
                         .title_tokens = r->docs.marks[doc] - 1U};
    }
    mark_hits(r, out);
    if (out->count > 1)
        qsort(out->hits, out->count, sizeof *out->hits, by_rank);
    if (out->count > limit)
        out->count = limit;
}

kb_status kb_sqlite_match(kb_store *base, const kb_match *match,
                          kb_matches *out, kb_error *err)
{
    kb_arena *arena = kb_arena_new();
    ranking *r = kb_arena_alloc(arena, sizeof *r);

    *r = (ranking){.store = kb_sqlite_of(base), .arena = arena, .match = match};
    kb_status status = prepare(r, err);
    if (status == KB_OK)
        status = score_tokens(r, err);
    if (status == KB_OK)
        status = filter(r, err);
    if (status == KB_OK)
        find_best(r, out);
    memcpy(out->idf, r->idf, sizeof out->idf);
    kb_arena_free(arena);
    return status;
}
