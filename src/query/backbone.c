/* backbone.c - the edges that hold a graph together. */
#include "query/backbone.h"

#include <stdlib.h>

#include "base/unions.h"

typedef struct ranked {
    kb_graph_edge *edge;
    bool of_seed;
} ranked;

/* Those of the seeds first, then most sources; the order of the edges decides
 * between equals. */
static int by_rank(const void *a, const void *b)
{
    const ranked *x = a, *y = b;

    if (x->of_seed != y->of_seed)
        return x->of_seed ? -1 : 1;
    if (x->edge->sources != y->edge->sources)
        return x->edge->sources > y->edge->sources ? -1 : 1;
    return (x->edge > y->edge) - (x->edge < y->edge);
}

static size_t keep_forest(const kb_graph *graph, kb_arena *arena,
                          const ranked *order, size_t most, bool *kept)
{
    kb_unions trees = kb_unions_new(arena, graph->node_count);
    size_t count = 0;

    for (size_t i = 0; i < graph->edge_count && count < most; i++) {
        const kb_graph_edge *e = order[i].edge;
        if (kb_unions_join(&trees, (uint32_t)e->s, (uint32_t)e->o)) {
            kept[e - graph->edges] = true;
            count++;
        }
    }
    return count;
}

void kb_backbone_keep(kb_graph *graph, kb_arena *arena, size_t most)
{
    size_t n = graph->edge_count, left = 0;

    if (most == 0 || n <= most)
        return;
    ranked *order = kb_arena_alloc(arena, n * sizeof *order);
    bool *kept = kb_arena_alloc(arena, n * sizeof *kept);
    for (size_t i = 0; i < n; i++) {
        kb_graph_edge *e = &graph->edges[i];
        order[i] =
            (ranked){e, graph->nodes[e->s].seed || graph->nodes[e->o].seed};
    }
    qsort(order, n, sizeof *order, by_rank);

    size_t count = keep_forest(graph, arena, order, most, kept);
    for (size_t i = 0; i < n && count < most; i++) {
        bool *it = &kept[order[i].edge - graph->edges];
        count += !*it;
        *it = true;
    }
    for (size_t i = 0; i < n; i++) {
        if (kept[i])
            graph->edges[left++] = graph->edges[i];
    }
    graph->edges_left_out += n - left;
    graph->edge_count = left;
}
