/* report_read.c - what goes into a report: the best supported first. */
#include <stdlib.h>

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

typedef struct line {
    size_t first, count; /* of the facts that it shows */
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

/* Leaves the `most` heaviest lines, in their order. */
static size_t keep_heaviest(line *lines, size_t count, size_t most)
{
    if (count <= most)
        return count;
    qsort(lines, count, sizeof *lines, heavier);
    qsort(lines, most, sizeof *lines, earlier);
    return most;
}

/* ---- figures ------------------------------------------------------------ */

/* A figure with all that disagree with it. */
static size_t rivals_of(const kb_figures *found, size_t at)
{
    const kb_figure *figure = &found->data[at];
    size_t count = figure->rival_count > 1 ? figure->rival_count : 1;

    return count < found->len - at ? count : found->len - at;
}

/* What says what it measures, and when, goes before what does not. */
static line weigh_figures(const kb_figures *found, size_t at)
{
    const kb_figure *figure = &found->data[at];
    const bool dated = figure->date && figure->dated != KB_DATED_ARTICLE;
    line all = {at, rivals_of(found, at), 0};

    for (size_t i = at; i < at + all.count; i++)
        all.weight += 4 * found->data[i].sources;
    all.weight += (figure->measure ? 2 : 0) + dated;
    return all;
}

/* Figures of [from, end), which are of one concept or of none. */
static void take_figures(reading *r, const kb_figures *found, size_t from,
                         size_t end)
{
    kb_report *out = r->out;
    line *lines = kb_arena_alloc(out->arena, (end - from) * sizeof *lines);
    size_t count = 0;

    for (size_t i = from; i < end; i += lines[count++].count)
        lines[count] = weigh_figures(found, i);
    count = keep_heaviest(lines, count, FIGURES);
    for (size_t i = 0; i < count; i++) {
        for (size_t n = 0; n < lines[i].count; n++) {
            const kb_figure *figure = &found->data[lines[i].first + n];
            kb_vec_push(out->arena, &out->figures, *figure);
            kb_quotes_want(&out->quotes, figure->places);
        }
    }
}

/* Of a whole store what belongs to no concept goes in, too. */
static bool wants(const reading *r, const kb_concept *concept)
{
    size_t place;

    if (!concept->fold)
        return r->query->term_count == 0 && r->query->kinds == 0 &&
               r->query->layers == 0;
    return kb_report_find(&place, r->out, concept->id);
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

static kb_status read_figures(reading *r)
{
    kb_figure_query query = {.forecast = KB_ANY};
    kb_figures found;

    query.ids = ids_of(r, &query.id_count);
    kb_status status = kb_figures_find(&found, r->cli->store, r->out->arena,
                                       &query, &r->query->filter, r->err);
    for (size_t i = 0, next; i < found.len && status == KB_OK; i = next) {
        const kb_concept *concept = &found.data[i].concept;
        next = i + 1;
        while (next < found.len && found.data[next].concept.id == concept->id)
            next++;
        if (wants(r, concept))
            take_figures(r, &found, i, next);
    }
    return status;
}

/* ---- events ------------------------------------------------------------- */

static void take_events(reading *r, const kb_events *found, size_t from,
                        size_t end)
{
    kb_report *out = r->out;
    size_t count = end - from;
    line *lines = kb_arena_alloc(out->arena, count * sizeof *lines);

    for (size_t i = 0; i < count; i++)
        lines[i] = (line){from + i, 1, found->data[from + i].sources};
    count = keep_heaviest(lines, count, EVENTS);
    for (size_t i = 0; i < count; i++) {
        const kb_event *event = &found->data[lines[i].first];
        kb_vec_push(out->arena, &out->events, *event);
        kb_quotes_want(&out->quotes, event->places);
    }
}

static kb_status read_events(reading *r)
{
    kb_event_query query = {.limit = 0};
    kb_events found;

    query.ids = ids_of(r, &query.id_count);
    kb_status status = kb_events_find(&found, r->cli->store, r->out->arena,
                                      &query, &r->query->filter, r->err);
    for (size_t i = 0, next; i < found.len && status == KB_OK; i = next) {
        const kb_concept *concept = &found.data[i].concept;
        next = i + 1;
        while (next < found.len && found.data[next].concept.id == concept->id)
            next++;
        if (wants(r, concept))
            take_events(r, &found, i, next);
    }
    return status;
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
