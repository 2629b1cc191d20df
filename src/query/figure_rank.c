/* figure_rank.c - the figures that most sources give. */
#include <stdlib.h>
#include <string.h>

#include "aigckb/query.h"
#include "base/alloc.h"
#include "base/hash.h"
#include "base/vec.h"

enum { SEVERAL = 2 }; /* sources */

typedef struct ranked {
    kb_figure figure;
    int64_t sources; /* the most that a figure of its subject has */
    int clear;       /* how many of measure and date of its own it has */
    size_t at;
} ranked;

static int clearness(const kb_figure *figure)
{
    return 2 * (figure->measure != NULL) +
           (figure->date && figure->dated != KB_DATED_ARTICLE);
}

static int compare(const void *a, const void *b)
{
    const ranked *x = a, *y = b;

    if (x->sources != y->sources)
        return x->sources > y->sources ? -1 : 1;
    if (x->clear != y->clear)
        return x->clear > y->clear ? -1 : 1;
    if (x->figure.subject != y->figure.subject)
        return x->figure.subject < y->figure.subject ? -1 : 1;
    if (x->figure.sources != y->figure.sources)
        return x->figure.sources > y->figure.sources ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

/* What the figures [from, end) of one subject come to together. */
static void weigh(ranked *from, const ranked *end)
{
    int64_t most = 0;
    int clear = 0;

    for (const ranked *at = from; at < end; at++) {
        if (at->figure.sources > most)
            most = at->figure.sources;
        if (clearness(&at->figure) > clear)
            clear = clearness(&at->figure);
    }
    for (ranked *at = from; at < end; at++) {
        at->sources = most;
        at->clear = clear;
    }
}

void kb_figures_rank(kb_figures *figures, kb_arena *arena)
{
    size_t n = figures->len, first = 0;
    ranked *all = kb_arena_alloc(arena, n * sizeof *all);

    for (size_t i = 0; i < n; i++) {
        all[i] = (ranked){.figure = figures->data[i], .at = i};
        if (all[i].figure.subject != all[first].figure.subject) {
            weigh(all + first, all + i);
            first = i;
        }
    }
    if (n == 0)
        return;
    weigh(all + first, all + n);
    qsort(all, n, sizeof *all, compare);
    for (size_t i = 0; i < n; i++)
        figures->data[i] = all[i].figure;
}

/* ---- of the whole store ------------------------------------------------- */

/* Rows are counted by what they say in brief.  Different ones may be counted
 * together: then some are read in vain, one in thirty of the largest store. */
enum { COUNTERS_LOG = 20 };

typedef struct spot {
    uint64_t place;
    uint32_t counter;
} spot;

/* A counter is two bits: its memory is all that a short question needs. */
enum { COUNTER_BITS = 2, IN_BYTE = 8 / COUNTER_BITS };

typedef struct scan {
    kb_arena *arena;
    uint8_t *counters; /* up to SEVERAL */
    KB_VEC(spot) spots;
} scan;

static unsigned count_of(const scan *s, uint32_t counter)
{
    unsigned shift = counter % IN_BYTE * COUNTER_BITS;
    return s->counters[counter / IN_BYTE] >> shift & ((1U << COUNTER_BITS) - 1);
}

static void count_one(scan *s, uint32_t counter)
{
    if (count_of(s, counter) < SEVERAL)
        s->counters[counter / IN_BYTE] +=
            (uint8_t)(1U << counter % IN_BYTE * COUNTER_BITS);
}

static kb_status look(void *context, const kb_figure_place *at)
{
    scan *s = context;
    struct {
        uint64_t concept, date;
        double value, max;
    } brief = {at->concept, kb_hash(kb_str_of(at->date ? at->date : "")),
               at->value, at->max};
    uint64_t hash = kb_hash((kb_str){(const char *)&brief, sizeof brief});
    uint32_t counter = (uint32_t)(hash >> (64 - COUNTERS_LOG));

    count_one(s, counter);
    kb_vec_push(s->arena, &s->spots, (spot){at->place, counter});
    return KB_OK;
}

/* The figures that several sources give: what only one row says is not read. */
static kb_status find_shared(kb_figures *out, kb_store *store, kb_arena *arena,
                             const kb_figure_query *query,
                             const kb_statement_filter *filter, kb_error *err)
{
    scan s = {.arena = arena,
              .counters = kb_alloc(((size_t)1 << COUNTERS_LOG) / IN_BYTE)};
    kb_figure_query rows = *query;
    kb_statement_filter shared = *filter;
    KB_VEC(uint64_t) places = {0};

    rows.articles = filter->articles;
    kb_status status = kb_store_figure_places(store, &rows, look, &s, err);
    for (size_t i = 0; i < s.spots.len; i++) {
        if (count_of(&s, s.spots.data[i].counter) >= SEVERAL)
            kb_vec_push(arena, &places, s.spots.data[i].place);
    }
    free(s.counters);
    rows.ids = places.data;
    rows.id_count = places.len;
    rows.places = true;
    if (shared.min_sources < SEVERAL)
        shared.min_sources = SEVERAL;
    *out = (kb_figures){0};
    return status == KB_OK && places.len > 0
               ? kb_figures_find(out, store, arena, &rows, &shared, err)
               : status;
}

static void take_rivals(kb_figures *figures, const kb_figure *found)
{
    for (size_t i = 0; i < figures->len; i++) {
        kb_figure *figure = &figures->data[i];
        if (strcmp(figure->id, found->id) == 0) {
            figure->rivals = found->rivals;
            figure->rival_count = found->rival_count;
        }
    }
}

/* Who disagrees with a few figures may be said by one source: that takes all
 * figures of their concepts which may be in conflict. */
static kb_status find_rivals(kb_figures *figures, kb_store *store,
                             kb_arena *arena, const kb_figure_query *query,
                             const kb_statement_filter *filter, kb_error *err)
{
    KB_VEC(uint64_t) ids = {0};
    kb_figure_query others = *query;
    kb_figures all = {0};

    for (size_t i = 0; i < figures->len; i++) {
        uint64_t id = figures->data[i].concept.id;
        size_t n = 0;
        while (n < ids.len && ids.data[n] != id)
            n++;
        if (n == ids.len) /* a row comes as often as its concept is given */
            kb_vec_push(arena, &ids, id);
    }
    others.ids = ids.data;
    others.id_count = ids.len;
    others.own_date = true;
    others.measured = true;
    kb_status status =
        ids.len > 0 ? kb_figures_find(&all, store, arena, &others, filter, err)
                    : KB_OK;
    for (size_t i = 0; i < all.len && status == KB_OK; i++) {
        if (all.data[i].rival_count > 0)
            take_rivals(figures, &all.data[i]);
    }
    return status;
}

static void drop_nameless(kb_figures *figures)
{
    size_t kept = 0;

    for (size_t i = 0; i < figures->len; i++) {
        if (figures->data[i].concept.fold)
            figures->data[kept++] = figures->data[i];
    }
    figures->len = kept;
}

kb_status kb_figures_best(kb_figures *out, kb_store *store, kb_arena *arena,
                          const kb_figure_query *query,
                          const kb_statement_filter *filter, kb_error *err)
{
    const size_t wanted = (size_t)query->limit;
    kb_figure_query all = *query;
    kb_status status = KB_OK;

    all.limit = 0;
    *out = (kb_figures){0};
    if (wanted > 0)
        status = find_shared(out, store, arena, &all, filter, err);
    if (status == KB_OK && wanted > 0 && out->len >= wanted) {
        kb_figures_rank(out, arena);
        out->len = wanted;
        return find_rivals(out, store, arena, &all, filter, err);
    }
    if (status == KB_OK)
        status = kb_figures_find(out, store, arena, &all, filter, err);
    drop_nameless(out);
    kb_figures_rank(out, arena);
    return status;
}
