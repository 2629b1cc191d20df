/* report_read.c - what goes into a report: the best supported first. */
#include <stdlib.h>
#include <string.h>

#include "cli/report.h"

/* Of each concept.  A figure and those that give another value of the same are
 * one here. */
enum { DEFINITIONS = 3, FIGURES = 12, EVENTS = 8 };

typedef struct reading {
    kb_report *out;
    kb_cli *cli;
    const kb_report_query *query;
    kb_error *err;
} reading;

bool kb_report_find(size_t *out, const kb_report *report, uint64_t concept)
{
    const uint32_t *place = kb_map_find_id(&report->places, concept);

    if (place)
        *out = *place;
    return place != NULL;
}

/* ---- concepts and relations --------------------------------------------- */

static kb_status read_graph(reading *r)
{
    kb_report *out = r->out;
    kb_graph_query query = {.seeds = r->query->terms,
                            .seed_count = r->query->term_count,
                            .depth = 1,
                            .filter = r->query->filter,
                            .kinds = r->query->kinds,
                            .layers = r->query->layers,
                            .max_nodes = r->query->max_concepts};

    kb_status status =
        kb_graph_read(&out->graph, r->cli->store, out->arena, &query, r->err);
    if (status == KB_OK)
        kb_graph_find_communities(&out->graph, out->arena);
    for (size_t i = 0; i < out->graph.node_count; i++) {
        const kb_graph_node *node = &out->graph.nodes[i];
        bool fresh;
        *kb_map_add_id(&out->places, node->concept.id, &fresh) = (uint32_t)i;
        out->term_count += node->seed;
    }
    for (size_t i = 0; i < out->graph.edge_count; i++)
        kb_quotes_want(&out->quotes, &out->graph.edges[i].place);
    return status;
}

/* ---- definitions -------------------------------------------------------- */

static kb_status read_definitions(reading *r)
{
    kb_report *out = r->out;
    kb_status status = KB_OK;

    for (size_t i = 0; i < out->graph.node_count && status == KB_OK; i++) {
        kb_definitions found;
        status = kb_definitions_find(&found, r->cli->store, out->arena,
                                     out->graph.nodes[i].concept.id,
                                     &r->query->filter, r->err);
        if (status == KB_OK && kb_cli_interrupted(r->cli))
            status = KB_INTERRUPTED;
        for (size_t d = 0; d < found.len && d < DEFINITIONS && status == KB_OK;
             d++) {
            kb_report_definition own = {i, found.data[d]};
            kb_vec_push(out->arena, &out->definitions, own);
            kb_quotes_want(&out->quotes, found.data[d].places);
        }
    }
    return status;
}

/* ---- the heaviest of many ----------------------------------------------- */

/* Facts that a reader sees as one. */
typedef struct line {
    const kb_concept *concept; /* .fold NULL: none */
    size_t first, count;       /* of the facts */
    int64_t weight;
} line;

/* Heaviest first; of equal ones the later, which is the newer. */
static int heavier(const void *a, const void *b)
{
    const line *x = a, *y = b;

    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return x->first > y->first ? -1 : 1;
}

static int earlier(const void *a, const void *b)
{
    const line *x = a, *y = b;
    return (x->first > y->first) - (x->first < y->first);
}

/* Of a whole store what belongs to no concept goes in, too. */
static bool wants(const reading *r, const kb_concept *concept)
{
    const kb_report_query *query = r->query;
    size_t place;

    if (!concept->fold)
        return query->term_count == 0 && query->kinds == 0 &&
               query->layers == 0;
    return kb_report_find(&place, r->out, concept->id);
}

/* Leaves of each concept that is wanted the `most` heaviest lines.  Lines of
 * one concept stand together, and stay in their order.  Returns how many are
 * left.
 */
static size_t choose(const reading *r, line *lines, size_t count, size_t most)
{
    size_t kept = 0;

    for (size_t i = 0, next; i < count; i = next) {
        const kb_concept *concept = lines[i].concept;
        next = i + 1;
        while (next < count && lines[next].concept->id == concept->id)
            next++;
        if (!wants(r, concept))
            continue;
        size_t n = next - i < most ? next - i : most;
        qsort(lines + i, next - i, sizeof *lines, heavier);
        qsort(lines + i, n, sizeof *lines, earlier);
        memmove(lines + kept, lines + i, n * sizeof *lines);
        kept += n;
    }
    return kept;
}

/* The ids to ask for; of a whole store all are read. */
static const uint64_t *ids_of(const reading *r, size_t *count)
{
    const kb_graph *graph = &r->out->graph;
    size_t n = r->query->term_count > 0 ? graph->node_count : 0;
    uint64_t *ids = kb_arena_alloc(r->out->arena, n * sizeof *ids);

    for (size_t i = 0; i < n; i++) {
        const kb_graph_node *node = &graph->nodes[i];
        ids[i] = node->concept.id;
    }
    *count = n;
    return ids;
}

/* ---- figures ------------------------------------------------------------ */

/* A figure with those that disagree with it, which follow it.  What says what
 * it measures, and when, goes before what does not. */
static line weigh_figures(const kb_figures *found, size_t at)
{
    const kb_figure *figure = &found->data[at];
    const bool dated = figure->date && figure->dated != KB_DATED_ARTICLE;
    line all = {.concept = &figure->concept, .first = at, .count = 1};

    while (at + all.count < found->len && figure->rivals &&
           figure[all.count].rivals == figure->rivals)
        all.count++;
    for (size_t i = 0; i < all.count; i++)
        all.weight += 4 * figure[i].sources;
    all.weight += (figure->measure ? 2 : 0) + dated;
    return all;
}

static void take_figures(kb_report *out, const kb_figure *figures, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        kb_vec_push(out->arena, &out->figures, figures[i]);
        kb_quotes_want(&out->quotes, figures[i].places);
    }
}

static kb_status read_figures(reading *r)
{
    kb_figure_query query = {.forecast = KB_ANY};
    kb_figures found;
    size_t n = 0;

    query.ids = ids_of(r, &query.id_count);
    kb_status status = kb_figures_find(&found, r->cli->store, r->out->arena,
                                       &query, &r->query->filter, r->err);
    if (status != KB_OK)
        return status;
    line *lines = kb_arena_alloc(r->out->arena, found.len * sizeof *lines);
    for (size_t at = 0; at < found.len; at += lines[n++].count)
        lines[n] = weigh_figures(&found, at);
    n = choose(r, lines, n, FIGURES);
    for (size_t i = 0; i < n; i++)
        take_figures(r->out, &found.data[lines[i].first], lines[i].count);
    return KB_OK;
}

/* ---- events ------------------------------------------------------------- */

static kb_status read_events(reading *r)
{
    kb_event_query query = {.limit = 0};
    kb_events found;

    query.ids = ids_of(r, &query.id_count);
    kb_status status = kb_events_find(&found, r->cli->store, r->out->arena,
                                      &query, &r->query->filter, r->err);
    if (status != KB_OK)
        return status;
    line *lines = kb_arena_alloc(r->out->arena, found.len * sizeof *lines);
    for (size_t i = 0; i < found.len; i++)
        lines[i] = (line){&found.data[i].concept, i, 1, found.data[i].sources};
    size_t n = choose(r, lines, found.len, EVENTS);
    for (size_t i = 0; i < n; i++) {
        const kb_event *event = &found.data[lines[i].first];
        kb_vec_push(r->out->arena, &r->out->events, *event);
        kb_quotes_want(&r->out->quotes, event->places);
    }
    return KB_OK;
}

/* ------------------------------------------------------------------------- */

kb_status kb_report_read(kb_report *out, kb_cli *cli,
                         const kb_report_query *query, kb_error *err)
{
    reading r = {.out = out, .cli = cli, .query = query, .err = err};

    *out = (kb_report){.arena = cli->arena,
                       .places = {.arena = cli->arena},
                       .quotes = {.arena = cli->arena}};
    kb_status status = read_graph(&r);
    if (status == KB_OK)
        status = read_definitions(&r);
    if (status == KB_OK && out->graph.node_count > 0)
        status = read_figures(&r);
    if (status == KB_OK && out->graph.node_count > 0)
        status = read_events(&r);
    return status == KB_OK ? kb_quotes_read(&out->quotes, cli, err) : status;
}
