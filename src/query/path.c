/* path.c - the cheapest chains between two concepts. */
#include "aigckb/path.h"

#include <stdlib.h>
#include <string.h>

#include "query/route.h"

/* A route, and the point from which it was looked for: those before it are
 * another route's. */
typedef struct candidate {
    kb_route route;
    size_t spur;
} candidate;

typedef KB_VEC(candidate) candidates;

typedef struct ranking {
    kb_network *network;
    const kb_path_query *query;
    kb_arena *arena;
    candidates taken, waiting; /* the latter in order */
    KB_VEC(uint32_t) barred;
    kb_error *err;
} ranking;

/* ---- order -------------------------------------------------------------- */

static int compare(const ranking *r, const kb_route *a, const kb_route *b)
{
    const kb_point *points = r->network->points.data;

    if (a->cost != b->cost)
        return a->cost < b->cost ? -1 : 1;
    if (a->hops != b->hops)
        return a->hops < b->hops ? -1 : 1;
    for (size_t i = 0; i <= a->hops; i++) {
        uint64_t x = points[a->points[i]].id, y = points[b->points[i]].id;
        if (x != y)
            return x < y ? -1 : 1;
    }
    return 0;
}

/* Keeps no more than may still be wanted. */
static void put(ranking *r, const candidate *found)
{
    size_t most = r->query->count - r->taken.len;
    size_t at = r->waiting.len;

    while (at > 0 &&
           compare(r, &found->route, &r->waiting.data[at - 1].route) < 0)
        at--;
    if (at > 0 &&
        compare(r, &found->route, &r->waiting.data[at - 1].route) == 0)
        return;
    kb_vec_push(r->arena, &r->waiting, *found);
    memmove(&r->waiting.data[at + 1], &r->waiting.data[at],
            (r->waiting.len - 1 - at) * sizeof *found);
    r->waiting.data[at] = *found;
    if (r->waiting.len > most)
        r->waiting.len = most;
}

/* ---- Yen ---------------------------------------------------------------- */

static bool has_root(const kb_route *route, const kb_route *other, size_t spur)
{
    return other->hops > spur &&
           memcmp(route->points, other->points,
                  (spur + 1) * sizeof *route->points) == 0;
}

/* Where the routes that were taken go on behind the same beginning. */
static void bar(ranking *r, const kb_route *route, size_t spur)
{
    r->barred.len = 0;
    for (size_t i = 0; i < r->taken.len; i++) {
        const kb_route *other = &r->taken.data[i].route;
        if (has_root(route, other, spur))
            kb_vec_push(r->arena, &r->barred, other->points[spur + 1]);
    }
}

/* What the route costs up to its point `spur`, with the toll there. */
static kb_cost root_cost(const ranking *r, const kb_route *route, size_t spur)
{
    kb_cost cost = 0;

    for (size_t i = 0; i < spur; i++) {
        const kb_arc *arc =
            kb_network_arc(r->network, route->points[i], route->points[i + 1]);
        cost += arc->cost + r->network->points.data[route->points[i + 1]].toll;
    }
    return cost;
}

/* More than that nothing is wanted for. */
static kb_cost bound(const ranking *r)
{
    size_t most = r->query->count - r->taken.len;
    bool room = r->waiting.len < most || r->waiting.len == 0;
    return room ? INT64_MAX / 4 : r->waiting.data[most - 1].route.cost + 1;
}

/* The cheapest route that leaves another one at its point `spur`. */
static kb_status leave(ranking *r, const kb_route *route, size_t spur)
{
    kb_cost root = root_cost(r, route, spur);
    candidate found = {.spur = spur};
    kb_route rest;

    bar(r, route, spur);
    kb_route_query query = {.from = route->points[spur],
                            .to = route->points[route->hops],
                            .hops = r->query->hops - spur,
                            .bound = bound(r) - root,
                            .shut = route->points,
                            .shut_count = spur,
                            .barred = r->barred.data,
                            .barred_count = r->barred.len};
    kb_status status = kb_route_find(&rest, r->network, &query, r->err);
    if (status != KB_OK || rest.hops == 0)
        return status;
    found.route = *route;
    memcpy(found.route.points + spur, rest.points,
           (rest.hops + 1) * sizeof *rest.points);
    found.route.hops = spur + rest.hops;
    found.route.cost = root + rest.cost;
    put(r, &found);
    return KB_OK;
}

/* Opens the points that root_cost() and the hops ask for. */
static kb_status open_all(ranking *r, const kb_route *route)
{
    kb_status status = KB_OK;

    for (size_t i = 0; i < route->hops && status == KB_OK; i++)
        status = kb_network_open(r->network, route->points[i], r->err);
    return status;
}

static kb_status rank(ranking *r)
{
    kb_route_query first = {.from =
                                kb_network_point(r->network, r->query->from),
                            .to = kb_network_point(r->network, r->query->to),
                            .hops = r->query->hops,
                            .bound = bound(r)};
    candidate best = {0};

    kb_status status = kb_route_find(&best.route, r->network, &first, r->err);
    if (status == KB_OK && best.route.hops > 0)
        put(r, &best);
    while (status == KB_OK && r->waiting.len > 0) {
        best = r->waiting.data[0];
        memmove(r->waiting.data, r->waiting.data + 1,
                --r->waiting.len * sizeof best);
        kb_vec_push(r->arena, &r->taken, best);
        status = open_all(r, &best.route);
        if (r->taken.len == r->query->count)
            break;
        for (size_t i = best.spur; i < best.route.hops && status == KB_OK; i++)
            status = leave(r, &best.route, i);
    }
    return status;
}

/* ---- chains ------------------------------------------------------------- */

static kb_path path_of(const ranking *r, const kb_route *route)
{
    const kb_point *points = r->network->points.data;
    kb_hop *hops = kb_arena_alloc(r->arena, route->hops * sizeof *hops);
    kb_path path = {.hops = hops,
                    .len = route->hops,
                    .cost = (double)route->cost / KB_COST_HOP};
    kb_cost dearest = 0;

    for (size_t i = 0; i < route->hops; i++) {
        const kb_arc *arc =
            kb_network_arc(r->network, route->points[i], route->points[i + 1]);
        hops[i] = (kb_hop){.from = points[route->points[i]].id,
                           .to = points[arc->to].id,
                           .p = (kb_predicate)arc->p,
                           .out = arc->out};
        if (arc->cost > dearest) {
            dearest = arc->cost;
            path.weakest = i;
        }
    }
    return path;
}

kb_status kb_network_paths(kb_paths *out, kb_network *network,
                           const kb_path_query *query, kb_error *err)
{
    ranking r = {.network = network,
                 .query = query,
                 .arena = network->arena,
                 .err = err};

    *out = (kb_paths){0};
    kb_status status = rank(&r);
    out->opened = network->opened;
    if (status != KB_OK || r.taken.len == 0)
        return status;
    kb_path *paths =
        kb_arena_alloc(network->arena, r.taken.len * sizeof *paths);
    for (size_t i = 0; i < r.taken.len; i++)
        paths[i] = path_of(&r, &r.taken.data[i].route);
    out->data = paths;
    out->len = r.taken.len;
    return KB_OK;
}

/* ---- of a store --------------------------------------------------------- */

typedef struct asking {
    kb_store *store;
    kb_link_query query;
} asking;

static kb_status ask(void *context, uint64_t concept, kb_link_fn *fn,
                     void *fn_context, kb_error *err)
{
    asking *a = context;

    a->query.concept = concept;
    return kb_store_links(a->store, &a->query, fn, fn_context, err);
}

kb_status kb_paths_find(kb_paths *out, kb_store *store, kb_arena *arena,
                        const kb_path_query *query, kb_error *err)
{
    asking a = {store, query->links};
    kb_network network = {.arena = arena,
                          .links = ask,
                          .context = &a,
                          .avoid = query->avoid,
                          .avoid_count = query->avoid_count};

    return kb_network_paths(out, &network, query, err);
}
