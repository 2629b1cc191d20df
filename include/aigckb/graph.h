/* graph.h - concepts and what relates them, as a graph: the neighbourhood of
 * some, or the whole store.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_GRAPH_H
#define AIGCKB_GRAPH_H

#include "aigckb/api.h"
#include "aigckb/query.h"

KB_API_BEGIN

/** A concept of the graph. */
typedef struct kb_graph_node {
    kb_concept concept;
    bool seed;
    size_t hops;      /* from the nearest seed; of a whole store 0 */
    size_t degree;    /* edges of this graph that begin or end here */
    int64_t weight;   /* the sources of these edges, added up */
    size_t community; /* from 0, the largest first, once they were found */
} kb_graph_node;

/** All relations of one predicate between two nodes. */
typedef struct kb_graph_edge {
    size_t s, o; /* places in the nodes; never the same */
    kb_predicate p;
    kb_basis basis;    /* the best */
    double confidence; /* of all sources together */
    int64_t sources, articles;
    const char *first_date, *last_date; /* of the articles, or NULL */
    kb_place place;                     /* the surest that says so; without
                                           cluster, claim and date */
} kb_graph_edge;

/** Everything lives in the arena that was given. */
typedef struct kb_graph {
    kb_graph_node *nodes; /* seeds as they were given; then by hops, what
                             speaks most for keeping it first */
    size_t node_count;
    kb_graph_edge *edges; /* by the places of s, then of o, then by predicate */
    size_t edge_count;
    size_t nodes_left_out; /* that were met and were too many */
    size_t edges_left_out; /* between nodes that are there */
    size_t community_count;
    double modularity; /* of the communities */
} kb_graph;

/** Which part of the store. */
typedef struct kb_graph_query {
    const uint64_t *seeds; /* concepts; none: the whole store */
    size_t seed_count;
    size_t depth;               /* steps from a seed, at most */
    kb_statement_filter filter; /* of the edges */
    unsigned kinds, layers;     /* bits, of nodes other than seeds; 0: any */
    size_t max_nodes;           /* 0: all.  Seeds are kept, however many */
    size_t max_edges;           /* 0: all */
    bool sparse; /* no more edges than a reader can tell apart: a third more
                    than there are nodes */
} kb_graph_query;

/** Reads a part of the store.
 *
 * Of a neighbourhood it keeps what a walk of `depth` steps from a seed, which
 * takes each edge as often as it has sources, comes by most often; each step
 * but the last takes at most half of the room that is left in max_nodes, and
 * what was met but not kept leads no further.  Of the whole store it keeps
 * those whose edges have most sources, and that have an edge among each other.
 * Of too many edges it keeps those that hold it together, then those of the
 * seeds, then those of most sources.  An edge of a concept to itself is left
 * out, and so is a seed that is gone by now. */
kb_status kb_graph_read(kb_graph *out, kb_store *store, kb_arena *arena,
                        const kb_graph_query *query, kb_error *err);

/** An edge as a relation, with the place that it has. */
kb_relation kb_graph_relation(const kb_graph *graph, const kb_graph_edge *edge);

/** Fills in the communities: nodes with more sources between them than chance
 * would give them (Louvain: V. D. Blondel et al., 2008). */
void kb_graph_find_communities(kb_graph *graph, kb_arena *arena);

KB_API_END

#endif
