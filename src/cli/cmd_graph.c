/* cmd_graph.c - `aigckb graph [TERM...]`: concepts and what relates them, to be
 * drawn, or for programs that work with graphs. */
#include <stdlib.h>

#include "aigckb/graph.h"
#include "base/vec.h"
#include "cli/commands.h"
#include "cli/record.h"
#include "cli/resolve.h"

enum { NODES = 50, FEW = -1 /* edges: as many as can be told apart */ };

typedef struct graph_options {
    unsigned predicates;
    int64_t depth, max_nodes, max_edges, evidence;
    bool cluster;
} graph_options;

static const graph_options own_default = {
    .depth = 1, .max_nodes = NODES, .max_edges = FEW};

/* One run of it. */
typedef struct drawing {
    kb_cli *cli;
    const graph_options *own;
    kb_statement_filter filter;
    KB_VEC(uint64_t) seeds;
    const char *name; /* of the last seed */
    kb_graph graph;
    const kb_graph_node **nodes; /* in the order of the output */
    kb_reader *reader;
    kb_error *err;
} drawing;

/* ---- reading ------------------------------------------------------------ */

static kb_status add_seed(void *context, const kb_term *term, kb_error *err)
{
    drawing *d = context;

    (void)err;
    kb_vec_push(d->cli->arena, &d->seeds, term->concept.id);
    d->name = term->concept.name;
    return KB_OK;
}

static unsigned bit(int choice)
{
    return choice == KB_ANY ? 0 : 1U << choice;
}

static int by_community(const void *a, const void *b)
{
    const kb_graph_node *x = *(const kb_graph_node *const *)a;
    const kb_graph_node *y = *(const kb_graph_node *const *)b;

    if (x->community != y->community)
        return x->community < y->community ? -1 : 1;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return (x > y) - (x < y);
}

static void order_nodes(drawing *d)
{
    size_t n = d->graph.node_count;

    d->nodes = kb_arena_alloc(d->cli->arena, (n + 1) * sizeof(kb_graph_node *));
    for (size_t i = 0; i < n; i++)
        d->nodes[i] = &d->graph.nodes[i];
    if (!d->own->cluster)
        return;
    kb_graph_find_communities(&d->graph, d->cli->arena);
    qsort(d->nodes, n, sizeof(kb_graph_node *), by_community);
}

static kb_status read_graph(drawing *d)
{
    const kb_options *options = &d->cli->options;
    kb_graph_query query = {.seeds = d->seeds.data,
                            .seed_count = d->seeds.len,
                            .depth = (size_t)d->own->depth,
                            .filter = d->filter,
                            .kinds = bit(options->kind),
                            .layers = bit(options->layer),
                            .max_nodes = (size_t)d->own->max_nodes,
                            .max_edges = (size_t)d->own->max_edges};

    if (d->own->max_edges == FEW) {
        query.max_edges = 0;
        query.sparse = d->own->max_nodes > 0;
    }

    kb_status status =
        kb_graph_read(&d->graph, d->cli->store, d->cli->arena, &query, d->err);
    if (status == KB_OK && d->seeds.len > 0 && d->graph.edge_count == 0)
        return kb_fail(d->err, KB_NOT_FOUND, "no facts about '%s'", d->name);
    if (status == KB_OK)
        order_nodes(d);
    return status;
}

/* ---- printing ----------------------------------------------------------- */

static kb_status give_node(drawing *d, const kb_graph_node *node)
{
    kb_node *record = kb_node_object();

    kb_node_text(record, "type", "concept");
    kb_record_concept(record, &node->concept);
    kb_node_bool(record, "seed", node->seed);
    kb_node_int(record, "hops", (int64_t)node->hops);
    kb_node_int(record, "degree", (int64_t)node->degree);
    kb_node_int(record, "weight", node->weight);
    if (d->own->cluster)
        kb_node_int(record, "community", (int64_t)node->community);
    else
        kb_node_null(record, "community");
    return kb_writer_record(d->cli->writer, record);
}

/* Gives a relation as many places as are wanted: the graph has one of each. */
static kb_status find_places(drawing *d, kb_relation *relation)
{
    kb_relation_query query = {.s = relation->s.id,
                               .o = relation->o.id,
                               .filter = d->filter,
                               .places = (size_t)d->own->evidence};
    kb_relations found;

    query.filter.predicates = 1U << relation->p;
    kb_status status =
        kb_relations_find(&found, d->cli->store, d->cli->arena, &query, d->err);
    if (status == KB_OK && found.len == 1)
        *relation = found.data[0];
    return status;
}

static kb_status give_edge(drawing *d, const kb_graph_edge *edge)
{
    kb_relation relation = kb_graph_relation(&d->graph, edge);
    kb_status status = KB_OK;

    if (d->own->evidence > 1)
        status = find_places(d, &relation);
    if (status != KB_OK)
        return status;
    kb_node *record = kb_node_object();
    kb_node_text(record, "type", "relation");
    status = kb_record_relation(record, d->reader, &relation,
                                (size_t)d->own->evidence, d->err);
    if (status == KB_OK)
        return kb_writer_record(d->cli->writer, record);
    kb_node_free(record);
    return status;
}

static kb_status give_all(drawing *d)
{
    const kb_graph *graph = &d->graph;
    bool rows = kb_writer_in_rows(d->cli->writer);
    kb_status status = KB_OK;

    for (size_t i = 0; !rows && i < graph->node_count && status == KB_OK; i++)
        status = give_node(d, d->nodes[i]);
    for (size_t i = 0; i < graph->edge_count && status == KB_OK; i++)
        status = give_edge(d, &graph->edges[i]);
    return status;
}

/* What there is in all stands before the results of the JSON. */
static void sum_up(drawing *d)
{
    const kb_graph *graph = &d->graph;
    kb_envelope *envelope = kb_writer_envelope(d->cli->writer);

    if (!envelope->extra)
        envelope->extra = kb_node_object();
    kb_node *sum = kb_node_add_object(envelope->extra, "graph");
    kb_node_int(sum, "concepts", (int64_t)graph->node_count);
    kb_node_int(sum, "relations", (int64_t)graph->edge_count);
    kb_node_int(sum, "concepts_left_out", (int64_t)graph->nodes_left_out);
    kb_node_int(sum, "relations_left_out", (int64_t)graph->edges_left_out);
    if (d->own->cluster) {
        kb_node_int(sum, "communities", (int64_t)graph->community_count);
        kb_node_real(sum, "modularity", graph->modularity);
    } else {
        kb_node_null(sum, "communities");
        kb_node_null(sum, "modularity");
    }
    if (graph->nodes_left_out > 0 || graph->edges_left_out > 0)
        kb_cli_note(d->cli,
                    "%zu concepts and %zu relations are left out: "
                    "--max-nodes, --max-edges (0: all)",
                    graph->nodes_left_out, graph->edges_left_out);
}

/* ---- the row ------------------------------------------------------------ */

static const kb_option own_options[] = {
    {.name = "depth",
     .letter = 'd',
     .arg = "N",
     .help = N_("so many steps away from the terms (default: 1)"),
     .type = KB_OPTION_NUMBER,
     .offset = offsetof(graph_options, depth)},
    {.name = "max-nodes",
     .arg = "N",
     .help = N_("at most N concepts: the most relevant (default: 50; 0: all)"),
     .type = KB_OPTION_NUMBER,
     .offset = offsetof(graph_options, max_nodes)},
    {.name = "max-edges",
     .arg = "N",
     .help = N_(
         "at most N relations (default: a third more than concepts; 0: all)"),
     .type = KB_OPTION_NUMBER,
     .offset = offsetof(graph_options, max_edges)},
    {.name = "predicate",
     .letter = 'p',
     .arg = "P,..",
     .help = N_("only facts with these predicates: `list predicates`"),
     .type = KB_OPTION_PREDICATES,
     .offset = offsetof(graph_options, predicates)},
    {.name = "cluster",
     .letter = 'c',
     .help = N_("find the communities, and show them"),
     .type = KB_OPTION_FLAG,
     .offset = offsetof(graph_options, cluster)},
    {.name = "evidence",
     .letter = 'e',
     .arg = "N",
     .help = N_("JSON: N sentences of each relation (default: 0)"),
     .type = KB_OPTION_NUMBER,
     .offset = offsetof(graph_options, evidence)},
    {0},
};

static const kb_column columns[] = {
    {.header = N_("Subject"), .path = "s.name", .narrow = 10},
    {.header = N_("Predicate"), .path = "p"},
    {.header = N_("Object"), .path = "o.name", .narrow = 10},
    {.header = N_("Sources"), .path = "sources", .right = true},
    {.header = N_("Basis"), .path = "basis"},
    {0},
};

static const char *const fields[] = {"type",      KB_FIELDS_RELATION(""),
                                     "name",      "kind",
                                     "layer",     "mentions",
                                     "seed",      "hops",
                                     "degree",    "weight",
                                     "community", NULL};

static const kb_view view = {.columns = columns, .fields = fields};

static kb_status begin(drawing *d)
{
    kb_drawing *look = kb_arena_alloc(d->cli->arena, sizeof *look);
    kb_view *drawn = kb_arena_alloc(d->cli->arena, sizeof *drawn);

    *look = (kb_drawing){.zh = d->cli->options.lang != KB_ENGLISH,
                         .grouped = d->own->cluster,
                         .nodes = d->graph.node_count,
                         .edges = d->graph.edge_count};
    *drawn = view;
    drawn->drawing = look;
    return kb_writer_begin(d->cli->writer, drawn, d->err);
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    drawing d = {.cli = cli,
                 .own = cli->own,
                 .filter = kb_statement_filter_of(cli),
                 .err = err};
    kb_status status = KB_OK;

    d.filter.predicates = d.own->predicates;
    if (argc > 0)
        status = kb_resolve_each(cli, argc, argv, add_seed, &d, err);
    if (status == KB_OK)
        status = read_graph(&d);
    if (status == KB_OK)
        status = begin(&d);
    if (status != KB_OK)
        return status;
    d.reader = kb_reader_new(cli->store);
    status = give_all(&d);
    sum_up(&d);
    kb_reader_free(d.reader);
    return status;
}

const kb_command kb_cmd_graph = {
    .name = "graph",
    .args = "[TERM...]",
    .summary = N_("draw concepts and what relates them"),
    .details = N_(
        "The neighbourhood of the terms, or of the whole store what is related "
        "most.  Of many neighbours stay those that a walk along the relations "
        "comes by most often; of many relations those that hold the picture "
        "together, then those with most sources.  Colours are kinds, a line "
        "is as wide as there are sources.  --kind and --layer choose among "
        "the neighbours.  A file's name says what it is: -o picture.svg."),
    .examples = {"aigckb graph GPT-4 -o gpt4.svg",
                 "aigckb graph --max-nodes 80 --cluster -f mermaid"},
    .access = KB_READ,
    .max_args = KB_ANY_NUMBER,
    .accepts = KB_TAKES_NAMES | KB_TAKES_FILTERS | KB_TAKES_DRAWINGS,
    .own_options = own_options,
    .own_size = sizeof(graph_options),
    .own_default = &own_default,
    .view = &view,
    .begins = true,
    .run = run,
};
