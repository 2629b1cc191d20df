/* network.h - concepts and the relations between them, read as they are come
 * to.  Private to query/. */
#ifndef KB_QUERY_NETWORK_H
#define KB_QUERY_NETWORK_H

#include "aigckb/path.h"
#include "base/map.h"
#include "base/vec.h"

/** What a hop or a concept costs, in thousandths: whole numbers, so that sums
 * do not depend on their order. */
typedef int64_t kb_cost;

enum { KB_COST_HOP = 1000 };

/** A relation as seen from one of its ends. */
typedef struct kb_arc {
    uint32_t to; /* index of a point */
    kb_cost cost;
    kb_link link;
} kb_arc;

typedef struct kb_point {
    uint64_t id; /* concept */
    bool open;   /* arcs and toll are known */
    const kb_arc *arcs;
    size_t arc_count;       /* one to each neighbour, the cheapest */
    kb_cost toll;           /* for going through it */
    uint32_t met_by, place; /* while another one opens */
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
    kb_map ids; /* of points */
    KB_VEC(kb_point) points;
    size_t opened;
} kb_network;

/** The index of a concept's point, which is added where it is new. */
uint32_t kb_network_point(kb_network *network, uint64_t concept);

/** Reads the arcs of a point, if that was not done yet.  Points may move. */
kb_status kb_network_open(kb_network *network, uint32_t point, kb_error *err);

/** The arc from an open point to another, or NULL. */
const kb_arc *kb_network_arc(const kb_network *network, uint32_t from,
                             uint32_t to);

/** As kb_paths_find(). */
kb_status kb_network_paths(kb_paths *out, kb_network *network,
                           const kb_path_query *query, kb_error *err);

#endif
