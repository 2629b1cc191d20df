/* network.h - concepts and the relations between them, read as they are come
 * to.  Private to query/. */
#ifndef KB_QUERY_NETWORK_H
#define KB_QUERY_NETWORK_H

#include "aigckb/path.h"
#include "base/vec.h"

/** What a hop or a concept costs, in thousandths: whole numbers, so that sums
 * do not depend on their order. */
typedef int64_t kb_cost;

enum { KB_COST_HOP = 1000 };

/** A relation as seen from one of its ends.  There are many: they are small. */
typedef struct kb_arc {
    uint32_t to;   /* index of a point */
    uint32_t cost; /* a kb_cost */
    uint8_t p;     /* kb_predicate */
    bool out;      /* the end is the subject */
} kb_arc;

typedef struct kb_point {
    uint64_t id;         /* concept */
    const kb_arc *arcs;  /* NULL until it is open */
    uint32_t arc_count;  /* one to each neighbour, the cheapest */
    uint32_t toll;       /* for going through it: a kb_cost */
    uint32_t met_by, at; /* while another one opens: its place in the arcs */
    bool open;
    uint32_t search;   /* for route.c: in which it was met, */
    uint32_t first[2]; /* and its first label from either side */
} kb_point;

/** Gives the links of a concept, in any order. */
typedef kb_status kb_links_fn(void *context, uint64_t concept, kb_link_fn *fn,
                              void *fn_context, kb_error *err);

typedef struct kb_network {
    kb_arena *arena;
    kb_links_fn *links;
    void *context; /* of it */
    const uint64_t *avoid;
    size_t avoid_count;
    uint32_t *places;   /* of points by their ids, and 1; 0: a free place */
    size_t place_count; /* 0 or a power of two */
    KB_VEC(kb_point) points;
    size_t opened;
    KB_VEC(kb_arc) opening;   /* the arcs of the point that is opened */
    struct kb_search *search; /* of route.c: kept for the next one */
} kb_network;

/** The index of a concept's point, which is added where it is new. */
uint32_t kb_network_point(kb_network *network, uint64_t concept);

/** Reads the arcs of a point, if that was not done yet.  Points may move. */
kb_status kb_network_open(kb_network *network, uint32_t point, kb_error *err);

/** The arc from an open point to a neighbour. */
const kb_arc *kb_network_arc(const kb_network *network, uint32_t from,
                             uint32_t to);

/** As kb_paths_find(). */
kb_status kb_network_paths(kb_paths *out, kb_network *network,
                           const kb_path_query *query, kb_error *err);

#endif
