/* backbone.h - the edges that hold a graph together.  Private to query/. */
#ifndef KB_QUERY_BACKBONE_H
#define KB_QUERY_BACKBONE_H

#include "aigckb/graph.h"

/** Leaves at most `most` edges, in their order; 0: all.  A spanning
 * forest stays (J. B. Kruskal, 1956), then the others; both times those of the
 * seeds go first, then what has most sources. */
void kb_backbone_keep(kb_graph *graph, kb_arena *arena, size_t most);

#endif
