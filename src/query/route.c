/* route.c - Dijkstra's search from both ends, with a limit of hops.
 *
 * A label is a way to a point that no other way, as short, is cheaper than.
 * Each side makes labels up to its half of the hops; where both have one at a
 * point, they are a route.  A label waits under the least that going on from
 * it costs: the toll of a point is known only once it is open, and most need
 * not be. */
#include "query/route.h"

#include <string.h>

enum { LEAST_TOLL = 300 };
static const uint32_t NONE = UINT32_MAX;

/* More than anything costs, and twice that is still a number. */
#define NEVER (INT64_MAX / 4)

typedef struct label {
    kb_cost cost; /* without the toll of its point */
    uint32_t point, hops;
    uint32_t parent; /* another label, or NONE */
    uint32_t next;   /* of the same point */
} label;

typedef struct waiting {
    kb_cost least;
    uint32_t label;
} waiting;

/* From one end. */
typedef struct side {
    uint32_t hops;          /* at most */
    kb_cost stopped;        /* the least of a label that has them all */
    KB_VEC(uint32_t) first; /* label of each point */
    KB_VEC(waiting) heap;
} side;

typedef struct kb_search {
    uint32_t number; /* of this search */
    kb_network *network;
    kb_arena *arena;
    const kb_route_query *query;
    side sides[2]; /* from, to */
    KB_VEC(label) labels;
    kb_cost best;
    uint32_t met[2]; /* labels of the best route */
    kb_error *err;
} search;

/* ---- the heap ----------------------------------------------------------- */

static bool is_before(const waiting *a, const waiting *b)
{
    return a->least != b->least ? a->least < b->least : a->label < b->label;
}

static void push(search *s, side *at, waiting item)
{
    kb_vec_push(s->arena, &at->heap, item);
    waiting *heap = at->heap.data;
    size_t i = at->heap.len - 1;

    for (; i > 0 && is_before(&item, &heap[(i - 1) / 2]); i = (i - 1) / 2)
        heap[i] = heap[(i - 1) / 2];
    heap[i] = item;
}

static waiting pop(side *at)
{
    waiting *heap = at->heap.data;
    waiting top = heap[0], last = heap[--at->heap.len];
    size_t i = 0, child;

    while ((child = 2 * i + 1) < at->heap.len) {
        if (child + 1 < at->heap.len &&
            is_before(&heap[child + 1], &heap[child]))
            child++;
        if (!is_before(&heap[child], &last))
            break;
        heap[i] = heap[child];
        i = child;
    }
    heap[i] = last;
    return top;
}

/* ---- labels ------------------------------------------------------------- */

static uint32_t *first_at(const search *s, int from, uint32_t point)
{
    kb_point *at = &s->network->points.data[point];

    if (at->search != s->number) {
        at->search = s->number;
        at->first[0] = at->first[1] = NONE;
    }
    return &at->first[from];
}

static bool is_end(const search *s, uint32_t point)
{
    return point == s->query->from || point == s->query->to;
}

static kb_cost toll(const search *s, uint32_t point)
{
    const kb_point *at = &s->network->points.data[point];

    if (is_end(s, point))
        return 0;
    return at->open ? at->toll : LEAST_TOLL;
}

static bool has(const uint32_t *points, size_t count, uint32_t point)
{
    for (size_t i = 0; i < count; i++) {
        if (points[i] == point)
            return true;
    }
    return false;
}

/* Whether a way that is as short gets there for no more. */
static bool is_beaten(search *s, int from, const label *way)
{
    uint32_t i = *first_at(s, from, way->point);

    for (; i != NONE; i = s->labels.data[i].next) {
        const label *other = &s->labels.data[i];
        if (other->hops <= way->hops && other->cost <= way->cost)
            return true;
    }
    return false;
}

/* Puts the new label together with those of the other side. */
static kb_status join(search *s, int from, uint32_t index)
{
    const label way = s->labels.data[index];
    uint32_t i = *first_at(s, !from, way.point);
    kb_status status = KB_OK;

    for (; i != NONE && status == KB_OK; i = s->labels.data[i].next) {
        const label *other = &s->labels.data[i];
        kb_cost hops = way.cost + other->cost;
        if (way.hops + other->hops > s->query->hops ||
            hops + toll(s, way.point) >= s->best)
            continue;
        if (!is_end(s, way.point))
            status = kb_network_open(s->network, way.point, s->err);
        if (hops + toll(s, way.point) >= s->best)
            continue;
        s->best = hops + toll(s, way.point);
        s->met[from] = index;
        s->met[!from] = i;
    }
    return status;
}

static kb_status reach(search *s, int from, label way)
{
    side *at = &s->sides[from];

    if (way.cost >= s->best || is_beaten(s, from, &way))
        return KB_OK;
    uint32_t *first = first_at(s, from, way.point);
    uint32_t index = (uint32_t)s->labels.len;
    way.next = *first;
    *first = index;
    kb_vec_push(s->arena, &s->labels, way);
    kb_cost least = way.cost + toll(s, way.point);
    bool goes_on = way.parent == NONE || !is_end(s, way.point);
    if (goes_on && way.hops < at->hops)
        push(s, at, (waiting){least, index});
    else if (goes_on && least < at->stopped)
        at->stopped = least;
    return join(s, from, index);
}

/* ---- the search --------------------------------------------------------- */

/* Whether a hop between two points is out of the question. */
static bool is_closed(const search *s, uint32_t from, uint32_t to)
{
    const kb_route_query *query = s->query;

    if (has(query->shut, query->shut_count, to))
        return true;
    if (from == query->from)
        return has(query->barred, query->barred_count, to);
    return to == query->from && has(query->barred, query->barred_count, from);
}

static kb_status go_on(search *s, int from, uint32_t index)
{
    const label way = s->labels.data[index];
    const kb_point point = s->network->points.data[way.point];
    kb_cost cost = way.cost + toll(s, way.point);
    kb_status status = KB_OK;

    for (size_t i = 0; i < point.arc_count && status == KB_OK; i++) {
        const kb_arc *arc = &point.arcs[i];
        label next = {.cost = cost + arc->cost,
                      .point = arc->to,
                      .hops = way.hops + 1,
                      .parent = index};
        if (!is_closed(s, way.point, arc->to))
            status = reach(s, from, next);
    }
    return status;
}

static kb_status step(search *s, int from)
{
    side *at = &s->sides[from];
    waiting top = pop(at);
    const label way = s->labels.data[top.label];

    kb_status status = kb_network_open(s->network, way.point, s->err);
    kb_cost least = way.cost + toll(s, way.point);
    if (status != KB_OK || least >= s->best)
        return status;
    if (least > top.least) { /* not its turn yet */
        push(s, at, (waiting){least, top.label});
        return KB_OK;
    }
    return go_on(s, from, top.label);
}

static kb_cost least_of(const side *at)
{
    return at->heap.len > 0 ? at->heap.data[0].least : NEVER;
}

static kb_cost smaller(kb_cost a, kb_cost b)
{
    return a < b ? a : b;
}

/* Whether no route that was not met yet can be cheaper.  It has a hop between
 * two labels that no side went on from, of which at most one has stopped for
 * its number of hops. */
static bool is_done(const search *s)
{
    const side *a = &s->sides[0], *b = &s->sides[1];
    kb_cost first = least_of(a), second = least_of(b);

    if (first >= NEVER && second >= NEVER)
        return true;
    kb_cost least = smaller(first + second,
                            smaller(first + b->stopped, a->stopped + second));
    return least + KB_COST_HOP >= s->best;
}

/* The side that has less waiting. */
static int next_side(const search *s)
{
    size_t first = s->sides[0].heap.len, second = s->sides[1].heap.len;
    return first == 0 || (second > 0 && second < first);
}

static void read_route(kb_route *out, const search *s)
{
    const label *labels = s->labels.data;
    const label *way = &labels[s->met[0]];

    out->hops = way->hops + labels[s->met[1]].hops;
    out->cost = s->best;
    for (size_t i = way->hops; i-- > 0;) {
        out->points[i + 1] = way->point;
        way = &labels[way->parent];
    }
    out->points[0] = s->query->from;
    way = &labels[s->met[1]];
    for (size_t i = labels[s->met[0]].hops; i <= out->hops; i++) {
        out->points[i] = way->point;
        if (way->parent != NONE)
            way = &labels[way->parent];
    }
}

/* The side with less to look at gets the odd hop. */
static kb_status begin(search *s)
{
    const kb_route_query *query = s->query;
    const uint32_t ends[2] = {query->from, query->to};
    size_t arcs[2] = {0};
    kb_status status = KB_OK;

    for (int i = 0; i < 2 && status == KB_OK; i++) {
        status = kb_network_open(s->network, ends[i], s->err);
        arcs[i] = s->network->points.data[ends[i]].arc_count;
    }
    int small = arcs[0] > arcs[1];
    s->sides[!small].hops = (uint32_t)query->hops / 2;
    s->sides[small].hops = (uint32_t)(query->hops - query->hops / 2);
    s->sides[0].stopped = s->sides[1].stopped = NEVER;
    for (int i = 0; i < 2 && status == KB_OK; i++)
        status = reach(s, i, (label){.point = ends[i], .parent = NONE});
    return status;
}

/* The memory of one search serves the next. */
static search *search_of(kb_network *network)
{
    if (!network->search) {
        network->search =
            kb_arena_alloc(network->arena, sizeof *network->search);
        network->search->network = network;
        network->search->arena = network->arena;
    }
    search *s = network->search;
    s->number++;
    s->labels.len = s->sides[0].heap.len = s->sides[1].heap.len = 0;
    return s;
}

kb_status kb_route_find(kb_route *out, kb_network *network,
                        const kb_route_query *query, kb_error *err)
{
    search *s = search_of(network);

    s->query = query;
    s->best = query->bound;
    s->met[0] = s->met[1] = NONE;
    s->err = err;
    *out = (kb_route){0};
    kb_status status = begin(s);
    while (status == KB_OK && !is_done(s))
        status = step(s, next_side(s));
    if (status == KB_OK && s->met[0] != NONE)
        read_route(out, s);
    return status;
}
