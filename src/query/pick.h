/* pick.h - the concepts that a graph is of.  Private to query/. */
#ifndef KB_QUERY_PICK_H
#define KB_QUERY_PICK_H

#include "aigckb/graph.h"

typedef struct kb_pick {
    kb_concept concept;
    size_t hops; /* as in kb_graph_node */
} kb_pick;

typedef struct kb_picks {
    kb_pick *data; /* in the order of kb_graph.nodes */
    size_t len;
    size_t seeds;    /* how many of them are seeds */
    size_t left_out; /* how many others were met */
} kb_picks;

/** Picks what kb_graph_read() says.  Of the whole store some may have no edge
 * to another. */
kb_status kb_picks_read(kb_picks *out, kb_store *store, kb_arena *arena,
                        const kb_graph_query *query, kb_error *err);

#endif
