/* search.c - finds the articles that a query is about: the index proposes
 * candidates and says what they have; that ranks them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "query/passage.h"

enum {
    CANDIDATES = 150, /* at least */
    CANDIDATES_MAX = 1 << 17,
    PER_HIT = 2 /* candidates for each hit asked for: copies fall out */
};

/* What a score is made of; tests/tools/search_fit.py finds the weights. */
static const kb_score_part ranking[KB_SCORE_PARTS] = {
    {"match", .weight = 9.5},   /* of the index, against the best one's */
    {"found", .weight = 2.2},   /* share of the query's weight in the article */
    {"words", .weight = 7.33},  /* share of the query's words in the title, */
    {"title", .weight = -5.19}, /* where the rare ones count no more */
    {"length", .weight = -0.63}, /* of the title: log(1 + words) */
};

/* Who has less of the query, against who has most, is not about it. */
static const double least = 0.25;

typedef struct candidate {
    kb_hit hit;
    double score;
    double parts[KB_SCORE_PARTS];
} candidate;

typedef struct search {
    kb_store *store;
    kb_arena *arena;
    const kb_search_query *query;
    kb_needle needle;
    double weights[KB_NEEDLE_PARTS];
    double weight; /* of all parts */
    candidate *candidates;
    size_t count;
    bool complete; /* nothing matches but the candidates */

    kb_arena *scratch; /* for one article */
    kb_search_hit *hits;
    size_t hit_count, shown; /* candidates */
} search;

/* ---- candidates --------------------------------------------------------- */

static size_t candidates_wanted(const kb_search_query *query)
{
    size_t most = (query->skip + query->limit) * PER_HIT;

    if (query->limit == 0 || most > CANDIDATES_MAX)
        return CANDIDATES_MAX;
    return most > CANDIDATES ? most : CANDIDATES;
}

/* A part that few articles have says more than one that all have. */
static void weigh_parts(search *s, const double *idf)
{
    for (size_t k = 0; k < s->needle.part_count; k++) {
        s->weights[k] = s->needle.parts[k].weight * idf[k];
        s->weight += s->weights[k];
    }
}

static kb_status find_candidates(search *s, kb_error *err)
{
    size_t n = s->needle.part_count;
    kb_match_token *tokens = kb_arena_alloc(s->arena, n * sizeof *tokens);
    kb_matches found = {.arena = s->arena};
    kb_match match = {.tokens = tokens,
                      .token_count = n,
                      .filter = s->query->articles,
                      .limit = candidates_wanted(s->query)};

    for (size_t i = 0; i < n; i++) {
        const kb_part *part = &s->needle.parts[i];
        tokens[i] = (kb_match_token){part->text, part->prefix, part->weight};
    }
    kb_status status = kb_store_match(s->store, &match, &found, err);
    s->count = found.count;
    s->complete = s->count < match.limit;
    s->candidates = kb_arena_alloc(s->arena, s->count * sizeof(candidate));
    for (size_t i = 0; i < s->count; i++)
        s->candidates[i].hit = found.hits[i];
    weigh_parts(s, found.idf);
    return status;
}

/* ---- scores ------------------------------------------------------------- */

/* The share of the query's weight that some parts have. */
static double share_of(const search *s, kb_parts parts)
{
    return s->weight > 0 ? kb_parts_weight(parts, s->weights) / s->weight : 0;
}

static void add_up(const search *s, candidate *c, double best)
{
    double words = fmax((double)s->needle.part_count, 1);
    const double parts[KB_SCORE_PARTS] = {
        c->hit.score / best,
        share_of(s, c->hit.tokens),
        __builtin_popcountll(c->hit.title) / words,
        share_of(s, c->hit.title),
        log1p(c->hit.title_tokens),
    };

    memcpy(c->parts, parts, sizeof parts);
    c->score = 0;
    for (size_t i = 0; i < KB_SCORE_PARTS; i++)
        c->score += ranking[i].weight * parts[i];
}

static int compare(const void *a, const void *b)
{
    const candidate *x = a, *y = b;

    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return (x->hit.article > y->hit.article) -
           (x->hit.article < y->hit.article);
}

static void rank(search *s)
{
    double best = s->candidates[0].hit.score;

    for (size_t i = 0; i < s->count; i++)
        add_up(s, &s->candidates[i], best);
    qsort(s->candidates, s->count, sizeof *s->candidates, compare);
}

/* Of copies of one text only the best one stays. */
static void drop_copies(search *s)
{
    kb_map seen = {.arena = s->arena};
    size_t kept = 0;
    bool fresh;

    for (size_t i = 0; i < s->count; i++) {
        const char *bytes = (const char *)&s->candidates[i].hit.cluster;
        const char *key = kb_arena_copy(s->arena, bytes, sizeof(uint64_t));
        kb_map_add(&seen, (kb_str){key, sizeof(uint64_t)}, &fresh);
        if (fresh)
            s->candidates[kept++] = s->candidates[i];
    }
    s->count = kept;
}

/* Leaves out what has only common words of the query. */
static void drop_faint(search *s)
{
    double most = 0;
    size_t kept = 0;

    for (size_t i = 0; i < s->count; i++)
        most = fmax(most, share_of(s, s->candidates[i].hit.tokens));
    for (size_t i = 0; i < s->count; i++) {
        candidate c = s->candidates[i];
        if (share_of(s, c.hit.tokens) >= least * most)
            s->candidates[kept++] = c;
    }
    s->count = kept;
}

/* ---- hits --------------------------------------------------------------- */

/* Articles come in the order of the candidates; some may be gone since. */
static kb_status make_hit(void *context, const kb_article *article)
{
    search *s = context;
    kb_search_hit *hit = &s->hits[s->hit_count++];
    kb_passage_query query = {
        .needle = &s->needle, .weights = s->weights, .scratch = s->scratch};

    while (s->candidates[s->shown].hit.article != article->id)
        s->shown++;
    const candidate *c = &s->candidates[s->shown++];
    kb_passage_choose(hit, s->arena, article, &query);
    kb_arena_clear(s->scratch);
    hit->score = c->score;
    for (size_t i = 0; i < KB_SCORE_PARTS; i++) {
        hit->parts[i] = ranking[i];
        hit->parts[i].value = c->parts[i];
    }
    return KB_OK;
}

static kb_status make_hits(search *s, kb_error *err)
{
    size_t from = s->query->skip < s->count ? s->query->skip : s->count;
    size_t n = s->count - from;

    if (s->query->limit > 0 && n > s->query->limit)
        n = s->query->limit;
    s->hits = kb_arena_alloc(s->arena, n * sizeof *s->hits);
    s->shown = from;
    uint64_t *ids = kb_arena_alloc(s->arena, n * sizeof *ids);
    kb_article_query query = {.ids = ids, .id_count = n, .with_text = true};
    for (size_t i = 0; i < n; i++)
        ids[i] = s->candidates[from + i].hit.article;
    return n > 0 ? kb_store_articles(s->store, &query, make_hit, s, err)
                 : KB_OK;
}

static kb_status run(search *s, kb_search_result *out, kb_error *err)
{
    kb_status status = find_candidates(s, err);

    if (status == KB_OK && s->count == 0)
        return kb_fail(err, KB_NOT_FOUND, "nothing found for '%s'",
                       s->query->text);
    if (status != KB_OK)
        return status;
    drop_faint(s);
    rank(s);
    if (!s->query->with_duplicates)
        drop_copies(s);
    status = make_hits(s, err);
    out->hits = s->hits;
    out->hit_count = s->hit_count;
    out->total = s->complete ? (int64_t)s->count : -1;
    return status;
}

kb_status kb_search(kb_search_result *out, kb_store *store, kb_arena *arena,
                    const kb_search_query *query, kb_error *err)
{
    search s = {.store = store, .arena = arena, .query = query};

    *out = (kb_search_result){0};
    kb_needle_make(&s.needle, arena, kb_str_of(query->text));
    s.scratch = kb_arena_new();
    kb_status status = run(&s, out, err);
    kb_arena_free(s.scratch);
    return status;
}
