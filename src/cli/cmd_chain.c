/* cmd_chain.c - `aigckb chain [LAYER]`: the industry chain as a tree. */
#include <string.h>

#include "aigckb/chain.h"
#include "cli/chain_tree.h"
#include "cli/commands.h"
#include "cli/record.h"
#include "cli/resolve.h"

/* Levels below a root unless --depth says so: of all layers fewer. */
enum { DEPTH = 2, DEPTH_OF_ONE = 3, MEMBERS = 6 };

typedef struct chain_options {
    int64_t depth; /* 0: as above */
    int64_t members;
    int64_t evidence;
    bool flat;
} chain_options;

static const chain_options own_default = {.members = MEMBERS};

/* What else a layer of the industry is called. */
static const struct {
    const char *word;
    kb_layer layer;
} words[] = {
    {"infrastructure", KB_LAYER_INFRASTRUCTURE},
    {"基础设施层", KB_LAYER_INFRASTRUCTURE},
    {"基础设施", KB_LAYER_INFRASTRUCTURE},
    {"上游", KB_LAYER_INFRASTRUCTURE},
    {"upstream", KB_LAYER_INFRASTRUCTURE},
    {"model", KB_LAYER_MODEL},
    {"模型层", KB_LAYER_MODEL},
    {"模型", KB_LAYER_MODEL},
    {"中游", KB_LAYER_MODEL},
    {"midstream", KB_LAYER_MODEL},
    {"application", KB_LAYER_APPLICATION},
    {"应用层", KB_LAYER_APPLICATION},
    {"应用", KB_LAYER_APPLICATION},
    {"下游", KB_LAYER_APPLICATION},
    {"downstream", KB_LAYER_APPLICATION},
};

enum { WORDS = sizeof words / sizeof *words };

static const char *word(int n)
{
    return n < WORDS ? words[n].word : NULL;
}

/* One run of it. */
typedef struct run_state {
    kb_cli *cli;
    kb_reader *reader;
    kb_statement_filter filter;
    size_t evidence;
    bool flat;
    kb_error *err;
} run_state;

/* ---- records ------------------------------------------------------------ */

static void add_concept(kb_node *out, const kb_chain_node *node)
{
    const kb_word *layer = kb_layer_word(node->layer);

    if (node->concept.fold) {
        kb_record_concept(out, &node->concept);
        return;
    }
    kb_node_null(out, "id");
    kb_node_text(out, "name", layer->zh);
    kb_node_text(out, "kind", kb_kind_word(KB_LAYER)->name);
    kb_node_text(out, "layer", layer->name);
    kb_node_int(out, "mentions", 0);
    kb_node_int(out, "articles", 0);
    kb_node_int(out, "sources", 0);
}

static void add_relation(kb_node *out, const kb_chain_node *node)
{
    if (node->said == 0) {
        kb_node_null(out, "relation");
        return;
    }
    kb_node *relation = kb_node_add_object(out, "relation");
    kb_node_text(relation, "p", kb_predicate_word(node->p)->name);
    kb_node_real(relation, "confidence", node->confidence);
    kb_node_int(relation, "sources", node->said);
}

/* The sentences that put it below its parent. */
static kb_status add_evidence(kb_node *out, run_state *r,
                              const kb_chain_node *node,
                              const kb_chain_node *parent)
{
    kb_relation_query query = {
        .s = node->concept.id, .filter = r->filter, .places = r->evidence};
    kb_relations found = {0};
    kb_arena *arena = kb_arena_new();
    kb_status status = KB_OK;

    if (parent && node->said > 0 && r->evidence > 0) {
        query.o = parent->concept.id;
        query.filter.predicates = 1U << node->p;
        status =
            kb_relations_find(&found, r->cli->store, arena, &query, r->err);
    }
    kb_found_places places = {0};
    if (found.len > 0)
        places =
            (kb_found_places){found.data[0].places, found.data[0].place_count,
                              found.data[0].articles};
    if (status == KB_OK)
        status = kb_record_places(out, r->reader, &places, r->evidence, r->err);
    kb_arena_free(arena);
    return status;
}

static kb_status add_node(kb_node *out, run_state *r, const kb_chain_node *node,
                          const kb_chain_node *parent, int64_t depth)
{
    add_concept(out, node);
    kb_node_int(out, "depth", depth);
    if (parent && parent->concept.fold)
        kb_record_id(out, "parent", "c:", parent->concept.fold);
    else
        kb_node_null(out, "parent");
    add_relation(out, node);
    kb_status status = add_evidence(out, r, node, parent);
    if (node->concepts == KB_ANY)
        kb_node_null(out, "concepts");
    else
        kb_node_int(out, "concepts", node->concepts);
    kb_node_int(out, "segment_total", node->segments);
    kb_node_int(out, "member_total", node->segments + node->groups);
    return status;
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as --depth says
static kb_status add_tree(kb_node *out, run_state *r, const kb_chain_node *node,
                          const kb_chain_node *parent, int64_t depth)
{
    kb_status status = add_node(out, r, node, parent, depth);
    kb_node *members = kb_node_add_list(out, "members");

    for (size_t i = 0; i < node->member_count && status == KB_OK; i++)
        status = add_tree(kb_node_add_object(members, NULL), r,
                          &node->members[i], node, depth + 1);
    return status;
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as --depth says
static kb_status give_flat(run_state *r, const kb_chain_node *node,
                           const kb_chain_node *parent, int64_t depth)
{
    kb_node *record = kb_node_object();
    kb_status status = add_node(record, r, node, parent, depth);
    kb_status printed = kb_writer_record(r->cli->writer, record);

    if (status == KB_OK)
        status = printed;
    for (size_t i = 0; i < node->member_count && status == KB_OK; i++)
        status = give_flat(r, &node->members[i], node, depth + 1);
    return status;
}

static kb_status give_tree(run_state *r, const kb_chain_node *root)
{
    kb_node *record = kb_node_object();
    kb_status status = add_tree(record, r, root, NULL, 0);

    if (status == KB_OK)
        return kb_writer_record(r->cli->writer, record);
    kb_node_free(record);
    return status;
}

/* ---- the question ------------------------------------------------------- */

static kb_status contradiction(int layer, const char *text, kb_error *err)
{
    return kb_fail(err, KB_USAGE, "'%s' and --layer %s contradict", text,
                   kb_layer_word((kb_layer)layer)->name);
}

/* A layer of the industry, else a concept. */
static kb_status choose_root(kb_chain_query *query, kb_cli *cli,
                             const char *text, kb_error *err)
{
    const char *fold = kb_term_fold(cli->arena, text);
    int layer = cli->options.layer;
    kb_term term;

    for (size_t i = 0; i < WORDS; i++) {
        if (strcmp(kb_term_fold(cli->arena, words[i].word), fold) == 0) {
            query->layers = 1U << words[i].layer;
            return layer == KB_ANY || layer == (int)words[i].layer
                       ? KB_OK
                       : contradiction(layer, text, err);
        }
    }
    if (layer != KB_ANY)
        return contradiction(layer, text, err);
    kb_status status = kb_resolve(&term, cli, text, err);
    query->concept = status == KB_OK ? term.concept.id : 0;
    return status;
}

static kb_status ask(kb_chain_query *out, kb_cli *cli, int argc, char **argv,
                     kb_error *err)
{
    const chain_options *own = cli->own;
    int layer = cli->options.layer;
    int64_t depth = own->depth;

    if (depth == 0)
        depth = argc > 0 || layer != KB_ANY ? DEPTH_OF_ONE : DEPTH;
    *out = (kb_chain_query){
        .filter = kb_statement_filter_of(cli),
        .kind = cli->options.kind,
        .layers = layer == KB_ANY ? ~0U : 1U << layer,
        .depth = (size_t)depth,
        .members = (size_t)own->members,
    };
    return argc > 0 ? choose_root(out, cli, argv[0], err) : KB_OK;
}

static kb_status give_all(run_state *r, const kb_chain *chain)
{
    kb_status status = KB_OK;

    for (size_t i = 0; i < chain->root_count && status == KB_OK; i++) {
        const kb_chain_node *root = &chain->roots[i];
        status = r->flat ? give_flat(r, root, NULL, 0) : give_tree(r, root);
    }
    return status;
}

/* ---- the row ------------------------------------------------------------ */

static const kb_option own_options[] = {
    {.name = "depth",
     .arg = "N",
     .help = N_("levels below the top (default: 2, of one layer 3)"),
     .type = KB_OPTION_COUNT,
     .offset = offsetof(chain_options, depth)},
    {.name = "members",
     .letter = 'm',
     .arg = "N",
     .help = N_("at most N members of each (default: 6; 0: all)"),
     .type = KB_OPTION_NUMBER,
     .offset = offsetof(chain_options, members)},
    {.name = "evidence",
     .letter = 'e',
     .arg = "N",
     .help = N_("N sentences that put each where it is, in JSON"),
     .type = KB_OPTION_NUMBER,
     .offset = offsetof(chain_options, evidence)},
    {.name = "flat",
     .help = N_("a record a concept, with its parent, instead of a tree"),
     .type = KB_OPTION_FLAG,
     .offset = offsetof(chain_options, flat)},
    {0},
};

static const kb_column columns[] = {
    {.header = N_("Layer"), .path = "layer"},
    {.header = N_("Depth"), .path = "depth", .right = true},
    {.header = N_("Concept"), .path = "name", .narrow = 16},
    {.header = N_("Kind"), .path = "kind"},
    {.header = N_("Sources"), .path = "sources", .right = true},
    {.header = N_("Say so"), .path = "relation.sources", .right = true},
    {.header = N_("Parent"), .path = "parent", .narrow = 12},
    {0},
};

#define NODE_FIELDS(at)                                                        \
    KB_FIELDS_END(at), at "layer", KB_FIELDS_COUNTS(at), at "depth",           \
        at "parent", at "relation", at "relation.p", at "relation.confidence", \
        at "relation.sources", at "evidence",                                  \
        KB_FIELDS_EVIDENCE(at "evidence."), at "evidence_total",               \
        at "concepts", at "segment_total", at "member_total"

static const char *const fields[] = {NODE_FIELDS(""), "members",
                                     NODE_FIELDS("members."), NULL};
static const char *const flat_fields[] = {NODE_FIELDS(""), NULL};

static const kb_view view = {.columns = columns,
                             .fields = fields,
                             .card = kb_chain_card,
                             .page = kb_chain_page};
static const kb_view flat_view = {.columns = columns, .fields = flat_fields};

/* Rows can hold no tree. */
static bool is_tree(const kb_cli *cli)
{
    const chain_options *own = cli->own;
    const kb_format format = kb_writer_format(cli->writer);

    if (format == KB_FORMAT_JSON || format == KB_FORMAT_JSONL)
        return !own->flat;
    return !own->flat && !cli->options.writer.fields &&
           (format == KB_FORMAT_TABLE || format == KB_FORMAT_MD);
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    const chain_options *own = cli->own;
    run_state r = {.cli = cli,
                   .flat = !is_tree(cli),
                   .filter = kb_statement_filter_of(cli),
                   .evidence = (size_t)own->evidence,
                   .err = err};
    kb_chain_query query;
    kb_chain chain;

    kb_status status =
        kb_writer_begin(cli->writer, r.flat ? &flat_view : &view, err);
    if (status == KB_OK)
        status = ask(&query, cli, argc, argv, err);
    if (status == KB_OK)
        status = kb_chain_read(&chain, cli->store, cli->arena, &query, err);
    if (status != KB_OK)
        return status;
    r.reader = kb_reader_new(cli->store);
    status = give_all(&r, &chain);
    kb_reader_free(r.reader);
    return status;
}

const kb_command kb_cmd_chain = {
    .name = "chain",
    .args = "[LAYER]",
    .summary = N_("show the industry chain as a tree"),
    .details = N_(
        "The three layers of the industry, below each the layers that articles "
        "name, then the groups and their members: a concept stands once, below "
        "what most sources say that it is a kind or a part of.  The columns "
        "are the sources that name a concept, and those that put it there (-: "
        "only its layer does).  LAYER is infrastructure, model or application, "
        "or their Chinese words (基础设施层, 上游, ...); or any concept, whose "
        "members are shown.  In JSON members are nested, with --flat and in "
        "rows each has its parent."),
    .examples = {"aigckb chain 模型层 --members 10",
                 "aigckb chain --depth 3 --min-sources 2 --json"},
    .access = KB_READ,
    .max_args = 1,
    .word = word,
    .accepts = KB_TAKES_FILTERS | KB_TAKES_NAMES,
    .own_options = own_options,
    .own_size = sizeof(chain_options),
    .own_default = &own_default,
    .view = &view,
    .begins = true,
    .run = run,
};
