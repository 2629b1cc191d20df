/* match.c - ranks articles by BM25: k1 1.2, b 0.75, the idf of FTS5. */
#include <math.h>
#include <stdlib.h>

#include "base/vec.h"
#include "store/sqlite/index.h"
#include "store/sqlite/part.h"

enum { TOKENS_MAX = 64 /* of a query; the others are left out */ };

static const double k1 = 1.2, b = 0.75, least_idf = 1e-6;

typedef KB_VEC(kb_hit) hits;

typedef struct ranking {
    kb_sqlite *store;
    kb_arena *arena;
    kb_lengths lengths;
    kb_parts parts;
    size_t articles;
    double average;           /* tokens of an article */
    KB_VEC(kb_posting) found; /* of the token at hand */
    double *score;            /* by document */
} ranking;

/* ---- reading ------------------------------------------------------------ */

static kb_status prepare(ranking *r, kb_error *err)
{
    kb_status status = kb_index_lengths(&r->lengths, r->store, r->arena, err);
    size_t room = r->lengths.room;
    double tokens = 0;

    for (size_t doc = 0; doc < room; doc++) {
        if (r->lengths.tokens[doc] == 0)
            continue;
        r->articles++;
        tokens += r->lengths.tokens[doc] - 1;
    }
    r->average = r->articles > 0 ? tokens / (double)r->articles : 1;
    r->score = kb_arena_alloc(r->arena, room * sizeof *r->score);
    if (status == KB_OK)
        status = kb_parts_list(&r->parts, r->store, r->arena, err);
    return status;
}

static void take_postings(ranking *r, kb_postings *postings)
{
    kb_posting posting;
    while (kb_postings_next(postings, &posting)) {
        if (posting.doc < r->lengths.room && r->lengths.tokens[posting.doc])
            kb_vec_push(r->arena, &r->found, posting);
    }
}

/* Takes what a block has of the token.  @return whether later blocks may have
 * more */
static bool take_block(ranking *r, kb_str block, kb_str token, bool prefix)
{
    kb_terms terms = kb_terms_of(block);
    while (kb_terms_next(&terms)) {
        kb_str term = kb_terms_term(&terms);
        if (kb_str_equal(term, token) || (prefix && kb_str_starts(term, token)))
            take_postings(r, &terms.postings);
        else if (kb_str_compare(term, token) > 0)
            return false;
    }
    return true;
}

static kb_status take_part(ranking *r, int64_t part, kb_str token, bool prefix,
                           kb_error *err)
{
    kb_stmt q = kb_stmt_begin(r->store, KB_SQL_BLOCKS_FROM_TERM);
    kb_stmt_bind_int(&q, 1, part);
    kb_stmt_bind_blob(&q, 2, token);
    while (kb_stmt_next(&q) &&
           take_block(r, kb_stmt_blob(&q, 0), token, prefix))
        ;
    return kb_stmt_end(&q, KB_OK, err);
}

/* ---- scoring ------------------------------------------------------------ */

/* A document is in one part only, and has a term once; but of the terms with
 * a prefix it may have many. */
static void join_terms(ranking *r)
{
    uint32_t *weight =
        kb_arena_alloc(r->arena, r->lengths.room * sizeof *weight);
    kb_posting *found = r->found.data;
    size_t n = 0;

    for (size_t i = 0; i < r->found.len; i++) {
        kb_posting p = found[i];
        if (weight[p.doc] == 0)
            found[n++].doc = p.doc;
        weight[p.doc] += p.weight;
    }
    for (size_t i = 0; i < n; i++)
        found[i].weight = weight[found[i].doc];
    r->found.len = n;
}

/* Adds what the token at hand is worth, and forgets it. */
static void score_token(ranking *r)
{
    double with = (double)r->found.len;
    double idf = log(((double)r->articles - with + 0.5) / (with + 0.5));
    if (idf < least_idf)
        idf = least_idf;
    for (size_t i = 0; i < r->found.len; i++) {
        kb_posting p = r->found.data[i];
        double length = (r->lengths.tokens[p.doc] - 1) / r->average;
        r->score[p.doc] += idf * (p.weight * (k1 + 1)) /
                           (p.weight + k1 * (1 - b + b * length));
    }
    r->found.len = 0;
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

static kb_status score_tokens(ranking *r, const kb_match *match, kb_error *err)
{
    kb_status status = KB_OK;
    size_t count = 0;

    for (size_t i = 0; i < match->token_count && count < TOKENS_MAX; i++) {
        kb_str token = kb_str_of(match->tokens[i].text);
        if (token.len == 0 || token.len > KB_TERM_MAX || seen(match->tokens, i))
            continue;
        for (size_t p = 0; p < r->parts.len && status == KB_OK; p++)
            status = take_part(r, r->parts.data[p].id, token,
                               match->tokens[i].prefix, err);
        if (match->tokens[i].prefix)
            join_terms(r);
        score_token(r);
        count++;
    }
    return status;
}

/* Only articles that pass keep their score. */
static kb_status filter(ranking *r, const kb_article_filter *filter,
                        kb_error *err)
{
    if (kb_filter_is_empty(filter))
        return KB_OK;
    double *all = r->score;
    r->score = kb_arena_alloc(r->arena, r->lengths.room * sizeof *r->score);
    kb_stmt q = kb_stmt_begin(r->store, KB_SQL_DOCS_THAT_PASS);
    kb_filter_bind(&q, filter);
    while (kb_stmt_next(&q)) {
        size_t doc = (size_t)kb_stmt_int(&q, 0);
        if (doc < r->lengths.room)
            r->score[doc] = all[doc];
    }
    return kb_stmt_end(&q, KB_OK, err);
}

/* ---- the best ----------------------------------------------------------- */

/* Puts `score` into a heap of `n`, the least of which is on top. */
static void sift(double *heap, size_t n, double score)
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

/* The score of the `limit`-th best, or 0 where there are fewer. */
static double threshold(const ranking *r, size_t limit)
{
    double *heap = kb_arena_alloc(r->arena, limit * sizeof *heap);
    for (size_t doc = 0; doc < r->lengths.room; doc++) {
        if (r->score[doc] > heap[0])
            sift(heap, limit, r->score[doc]);
    }
    return heap[0];
}

static int by_rank(const void *left, const void *right)
{
    const kb_hit *x = left, *y = right;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return x->article < y->article ? -1 : x->article > y->article;
}

static kb_status find_article(ranking *r, hits *out, uint32_t doc,
                              kb_error *err)
{
    kb_stmt q = kb_stmt_begin(r->store, KB_SQL_HIT);
    kb_stmt_bind_int(&q, 1, doc);
    if (kb_stmt_next(&q))
        kb_vec_push(r->arena, out,
                    (kb_hit){.article = (uint64_t)kb_stmt_int(&q, 0),
                             .cluster = (uint64_t)kb_stmt_int(&q, 1),
                             .score = r->score[doc]});
    return kb_stmt_end(&q, KB_OK, err);
}

/* The best, and all that are as good as the last of them: which of these are
 * among the best is for their ids to say. */
static kb_status find_best(ranking *r, size_t limit, hits *out, kb_error *err)
{
    kb_status status = KB_OK;
    size_t room = r->lengths.room;
    if (room == 0)
        return KB_OK;
    double least = threshold(r, limit < room ? limit : room);

    for (size_t doc = 0; doc < room && status == KB_OK; doc++) {
        if (r->score[doc] > 0 && r->score[doc] >= least)
            status = find_article(r, out, (uint32_t)doc, err);
    }
    if (out->len > 1)
        qsort(out->data, out->len, sizeof *out->data, by_rank);
    return status;
}

kb_status kb_sqlite_match(kb_store *base, const kb_match *match, kb_hit *out,
                          size_t *n, kb_error *err)
{
    ranking r = {.store = kb_sqlite_of(base), .arena = kb_arena_new()};
    hits found = {0};

    kb_status status = prepare(&r, err);
    if (status == KB_OK)
        status = score_tokens(&r, match, err);
    if (status == KB_OK)
        status = filter(&r, &match->filter, err);
    if (status == KB_OK)
        status = find_best(&r, match->limit, &found, err);
    for (*n = 0; status == KB_OK && *n < found.len && *n < match->limit; ++*n)
        out[*n] = found.data[*n];
    kb_arena_free(r.arena);
    return status;
}
