/* search.c - finds the articles that a query is about: the index proposes
 * candidates and says what they have; that ranks them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "query/passage.h"

enum {
    CANDIDATES = 60, /* at least */
    CANDIDATES_MAX = 1 << 17,
    PER_HIT = 2, /* candidates for each hit asked for: copies fall out */
    SPARE = 4    /* candidates that are named beside those wanted, likewise */
};

/* What a score is made of; tests/tools/search_fit.py finds the weights. */
static const kb_summand ranking[KB_SCORE_PARTS] = {
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
    uint64_t id, cluster; /* of the article; 0: not known yet */
    uint32_t day;         /* of an article without a word of the query */
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
    size_t hit_count;
    size_t next; /* candidate that articles are read of */
} search;

/* ---- candidates --------------------------------------------------------- */

static size_t candidates_wanted(const kb_search_query *query)
{
    size_t most = (query->skip + query->limit) * PER_HIT;

    if (query->only || query->limit == 0 || most > CANDIDATES_MAX)
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

static void take_all(search *s, const kb_matches *found)
{
    s->count = found->count;
    s->candidates = kb_arena_alloc(s->arena, s->count * sizeof(candidate));
    for (size_t i = 0; i < s->count; i++)
        s->candidates[i].hit = found->hits[i];
}

static candidate *take_member(search *s, const kb_member *member)
{
    candidate *c = &s->candidates[s->count++];
    c->id = member->article;
    c->cluster = member->cluster;
    c->hit.place = member->place;
    return c;
}

/* Of what matches, what is in the set; and then its other articles where all
 * are wanted. */
static void take_of_set(search *s, const kb_matches *found)
{
    const kb_article_set *only = s->query->only;
    bool *taken = kb_arena_alloc(s->arena, only->len * sizeof *taken);
    size_t at;

    s->candidates = kb_arena_alloc(s->arena, only->len * sizeof(candidate));
    for (size_t i = 0; i < found->count; i++) {
        if (!kb_article_set_find(only, found->hits[i].place, &at))
            continue;
        take_member(s, &only->members[at])->hit = found->hits[i];
        taken[at] = true;
    }
    for (size_t i = 0; s->query->every && i < only->len; i++) {
        if (!taken[i])
            take_member(s, &only->members[i])->day = only->members[i].day;
    }
}

static kb_status find_candidates(search *s, kb_error *err)
{
    kb_matches found = {.arena = s->arena};
    kb_match match = {.tokens = kb_needle_tokens(s->arena, &s->needle),
                      .token_count = s->needle.part_count,
                      .filter = s->query->articles,
                      .limit = candidates_wanted(s->query)};

    kb_status status = kb_store_match(s->store, &match, &found, err);
    if (s->query->only)
        take_of_set(s, &found);
    else
        take_all(s, &found);
    s->complete = found.count < match.limit;
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

    if ((x->hit.tokens != 0) != (y->hit.tokens != 0))
        return x->hit.tokens != 0 ? -1 : 1;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    if (x->day != y->day)
        return x->day > y->day ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id;
}

static void sort(candidate *candidates, size_t n)
{
    if (n > 1)
        qsort(candidates, n, sizeof *candidates, compare);
}

static void rank(search *s)
{
    double best = s->candidates[0].hit.score;

    for (size_t i = 0; i < s->count; i++) {
        if (s->candidates[i].hit.tokens != 0)
            add_up(s, &s->candidates[i], best);
    }
    sort(s->candidates, s->count);
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

/* ---- articles ----------------------------------------------------------- */

/* Gives the articles of candidates from `from` on, in this order. */
static kb_status read_articles(search *s, size_t from, size_t n, bool with_text,
                               kb_article_fn *fn, kb_error *err)
{
    uint64_t *places = kb_arena_alloc(s->arena, n * sizeof *places);
    kb_article_query query = {.ids = places,
                              .id_count = n,
                              .places = true,
                              .in_short = !with_text,
                              .with_text = with_text};

    for (size_t i = 0; i < n; i++)
        places[i] = s->candidates[from + i].hit.place;
    s->next = from;
    return n > 0 ? kb_store_articles(s->store, &query, fn, s, err) : KB_OK;
}

/* The candidate that the next article is; others are gone since. */
static candidate *candidate_of(search *s, const kb_article *article)
{
    while (s->candidates[s->next].hit.place != article->place)
        s->next++;
    return &s->candidates[s->next++];
}

static kb_status name(void *context, const kb_article *article)
{
    candidate *c = candidate_of(context, article);

    c->id = article->id;
    c->cluster = article->cluster;
    return KB_OK;
}

/* How many candidates from `from` on are named at once: who is as good as the
 * last of them is, too. */
static size_t batch_of(const search *s, size_t from, size_t wanted)
{
    size_t end = from + wanted + SPARE;

    if (end >= s->count)
        return s->count - from;
    while (end < s->count &&
           s->candidates[end].score == s->candidates[end - 1].score)
        end++;
    return end - from;
}

/* Learns which articles the best candidates are, as many as are wanted: ids
 * put equal ones in order, and of copies only the best stays. */
static kb_status name_best(search *s, size_t wanted, kb_error *err)
{
    kb_map seen = {.arena = s->arena};
    size_t kept = 0;
    kb_status status = KB_OK;

    for (size_t from = 0, n; from < s->count && kept < wanted; from += n) {
        n = batch_of(s, from, wanted - kept);
        if (!s->query->only) /* else they are known */
            status = read_articles(s, from, n, false, name, err);
        if (status != KB_OK)
            return status;
        sort(s->candidates + from, n);
        for (size_t i = from; i < from + n; i++) {
            const candidate *c = &s->candidates[i];
            bool fresh = c->id != 0;
            if (fresh && !s->query->with_duplicates)
                kb_map_add_id(&seen, c->cluster, &fresh);
            if (fresh)
                s->candidates[kept++] = *c;
        }
    }
    s->count = kept;
    return status;
}

/* ---- hits --------------------------------------------------------------- */

static kb_status make_hit(void *context, const kb_article *article)
{
    search *s = context;
    const candidate *c = candidate_of(s, article);
    kb_search_hit *hit = &s->hits[s->hit_count++];
    kb_passage_query query = {
        .needle = &s->needle, .weights = s->weights, .scratch = s->scratch};

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
    return read_articles(s, from, n, true, make_hit, err);
}

/* How many hits must be known: all, where they are counted. */
static size_t hits_wanted(const search *s)
{
    bool all = s->complete || s->query->limit == 0;
    return all ? s->count : s->query->skip + s->query->limit;
}

static void list_places(kb_search_result *out, const search *s)
{
    uint64_t *places = kb_arena_alloc(s->arena, s->count * sizeof *places);

    for (size_t i = 0; i < s->count; i++)
        places[i] = s->candidates[i].hit.place;
    out->places = places;
    out->place_count = s->count;
}

static kb_status run(search *s, kb_search_result *out, kb_error *err)
{
    kb_status status = find_candidates(s, err);

    if (status == KB_OK && s->count == 0)
        return kb_fail(err, KB_NOT_FOUND, "nothing found for '%s'",
                       s->query->text);
    if (status != KB_OK)
        return status;
    if (!s->query->every)
        drop_faint(s);
    if (s->query->only)
        list_places(out, s);
    rank(s);
    status = name_best(s, hits_wanted(s), err);
    if (status == KB_OK)
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
