/* search.c - finds the articles that a query is about: the index proposes
 * candidates, a second look at their texts puts them in order. */
#include <math.h>
#include <stdlib.h>

#include "base/map.h"
#include "query/passage.h"
#include "text/utf8.h"

enum {
    CANDIDATES = 120, /* that are looked at, at least */
    CANDIDATES_MAX = 1 << 17,
    PER_HIT = 2, /* candidates for each hit asked for: copies fall out */
    BATCH = 256  /* articles that are read at once */
};

/* What makes an article better, each from 0 to 1, and how much it counts. */
static const struct ranking {
    double bm25;      /* of the index, against the best candidate's */
    double title;     /* share of the query's weight in the title */
    double near;      /* ... in one block */
    double title_run; /* longest piece of the query in one run, there */
    double body_run;
    double latin; /* the weight of a Latin word; of a Han pair it is 1 */
    double lone;  /* the weight of a single Han character */
    double least; /* who has less of the query, against who has most, is not
                     about it */
} ranking = {
    .bm25 = 1.0,
    .title = 6.0,
    .near = 1.5,
    .title_run = 0.5,
    .body_run = 1.1,
    .latin = 1.5,
    .lone = 0.7,
    .least = 0.25,
};

typedef struct candidate {
    uint64_t article, cluster;
    double bm25;
    kb_parts title, body, near;
    size_t title_run, body_run; /* folded characters */
    double score;
} candidate;

typedef struct search {
    kb_store *store;
    kb_arena *arena;
    const kb_search_query *query;
    kb_needle needle;
    double weights[KB_NEEDLE_PARTS];
    candidate *candidates;
    size_t count;
    bool complete; /* nothing matches but the candidates */

    kb_arena *scratch; /* for one article */
    size_t looked_at;  /* candidates so far */
    kb_search_hit *hits;
    size_t hit_count;
} search;

/* ---- candidates --------------------------------------------------------- */

static size_t candidates_wanted(const kb_search_query *query)
{
    size_t most = (query->skip + query->limit) * PER_HIT;

    if (query->limit == 0 || most > CANDIDATES_MAX)
        return CANDIDATES_MAX;
    return most > CANDIDATES ? most : CANDIDATES;
}

static kb_status find_candidates(search *s, kb_error *err)
{
    size_t parts = s->needle.part_count;
    kb_match_token *tokens = kb_arena_alloc(s->arena, parts * sizeof *tokens);
    size_t limit = candidates_wanted(s->query);
    kb_hit *hits = kb_arena_alloc(s->arena, limit * sizeof *hits);
    kb_match match = {.tokens = tokens,
                      .token_count = parts,
                      .filter = s->query->articles,
                      .limit = limit};

    for (size_t i = 0; i < parts; i++)
        tokens[i] = (kb_match_token){s->needle.parts[i].text,
                                     s->needle.parts[i].prefix};
    kb_status status = kb_store_match(s->store, &match, hits, &s->count, err);
    s->complete = s->count < limit;
    s->candidates = kb_arena_alloc(s->arena, s->count * sizeof(candidate));
    for (size_t i = 0; i < s->count; i++)
        s->candidates[i] = (candidate){.article = hits[i].article,
                                       .cluster = hits[i].cluster,
                                       .bm25 = hits[i].score};
    return status;
}

/* ---- the second look ---------------------------------------------------- */

static size_t count_parts(kb_parts parts)
{
    size_t count = 0;
    for (; parts != 0; parts &= parts - 1)
        count++;
    return count;
}

static void look_at_blocks(search *s, candidate *c, const kb_article *article)
{
    const uint32_t *offsets = kb_block_offsets(s->scratch, article);

    for (size_t i = 0; i < article->block_count; i++) {
        kb_spots spots = {.arena = s->scratch};
        if (!kb_block_is_searched(&article->blocks[i]))
            continue;
        kb_needle_find(&spots, &s->needle, kb_block_text(article, offsets, i));
        c->body |= spots.parts;
        if (count_parts(spots.parts) > count_parts(c->near))
            c->near = spots.parts;
        if (spots.longest > c->body_run)
            c->body_run = spots.longest;
    }
}

static kb_status look_at(void *context, const kb_article *article)
{
    search *s = context;
    kb_spots title = {.arena = s->scratch};

    while (s->looked_at < s->count &&
           s->candidates[s->looked_at].article != article->id)
        s->looked_at++; /* gone since the index was asked */
    if (s->looked_at == s->count)
        return KB_OK;
    candidate *c = &s->candidates[s->looked_at++];
    kb_needle_find(&title, &s->needle, kb_str_of(article->title));
    c->title = title.parts;
    c->title_run = title.longest;
    look_at_blocks(s, c, article);
    kb_arena_clear(s->scratch);
    return KB_OK;
}

/* Reads the articles with these ids, in this order. */
static kb_status read_articles(search *s, const uint64_t *ids, size_t n,
                               kb_article_fn *fn, kb_error *err)
{
    kb_status status = KB_OK;

    for (size_t at = 0; at < n && status == KB_OK; at += BATCH) {
        kb_article_query query = {.ids = ids + at,
                                  .id_count = n - at < BATCH ? n - at : BATCH,
                                  .with_text = true};
        status = kb_store_articles(s->store, &query, fn, s, err);
    }
    return status;
}

static kb_status look_at_all(search *s, kb_error *err)
{
    uint64_t *ids = kb_arena_alloc(s->arena, s->count * sizeof *ids);

    for (size_t i = 0; i < s->count; i++)
        ids[i] = s->candidates[i].article;
    return read_articles(s, ids, s->count, look_at, err);
}

/* ---- scores ------------------------------------------------------------- */

/* A part that few candidates have says more than one that all have. */
static void weigh_parts(search *s)
{
    for (size_t k = 0; k < s->needle.part_count; k++) {
        const kb_part *part = &s->needle.parts[k];
        double base = part->prefix  ? ranking.lone
                      : part->latin ? ranking.latin
                                    : 1;
        size_t have = 0;
        for (size_t i = 0; i < s->count; i++)
            have += (s->candidates[i].title | s->candidates[i].body) >> k & 1;
        s->weights[k] =
            have == 0 ? 0 : base * log1p((double)s->count / (double)have);
    }
}

/* The share of the query's weight that some parts have. */
static double share_of(const search *s, kb_parts parts)
{
    double all = 0;

    for (size_t k = 0; k < s->needle.part_count; k++)
        all += s->weights[k];
    return all > 0 ? kb_parts_weight(parts, s->weights) / all : 0;
}

static double score_of(const search *s, const candidate *c, double best)
{
    double length = (double)s->needle.len;

    return ranking.bm25 * (best > 0 ? c->bm25 / best : 0) +
           ranking.title * share_of(s, c->title) +
           ranking.near * share_of(s, c->near) +
           ranking.title_run * (double)c->title_run / length +
           ranking.body_run * (double)c->body_run / length;
}

static int compare(const void *a, const void *b)
{
    const candidate *x = a, *y = b;

    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return (x->article > y->article) - (x->article < y->article);
}

/* Of copies of one text only the best one stays. */
static void drop_copies(search *s)
{
    kb_map seen = {.arena = s->arena};
    size_t kept = 0;
    bool fresh;

    for (size_t i = 0; i < s->count; i++) {
        const char *bytes = (const char *)&s->candidates[i].cluster;
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

    for (size_t i = 0; i < s->count; i++) {
        const candidate *c = &s->candidates[i];
        most = fmax(most, share_of(s, c->title | c->body));
    }
    for (size_t i = 0; i < s->count; i++) {
        candidate c = s->candidates[i];
        if (share_of(s, c.title | c.body) >= ranking.least * most)
            s->candidates[kept++] = c;
    }
    s->count = kept;
}

static void rank(search *s)
{
    double best = s->candidates[0].bm25;

    weigh_parts(s);
    drop_faint(s);
    for (size_t i = 0; i < s->count; i++)
        s->candidates[i].score = score_of(s, &s->candidates[i], best);
    qsort(s->candidates, s->count, sizeof *s->candidates, compare);
    if (!s->query->with_duplicates)
        drop_copies(s);
}

/* ---- hits --------------------------------------------------------------- */

static double score_of_article(const search *s, uint64_t id)
{
    for (size_t i = 0; i < s->count; i++) {
        if (s->candidates[i].article == id)
            return s->candidates[i].score;
    }
    return 0;
}

static kb_status make_hit(void *context, const kb_article *article)
{
    search *s = context;
    kb_search_hit *hit = &s->hits[s->hit_count++];
    kb_passage_query query = {
        .needle = &s->needle, .weights = s->weights, .scratch = s->scratch};

    kb_passage_choose(hit, s->arena, article, &query);
    kb_arena_clear(s->scratch);
    hit->score = score_of_article(s, article->id);
    return KB_OK;
}

static kb_status make_hits(search *s, kb_error *err)
{
    size_t from = s->query->skip < s->count ? s->query->skip : s->count;
    size_t n = s->count - from;

    if (s->query->limit > 0 && n > s->query->limit)
        n = s->query->limit;
    uint64_t *ids = kb_arena_alloc(s->arena, n * sizeof *ids);
    for (size_t i = 0; i < n; i++)
        ids[i] = s->candidates[from + i].article;
    s->hits = kb_arena_alloc(s->arena, n * sizeof *s->hits);
    return read_articles(s, ids, n, make_hit, err);
}

static kb_status run(search *s, kb_search_result *out, kb_error *err)
{
    kb_status status = find_candidates(s, err);

    if (status == KB_OK && s->count == 0)
        return kb_fail(err, KB_NOT_FOUND, "nothing found for '%s'",
                       s->query->text);
    if (status == KB_OK)
        status = look_at_all(s, err);
    if (status != KB_OK)
        return status;
    rank(s);
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
