/* match.c - finds the articles that have most of a query's tokens: BM25 (k1
 * 1.2, b 0.75, the idf of FTS5), and more for those in the title. */
#include <math.h>
#include <stdlib.h>

#include "base/vec.h"
#include "store/sqlite/index.h"
#include "store/sqlite/part.h"

static const double k1 = 1.2, b = 0.75, least_idf = 1e-6;

/* A token of the title counts as that many of the text, and once more: that
 * an article is about it. */
static const double title_weight = 8, title_bonus = 1.5;

typedef KB_VEC(kb_posting) postings;

typedef struct ranking {
    kb_sqlite *store;
    kb_arena *arena;
    const kb_match *match;
    kb_lengths lengths;
    kb_parts parts;
    size_t articles;
    double average;                  /* tokens of an article */
    postings found[KB_MATCH_TOKENS]; /* of each token, by document */
    double idf[KB_MATCH_TOKENS];
    double *score; /* by document */
} ranking;

/* ---- reading ------------------------------------------------------------ */

static kb_status prepare(ranking *r, kb_error *err)
{
    kb_status status = kb_index_lengths(&r->lengths, r->store, r->arena, err);
    double tokens = 0;

    for (uint32_t doc = 0; doc < r->lengths.room; doc++) {
        if (!kb_lengths_has(&r->lengths, doc))
            continue;
        r->articles++;
        tokens += kb_lengths_of(&r->lengths, doc).all;
    }
    r->average = r->articles > 0 ? tokens / (double)r->articles : 1;
    r->score = kb_arena_alloc(r->arena, r->lengths.room * sizeof *r->score);
    if (status == KB_OK)
        status = kb_parts_list(&r->parts, r->store, r->arena, err);
    return status;
}

static void take_postings(ranking *r, postings *out, kb_postings *from)
{
    kb_posting posting;
    while (kb_postings_next(from, &posting)) {
        if (kb_lengths_has(&r->lengths, posting.doc))
            kb_vec_push(r->arena, out, posting);
    }
}

/* Takes what a block has of the token.  @return whether later blocks may have
 * more */
static bool take_block(ranking *r, postings *out, kb_str block, kb_str token,
                       bool prefix)
{
    kb_terms terms = kb_terms_of(block);
    while (kb_terms_next(&terms)) {
        kb_str term = kb_terms_term(&terms);
        if (kb_str_equal(term, token) || (prefix && kb_str_starts(term, token)))
            take_postings(r, out, &terms.postings);
        else if (kb_str_compare(term, token) > 0)
            return false;
    }
    return true;
}

static kb_status take_part(ranking *r, postings *out, int64_t part,
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

static int by_doc(const void *left, const void *right)
{
    const kb_posting *x = left, *y = right;
    return x->doc < y->doc ? -1 : x->doc > y->doc;
}

/* A document is in one part only, and has a term once; but of the terms with
 * a prefix it may have many. */
static void join_terms(postings *found)
{
    kb_posting *p = found->data;
    size_t n = 0;

    if (found->len > 1)
        qsort(p, found->len, sizeof *p, by_doc);
    for (size_t i = 0; i < found->len; i++) {
        if (n == 0 || p[n - 1].doc != p[i].doc) {
            p[n++] = p[i];
            continue;
        }
        p[n - 1].weight += p[i].weight;
        p[n - 1].title |= p[i].title;
    }
    found->len = n;
}

/* ---- scoring ------------------------------------------------------------ */

static double idf(const ranking *r, size_t with)
{
    double n = (double)with;
    return fmax(log(((double)r->articles - n + 0.5) / (n + 0.5)), least_idf);
}

static void score_token(ranking *r, size_t token)
{
    const postings *found = &r->found[token];
    double worth = r->idf[token] * r->match->tokens[token].weight;
    double fixed = k1 * (1 - b), each = k1 * b / r->average;

    for (size_t i = 0; i < found->len; i++) {
        kb_posting p = found->data[i];
        double tf = p.weight + (p.title ? title_weight : 0);
        double length = kb_lengths_of(&r->lengths, p.doc).all;
        r->score[p.doc] +=
            worth * (tf * (k1 + 1) / (tf + fixed + each * length) +
                     (p.title ? title_bonus : 0));
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

    for (size_t i = 0; i < r->match->token_count; i++) {
        size_t len = strlen(tokens[i].text);
        if (len == 0 || len > KB_TERM_MAX || seen(tokens, i))
            continue;
        for (size_t p = 0; p < r->parts.len && status == KB_OK; p++)
            status = take_part(r, &r->found[i], r->parts.data[p].id, &tokens[i],
                               err);
        if (tokens[i].prefix)
            join_terms(&r->found[i]);
        r->idf[i] = idf(r, r->found[i].len);
        score_token(r, i);
    }
    return status;
}

/* Only articles that pass keep their score. */
static kb_status filter(ranking *r, kb_error *err)
{
    if (kb_filter_is_empty(&r->match->filter))
        return KB_OK;
    double *all = r->score;
    r->score = kb_arena_alloc(r->arena, r->lengths.room * sizeof *r->score);
    kb_stmt q = kb_stmt_begin(r->store, KB_SQL_DOCS_THAT_PASS);
    kb_filter_bind(&q, &r->match->filter);
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

/* Which tokens the document has. */
static void mark_tokens(const ranking *r, kb_hit *hit, uint32_t doc)
{
    const kb_posting key = {.doc = doc};

    hit->title_tokens = kb_lengths_of(&r->lengths, doc).title;
    for (size_t i = 0; i < r->match->token_count; i++) {
        const postings *found = &r->found[i];
        if (found->len == 0)
            continue;
        const kb_posting *p =
            bsearch(&key, found->data, found->len, sizeof key, by_doc);
        if (p)
            hit->tokens |= (uint64_t)1 << i;
        if (p && p->title)
            hit->title |= (uint64_t)1 << i;
    }
}

static kb_status add_hit(const ranking *r, kb_matches *out, uint32_t doc,
                         kb_error *err)
{
    kb_stmt q = kb_stmt_begin(r->store, KB_SQL_HIT);
    kb_stmt_bind_int(&q, 1, doc);
    if (kb_stmt_next(&q)) {
        kb_hit *hit = &out->hits[out->count++];
        *hit = (kb_hit){.article = (uint64_t)kb_stmt_int(&q, 0),
                        .cluster = (uint64_t)kb_stmt_int(&q, 1),
                        .score = r->score[doc]};
        mark_tokens(r, hit, doc);
    }
    return kb_stmt_end(&q, KB_OK, err);
}

static int by_rank(const void *left, const void *right)
{
    const kb_hit *x = left, *y = right;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return x->article < y->article ? -1 : x->article > y->article;
}

/* The best, and all that are as good as the last of them: which of these are
 * among the best is for their ids to say. */
static kb_status find_best(const ranking *r, kb_matches *out, kb_error *err)
{
    size_t room = r->lengths.room, limit = r->match->limit, n = 0;
    kb_status status = KB_OK;
    double least = room > 0 ? threshold(r, limit < room ? limit : room) : 0;

    for (size_t doc = 0; doc < room; doc++)
        n += r->score[doc] > 0 && r->score[doc] >= least;
    out->hits = kb_arena_alloc(out->arena, n * sizeof *out->hits);
    for (uint32_t doc = 0; doc < room && status == KB_OK; doc++) {
        if (r->score[doc] > 0 && r->score[doc] >= least)
            status = add_hit(r, out, doc, err);
    }
    if (out->count > 1)
        qsort(out->hits, out->count, sizeof *out->hits, by_rank);
    if (out->count > limit)
        out->count = limit;
    return status;
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
        status = find_best(r, out, err);
    memcpy(out->idf, r->idf, sizeof out->idf);
    kb_arena_free(arena);
    return status;
}
