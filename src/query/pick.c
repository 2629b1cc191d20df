/* pick.c - the concepts that a graph is of. */
#include "query/pick.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "query/edges.h"
#include "query/names.h"

typedef enum state { WAITING, KEPT, REFUSED } state;

/* A concept that was met. */
typedef struct met {
    uint64_t id;
    kb_concept concept; /* .fold is NULL until it is known */
    size_t hops;
    double weight; /* how much speaks for keeping it */
    state state;
} met;

/* A way from a concept that is being read. */
typedef struct step {
    uint64_t id;
    double sources;
} step;

typedef struct growth {
    kb_store *store;
    kb_arena *arena;
    const kb_graph_query *query;
    kb_map places; /* of ids in all */
    KB_VEC(met) all;
    KB_VEC(uint32_t) kept; /* places in all, in the order of the nodes */
    size_t hops;           /* of what is met now */
    uint64_t from;         /* whose edges are being read */
    double sources;        /* of them all */
    KB_VEC(step) steps;
} growth;

static met *meet(growth *g, uint64_t id)
{
    bool fresh;
    uint32_t *place = kb_map_add_id(&g->places, id, &fresh);

    if (fresh) {
        *place = (uint32_t)g->all.len;
        kb_vec_push(g->arena, &g->all, (met){.id = id, .hops = g->hops});
    }
    return &g->all.data[*place];
}

/* ---- meeting ------------------------------------------------------------ */

/* In the whole store a concept weighs what its edges have of sources. */
static kb_status meet_ends(void *context, const kb_edge *edge)
{
    growth *g = context;

    if (edge->s == edge->o)
        return KB_OK;
    meet(g, edge->s)->weight += (double)edge->sources;
    meet(g, edge->o)->weight += (double)edge->sources;
    return KB_OK;
}

static kb_status add_step(void *context, const kb_edge *edge)
{
    growth *g = context;
    bool out = edge->s == g->from;

    if (edge->s == edge->o)
        return KB_OK;
    kb_vec_push(g->arena, &g->steps,
                (step){out ? edge->o : edge->s, (double)edge->sources});
    g->sources += (double)edge->sources;
    return KB_OK;
}

/* Goes from a concept to those that its edges lead to: its weight, the chance
 * that a walk comes by, divides among them. */
static kb_status walk_on(growth *g, uint32_t place, kb_error *err)
{
    double weight = g->all.data[place].weight;

    g->from = g->all.data[place].id;
    g->steps.len = 0;
    g->sources = 0;
    kb_status status =
        kb_edges_of(g->store, g->from, &g->query->filter, add_step, g, err);
    for (size_t i = 0; i < g->steps.len && status == KB_OK; i++) {
        const step *to = &g->steps.data[i];
        meet(g, to->id)->weight += weight * to->sources / g->sources;
    }
    return status;
}

/* ---- choosing ----------------------------------------------------------- */

typedef struct mets {
    met **data;
    size_t len;
} mets;

static bool takes(const kb_graph_query *query, const kb_concept *concept)
{
    return (query->kinds == 0 || query->kinds >> concept->kind & 1) &&
           (query->layers == 0 || query->layers >> concept->layer & 1);
}

/* Reads who they are, and drops those that are gone or not wanted. */
static kb_status identify(growth *g, mets *list, kb_error *err)
{
    kb_names names = {.arena = g->arena};
    size_t kept = 0;

    for (size_t i = 0; i < list->len; i++) {
        if (!list->data[i]->concept.fold)
            kb_names_want(&names, list->data[i]->id);
    }
    kb_status status = kb_names_load(&names, g->store, err);
    for (size_t i = 0; i < list->len && status == KB_OK; i++) {
        met *m = list->data[i];
        if (!m->concept.fold)
            kb_names_get(&m->concept, &names, m->id);
        if (m->concept.fold && takes(g->query, &m->concept))
            list->data[kept++] = m;
        else
            m->state = REFUSED;
    }
    list->len = kept;
    return status;
}

static int by_weight(const void *a, const void *b)
{
    const met *x = *(met *const *)a, *y = *(met *const *)b;
    return (x->weight < y->weight) - (x->weight > y->weight);
}

/* Most weight first, then most sources, then by fold. */
static int by_rank(const void *a, const void *b)
{
    const met *x = *(met *const *)a, *y = *(met *const *)b;
    int order = by_weight(a, b);

    if (order == 0)
        order = (x->concept.counts.sources < y->concept.counts.sources) -
                (x->concept.counts.sources > y->concept.counts.sources);
    return order != 0 ? order : strcmp(x->concept.fold, y->concept.fold);
}

/* Leaves those that may be among the first `room`, so that only they are
 * identified. */
static void shorten(mets *list, size_t room)
{
    if (list->len <= room)
        return;
    qsort(list->data, list->len, sizeof(met *), by_weight);
    double least = list->data[room - 1]->weight;
    while (list->data[list->len - 1]->weight < least)
        list->len--;
}

static mets waiting(const growth *g)
{
    mets list = {
        .data = kb_arena_alloc(g->arena, (g->all.len + 1) * sizeof(met *))};

    for (size_t i = 0; i < g->all.len; i++) {
        if (g->all.data[i].state == WAITING)
            list.data[list.len++] = &g->all.data[i];
    }
    return list;
}

static void keep(growth *g, const mets *list, size_t room)
{
    for (size_t i = 0; i < list->len && i < room; i++) {
        list->data[i]->state = KEPT;
        kb_vec_push(g->arena, &g->kept,
                    (uint32_t)(list->data[i] - g->all.data));
    }
}

/* Keeps the best `room` of those that wait. */
static kb_status choose(growth *g, size_t room, kb_error *err)
{
    const kb_graph_query *query = g->query;
    mets list = waiting(g);
    kb_status status = KB_OK;

    if (room == 0 || list.len == 0)
        return KB_OK;
    if (query->kinds || query->layers)
        status = identify(g, &list, err);
    shorten(&list, room);
    if (status == KB_OK)
        status = identify(g, &list, err);
    if (status != KB_OK || list.len == 0)
        return status;
    qsort(list.data, list.len, sizeof(met *), by_rank);
    keep(g, &list, room);
    return KB_OK;
}

/* ---- growing ------------------------------------------------------------ */

static kb_status plant(growth *g, kb_error *err)
{
    const kb_graph_query *query = g->query;
    kb_names names = {.arena = g->arena};

    for (size_t i = 0; i < query->seed_count; i++)
        kb_names_want(&names, query->seeds[i]);
    kb_status status = kb_names_load(&names, g->store, err);
    for (size_t i = 0; i < query->seed_count && status == KB_OK; i++) {
        const kb_concept *found = kb_names_find(&names, query->seeds[i]);
        met *m = found ? meet(g, found->id) : NULL;
        if (!m || m->state == KEPT)
            continue;
        m->state = KEPT;
        m->concept = *found;
        m->weight = 1;
        kb_vec_push(g->arena, &g->kept, (uint32_t)(m - g->all.data));
    }
    return status;
}

/* How many may be kept now. */
static size_t room(const growth *g, bool last)
{
    size_t most = g->query->max_nodes;

    if (most == 0)
        return SIZE_MAX;
    if (g->kept.len >= most)
        return 0;
    return last ? most - g->kept.len : (most - g->kept.len + 1) / 2;
}

static kb_status grow(growth *g, kb_error *err)
{
    const kb_graph_query *query = g->query;
    kb_status status = plant(g, err);
    size_t read = 0;

    for (g->hops = 1; g->hops <= query->depth && status == KB_OK; g->hops++) {
        size_t end = g->kept.len;
        for (; read < end && status == KB_OK; read++)
            status = walk_on(g, g->kept.data[read], err);
        if (status == KB_OK)
            status = choose(g, room(g, g->hops == query->depth), err);
    }
    return status;
}

static kb_status take_all(growth *g, kb_error *err)
{
    kb_status status =
        kb_edges_of(g->store, 0, &g->query->filter, meet_ends, g, err);
    return status == KB_OK ? choose(g, room(g, true), err) : status;
}

/* ---- the result --------------------------------------------------------- */

static int by_place(const void *a, const void *b)
{
    const met *x = *(met *const *)a, *y = *(met *const *)b;

    if (x->hops != y->hops)
        return x->hops < y->hops ? -1 : 1;
    return by_rank(a, b);
}

static void list_kept(kb_picks *out, const growth *g, size_t seeds)
{
    size_t n = g->kept.len;
    const met **order = kb_arena_alloc(g->arena, (n + 1) * sizeof(met *));

    for (size_t i = 0; i < n; i++)
        order[i] = &g->all.data[g->kept.data[i]];
    if (n > seeds)
        qsort(order + seeds, n - seeds, sizeof(met *), by_place);
    *out = (kb_picks){.data =
                          kb_arena_alloc(g->arena, (n + 1) * sizeof *out->data),
                      .len = n,
                      .seeds = seeds};
    for (size_t i = 0; i < n; i++)
        out->data[i] = (kb_pick){order[i]->concept, order[i]->hops};
    for (size_t i = 0; i < g->all.len; i++)
        out->left_out += g->all.data[i].state == WAITING;
}

kb_status kb_picks_read(kb_picks *out, kb_store *store, kb_arena *arena,
                        const kb_graph_query *query, kb_error *err)
{
    growth g = {.store = store, .arena = arena, .query = query};
    bool whole = query->seed_count == 0;
    size_t seeds = 0;

    *out = (kb_picks){0};
    g.places.arena = arena;
    kb_status status = whole ? take_all(&g, err) : grow(&g, err);
    while (!whole && seeds < g.all.len && g.all.data[seeds].hops == 0)
        seeds++;
    if (status == KB_OK)
        list_kept(out, &g, seeds);
    return status;
}
