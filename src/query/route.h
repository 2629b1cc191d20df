/* route.h - the cheapest way from one point of a network to another.  Private
 * to query/. */
#ifndef KB_QUERY_ROUTE_H
#define KB_QUERY_ROUTE_H

#include "query/network.h"

typedef struct kb_route {
    uint32_t points[KB_PATH_HOPS + 1];
    size_t hops;  /* 0: there is none */
    kb_cost cost; /* of the hops, and of the points between the ends */
} kb_route;

typedef struct kb_route_query {
    uint32_t from, to;
    size_t hops;          /* at most */
    kb_cost bound;        /* only what costs less */
    const uint32_t *shut; /* points that it does not go through */
    size_t shut_count;
    const uint32_t *barred; /* points that its first hop does not lead to */
    size_t barred_count;
} kb_route_query;

/** Finds it: of several, one of them, and always the same. */
kb_status kb_route_find(kb_route *out, kb_network *network,
                        const kb_route_query *query, kb_error *err);

#endif
