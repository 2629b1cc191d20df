/* graph.c - concepts and what relates them, as a graph. */
#include "aigckb/graph.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/vec.h"
#include "query/backbone.h"
#include "query/community.h"
#include "query/edges.h"
#include "query/pick.h"
#include "query/relation.h"

/* Asking for the edges of so many concepts takes longer than reading all. */
enum { MANY = 20000 };

/* The edges, as they come. */
typedef struct gathering {
    kb_arena *arena;
    kb_map places; /* of ids in the nodes */
    KB_VEC(kb_graph_edge) edges;
} gathering;

static void set_nodes(kb_graph *out, kb_arena *arena, const kb_picks *picks)
{
    out->nodes = kb_arena_alloc(arena, (picks->len + 1) * sizeof *out->nodes);
    for (size_t i = 0; i < picks->len; i++)
        out->nodes[i] = (kb_graph_node){.concept = picks->data[i].concept,
                                        .seed = i < picks->seeds,
                                        .hops = picks->data[i].hops};
    out->node_count = picks->len;
    out->nodes_left_out = picks->left_out;
}

static kb_status add_edge(void *context, const kb_edge *edge)
{
    gathering *g = context;
    const uint32_t *s = kb_map_find_id(&g->places, edge->s);
    const uint32_t *o = kb_map_find_id(&g->places, edge->o);

    if (!s || !o || *s == *o)
        return KB_OK;
    kb_graph_edge kept = {
        .s = *s,
        .o = *o,
        .p = edge->p,
        .basis = edge->basis,
        .confidence = edge->confidence,
        .sources = edge->sources,
        .articles = edge->articles,
        .first_date = kb_arena_strdup(g->arena, edge->first_date),
        .last_date = kb_arena_strdup(g->arena, edge->last_date),
        .place = {.article = edge->article,
                  .block = edge->block,
                  .start = edge->start,
                  .end = edge->end,
                  .basis = edge->basis,
                  .confidence = edge->confidence}};
    kb_vec_push(g->arena, &g->edges, kept);
    return KB_OK;
}

static int by_ends(const void *a, const void *b)
{
    const kb_graph_edge *x = a, *y = b;

    if (x->s != y->s)
        return x->s < y->s ? -1 : 1;
    if (x->o != y->o)
        return x->o < y->o ? -1 : 1;
    return (x->p > y->p) - (x->p < y->p);
}

static kb_status read_edges(kb_graph *out, kb_store *store, kb_arena *arena,
                            const kb_statement_filter *filter, kb_error *err)
{
    size_t n = out->node_count;
    gathering g = {.arena = arena, .places = {.arena = arena}};
    uint64_t *ids = kb_arena_alloc(arena, (n + 1) * sizeof *ids);
    bool fresh;

    if (n < 2)
        return KB_OK;
    for (size_t i = 0; i < n; i++) {
        ids[i] = out->nodes[i].concept.id;
        *kb_map_add_id(&g.places, ids[i], &fresh) = (uint32_t)i;
    }
    kb_status status = kb_edges_among(store, &(kb_among){ids, n, n > MANY},
                                      filter, add_edge, &g, err);
    out->edges = g.edges.data;
    out->edge_count = g.edges.len;
    if (out->edge_count > 0)
        qsort(out->edges, out->edge_count, sizeof *out->edges, by_ends);
    return status;
}

static void count_edges(kb_graph *graph)
{
    for (size_t i = 0; i < graph->edge_count; i++) {
        const kb_graph_edge *e = &graph->edges[i];
        graph->nodes[e->s].degree++;
        graph->nodes[e->o].degree++;
        graph->nodes[e->s].weight += e->sources;
        graph->nodes[e->o].weight += e->sources;
    }
}

/* Of a whole store: what relates to nothing that is there says nothing. */
static void drop_lonely(kb_graph *graph, kb_arena *arena)
{
    size_t *to = kb_arena_alloc(arena, (graph->node_count + 1) * sizeof *to);
    size_t kept = 0;

    for (size_t i = 0; i < graph->node_count; i++) {
        to[i] = kept;
        if (graph->nodes[i].degree > 0)
            graph->nodes[kept++] = graph->nodes[i];
    }
    graph->nodes_left_out += graph->node_count - kept;
    graph->node_count = kept;
    for (size_t i = 0; i < graph->edge_count; i++) {
        graph->edges[i].s = to[graph->edges[i].s];
        graph->edges[i].o = to[graph->edges[i].o];
    }
}

static size_t most_edges(const kb_graph *graph, const kb_graph_query *query)
{
    size_t n = graph->node_count;
    size_t few = n + n / 3 + 1;

    if (!query->sparse || (query->max_edges > 0 && query->max_edges < few))
        return query->max_edges;
    return few;
}

kb_status kb_graph_read(kb_graph *out, kb_store *store, kb_arena *arena,
                        const kb_graph_query *query, kb_error *err)
{
    kb_picks picks;

    *out = (kb_graph){0};
    kb_status status = kb_picks_read(&picks, store, arena, query, err);
    if (status != KB_OK)
        return status;
    set_nodes(out, arena, &picks);
    status = read_edges(out, store, arena, &query->filter, err);
    if (status != KB_OK)
        return status;
    kb_backbone_keep(out, arena, most_edges(out, query));
    count_edges(out);
    if (query->seed_count == 0)
        drop_lonely(out, arena);
    return KB_OK;
}

kb_relation kb_graph_relation(const kb_graph *graph, const kb_graph_edge *edge)
{
    kb_relation relation = {
        .s = graph->nodes[edge->s].concept,
        .o = graph->nodes[edge->o].concept,
        .p = edge->p,
        .basis = edge->basis,
        .confidence = edge->confidence,
        .sources = edge->sources,
        .articles = edge->articles,
        .first_date = edge->first_date,
        .last_date = edge->last_date,
        .places = &edge->place,
        .place_count = 1,
    };

    kb_relations_identify(&relation);
    return relation;
}

void kb_graph_find_communities(kb_graph *graph, kb_arena *arena)
{
    size_t n = graph->node_count;
    kb_tie *ties =
        kb_arena_alloc(arena, (graph->edge_count + 1) * sizeof *ties);
    uint32_t *group = kb_arena_alloc(arena, (n + 1) * sizeof *group);

    for (size_t i = 0; i < graph->edge_count; i++) {
        const kb_graph_edge *edge = &graph->edges[i];
        ties[i] = (kb_tie){(uint32_t)edge->s, (uint32_t)edge->o,
                           (double)edge->sources};
    }
    graph->modularity =
        kb_communities_find(group, arena, n, ties, graph->edge_count);
    graph->community_count = 0;
    for (size_t i = 0; i < n; i++) {
        graph->nodes[i].community = group[i];
        if (group[i] >= graph->community_count)
            graph->community_count = group[i] + 1;
    }
}
