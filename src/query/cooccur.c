/* cooccur.c - concepts that often stand together. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "aigckb/company.h"
#include "aigckb/edges.h"
#include "base/map.h"
#include "base/vec.h"
#include "query/names.h"

enum { LEAST = 2, TRIED = 4, BATCH = 256 };

/* A concept that was met beside the other. */
typedef struct companion {
    uint64_t concept;
    int64_t sources;
    uint64_t cluster;         /* the last that counted */
    uint64_t articles[TRIED]; /* some that have both; 0: no more */
} companion;

/* An article, and which of the concepts that were met are its own. */
typedef struct stretch {
    uint64_t article, cluster;
    size_t first, count;
} stretch;

typedef struct counting {
    kb_arena *arena;
    const kb_cooccur_query *query;
    KB_VEC(uint64_t) met;
    KB_VEC(stretch) articles;
    kb_map places; /* in companions, by concept */
    KB_VEC(companion) companions;
    kb_map joined;    /* concepts that a fact joins with it */
    int64_t own, all; /* sources: of it, of all */
    KB_VEC(kb_cooccurrence) found;
} counting;

/* ---- measures ----------------------------------------------------------- */

/* k ln k. */
static double weigh(int64_t k)
{
    return k > 0 ? (double)k * log((double)k) : 0;
}

double kb_cooccur_g2(int64_t both, int64_t a, int64_t b, int64_t all)
{
    double cells = weigh(both) + weigh(a - both) + weigh(b - both) +
                   weigh(all - a - b + both);
    double sums = weigh(a) + weigh(all - a) + weigh(b) + weigh(all - b);
    double g2 = 2 * (cells - sums + weigh(all));

    return g2 > 0 ? g2 : 0; /* rounding */
}

double kb_cooccur_npmi(int64_t both, int64_t a, int64_t b, int64_t all)
{
    double p = (double)both / (double)all;
    double chance = (double)a / (double)all * ((double)b / (double)all);

    if (both == 0)
        return -1;
    return both == all ? 1 : log(p / chance) / -log(p);
}

/* ---- counting ----------------------------------------------------------- */

static kb_status take(void *context, const kb_presence *presence)
{
    counting *c = context;
    stretch next = {presence->article, presence->cluster, c->met.len, 1};
    size_t n = c->articles.len;

    if (n > 0 && c->articles.data[n - 1].article == presence->article)
        c->articles.data[n - 1].count++;
    else
        kb_vec_push(c->arena, &c->articles, next);
    kb_vec_push(c->arena, &c->met, presence->concept);
    return KB_OK;
}

static int by_cluster(const void *a, const void *b)
{
    const stretch *x = a, *y = b;

    if (x->cluster != y->cluster)
        return x->cluster < y->cluster ? -1 : 1;
    return x->first < y->first ? -1 : x->first > y->first;
}

static void count_one(counting *c, const stretch *in, uint64_t concept)
{
    bool fresh;

    uint32_t *place = kb_map_add_id(&c->places, concept, &fresh);
    if (fresh) {
        *place = (uint32_t)c->companions.len;
        kb_vec_push(c->arena, &c->companions, (companion){.concept = concept});
    }
    companion *met = &c->companions.data[*place];
    if (met->sources > 0 && met->cluster == in->cluster)
        return; /* a copy */
    if (met->sources < TRIED)
        met->articles[met->sources] = in->article;
    met->sources++;
    met->cluster = in->cluster;
}

/* Copies of one text come together: so they count once. */
static void count_all(counting *c)
{
    c->places.arena = c->arena;
    if (c->articles.len > 0)
        qsort(c->articles.data, c->articles.len, sizeof *c->articles.data,
              by_cluster);
    for (size_t i = 0; i < c->articles.len; i++) {
        const stretch *s = &c->articles.data[i];
        c->own += i == 0 || s[-1].cluster != s->cluster;
        for (size_t k = 0; k < s->count; k++)
            count_one(c, s, c->met.data[s->first + k]);
    }
}

static kb_status join(void *context, const kb_link *link)
{
    counting *c = context;
    bool fresh;

    kb_map_add_id(&c->joined, link->other, &fresh);
    return KB_OK;
}

/* ---- measuring ---------------------------------------------------------- */

static kb_status measure(void *context, const kb_concept *concept)
{
    counting *c = context;
    const kb_cooccur_query *query = c->query;
    const uint32_t *place = kb_map_find_id(&c->places, concept->id);
    if (!place ||
        (query->kind != KB_ANY && (int)concept->kind != query->kind) ||
        (query->layer != KB_ANY && (int)concept->layer != query->layer))
        return KB_OK;

    int64_t both = c->companions.data[*place].sources;
    int64_t b = concept->counts.sources;
    double expected = (double)c->own * (double)b / (double)c->all;
    if ((double)both <= expected)
        return KB_OK;
    kb_cooccurrence found = {
        .concept = kb_concept_copy(c->arena, concept),
        .sources = both,
        .expected = expected,
        .g2 = kb_cooccur_g2(both, c->own, b, c->all),
        .npmi = kb_cooccur_npmi(both, c->own, b, c->all),
    };
    kb_vec_push(c->arena, &c->found, found);
    return KB_OK;
}

static int by_g2(const void *a, const void *b)
{
    const kb_cooccurrence *x = a, *y = b;

    if (x->g2 < y->g2 || x->g2 > y->g2)
        return x->g2 > y->g2 ? -1 : 1;
    return strcmp(x->concept.fold, y->concept.fold);
}

/* A companion that may be among the best. */
typedef struct candidate {
    uint64_t id; /* of the concept */
    int64_t sources;
} candidate;

static int by_sources(const void *a, const void *b)
{
    const candidate *x = a, *y = b;

    if (x->sources != y->sources)
        return x->sources > y->sources ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id;
}

/* Whether those with so many sources cannot be among the best any more: they
 * would be no better than one that is never without the other. */
static bool is_enough(const counting *c, int64_t sources)
{
    size_t limit = c->query->limit;

    return limit > 0 && c->found.len >= limit &&
           kb_cooccur_g2(sources, c->own, sources, c->all) <
               c->found.data[limit - 1].g2;
}

static kb_status measure_batch(counting *c, kb_store *store,
                               const candidate *batch, size_t count,
                               kb_error *err)
{
    const kb_article_filter *articles = &c->query->articles;
    bool all = !articles->since && !articles->until && !articles->site &&
               !articles->tag;
    uint64_t ids[BATCH];
    for (size_t i = 0; i < count; i++)
        ids[i] = batch[i].id;
    kb_concept_query query = {.ids = ids,
                              .id_count = count,
                              .kind = KB_ANY,
                              .layer = KB_ANY,
                              .articles = *articles,
                              .sort = all ? KB_SORT_GIVEN : KB_SORT_NAME};
    kb_status status = kb_store_concepts(store, &query, measure, c, err);
    if (c->found.len > 0)
        qsort(c->found.data, c->found.len, sizeof *c->found.data, by_g2);
    return status;
}

/* Those that are together often enough, and that no fact joins; the most
 * frequent first, so that most need not be looked at. */
static kb_status measure_all(counting *c, kb_store *store, kb_error *err)
{
    int64_t least =
        c->query->min_sources > LEAST ? c->query->min_sources : (int64_t)LEAST;
    KB_VEC(candidate) chosen = {0};
    kb_status status = KB_OK;

    for (size_t i = 0; i < c->companions.len; i++) {
        const companion *met = &c->companions.data[i];
        if (met->sources >= least && met->concept != c->query->concept &&
            !kb_map_find_id(&c->joined, met->concept))
            kb_vec_push(c->arena, &chosen,
                        (candidate){met->concept, met->sources});
    }
    if (chosen.len > 0)
        qsort(chosen.data, chosen.len, sizeof *chosen.data, by_sources);
    for (size_t i = 0; i < chosen.len && status == KB_OK; i += BATCH) {
        size_t left = chosen.len - i;
        if (is_enough(c, chosen.data[i].sources))
            break;
        status = measure_batch(c, store, &chosen.data[i],
                               left < BATCH ? left : BATCH, err);
    }
    return status;
}

/* ---- where -------------------------------------------------------------- */

typedef struct finding {
    kb_arena *arena;
    KB_VEC(kb_place) places[2]; /* of the one, of the other */
    int of;
} finding;

static kb_status take_place(void *context, const kb_fact *fact)
{
    finding *f = context;
    kb_place place = {.article = fact->article,
                      .cluster = fact->cluster,
                      .block = fact->block,
                      .start = fact->start,
                      .end = fact->end};

    kb_vec_push(f->arena, &f->places[f->of], place);
    return KB_OK;
}

/* Both in the block where they are nearest, or false. */
static bool find_both(kb_place *out, const finding *f)
{
    uint32_t nearest = UINT32_MAX;

    for (size_t i = 0; i < f->places[0].len; i++) {
        for (size_t j = 0; j < f->places[1].len; j++) {
            const kb_place *a = &f->places[0].data[i];
            const kb_place *b = &f->places[1].data[j];
            uint32_t start = a->start < b->start ? a->start : b->start;
            uint32_t end = a->end > b->end ? a->end : b->end;
            if (a->block != b->block || end - start >= nearest)
                continue;
            nearest = end - start;
            *out = *a;
            out->start = start;
            out->end = end;
        }
    }
    return nearest < UINT32_MAX;
}

static kb_status find_place(kb_cooccurrence *out, counting *c, kb_store *store,
                            kb_error *err)
{
    const companion *met =
        &c->companions.data[*kb_map_find_id(&c->places, out->concept.id)];
    const uint64_t both[2] = {c->query->concept, out->concept.id};
    kb_status status = KB_OK;

    for (int i = 0; i < TRIED && met->articles[i] != 0; i++) {
        finding f = {.arena = c->arena};
        for (f.of = 0; f.of < 2 && status == KB_OK; f.of++) {
            kb_fact_query query = {.type = KB_FACT_MENTION,
                                   .s = both[f.of],
                                   .article = met->articles[i],
                                   .predicate = KB_ANY,
                                   .basis = KB_ANY};
            status = kb_store_facts(store, &query, take_place, &f, err);
        }
        if (status != KB_OK || find_both(&out->place, &f))
            return status;
        if (i == 0 && f.places[1].len > 0)
            out->place = f.places[1].data[0];
    }
    return status;
}

/* ------------------------------------------------------------------------- */

kb_status kb_cooccurrences_find(kb_cooccurrences *out, kb_store *store,
                                kb_arena *arena, const kb_cooccur_query *query,
                                kb_error *err)
{
    counting c = {.arena = arena, .query = query, .joined = {.arena = arena}};
    kb_company_query company = {query->concept, query->articles};
    kb_link_query links = {.concept = query->concept, .basis = KB_ANY};

    *out = (kb_cooccurrences){0};
    kb_status status = kb_store_company(store, &company, &c.all, take, &c, err);
    if (status == KB_OK)
        status = kb_store_links(store, &links, join, &c, err);
    if (status != KB_OK)
        return status;
    count_all(&c);
    status = measure_all(&c, store, err);
    size_t count = query->limit > 0 && query->limit < c.found.len ? query->limit
                                                                  : c.found.len;
    for (size_t i = 0; i < count && status == KB_OK; i++)
        status = find_place(&c.found.data[i], &c, store, err);
    *out = (kb_cooccurrences){c.found.data, count};
    return status;
}
