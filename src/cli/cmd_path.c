/* cmd_path.c - `aigckb path A B`: how two concepts are connected, with the
 * sentences that say so. */
#include "aigckb/path.h"

#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "cli/commands.h"
#include "cli/record.h"
#include "cli/resolve.h"
#include "cli/sentences.h"
#include "cli/words.h"

enum { CHAIN_MAX = 1 << 20, COUNT_MAX = 100, REASON_MAX = 400 };

typedef struct path_options {
    int64_t max, count, evidence;
    unsigned predicates;
    kb_option_terms avoid;
} path_options;

static const path_options own_default = {.max = 4, .count = 3, .evidence = 1};

/* One run of it. */
typedef struct chaining {
    kb_cli *cli;
    const path_options *own;
    kb_reader *reader;
    kb_term ends[2];
    uint64_t avoid[KB_OPTION_TERMS_MAX];
    kb_paths paths;
    kb_error *err;
} chaining;

/* ---- records ------------------------------------------------------------ */

/* The relation of a hop, with its sentences. */
static kb_status find_hop(kb_relation *out, const chaining *c,
                          const kb_hop *hop)
{
    kb_relation_query query = {
        .s = hop->out ? hop->from : hop->to,
        .o = hop->out ? hop->to : hop->from,
        .filter = {.basis = KB_ANY, .predicates = 1U << hop->p},
        .places = c->own->evidence > 1 ? (size_t)c->own->evidence : 1};
    kb_relations found;

    kb_status status =
        kb_relations_find(&found, c->cli->store, c->cli->arena, &query, c->err);
    if (status == KB_OK && found.len == 0)
        return kb_fail(c->err, KB_NOT_FOUND, "a relation is gone by now");
    if (status == KB_OK)
        *out = found.data[0];
    return status;
}

static void add_to_chain(kb_buf *chain, const kb_hop *hop,
                         const kb_relation *relation)
{
    const kb_concept *to = hop->out ? &relation->o : &relation->s;
    const char *name = kb_predicate_word(hop->p)->name;

    if (chain->len == 0)
        kb_buf_add_text(chain, hop->out ? relation->s.name : relation->o.name);
    if (hop->out)
        kb_buf_printf(chain, " -%s-> %s", name, to->name);
    else
        kb_buf_printf(chain, " <-%s- %s", name, to->name);
}

static kb_status add_hops(kb_node *record, const chaining *c,
                          const kb_path *path)
{
    kb_buf chain = KB_BUF_INIT(CHAIN_MAX);
    kb_node *hops = kb_node_list();
    int64_t sources = 0;
    kb_status status = KB_OK;

    for (size_t i = 0; i < path->len && status == KB_OK; i++) {
        kb_relation relation = {0};
        status = find_hop(&relation, c, &path->hops[i]);
        if (status != KB_OK)
            break;
        add_to_chain(&chain, &path->hops[i], &relation);
        if (i == path->weakest)
            sources = relation.sources;
        kb_node *hop = kb_node_add_object(hops, NULL);
        kb_node_text(hop, "direction", path->hops[i].out ? "out" : "in");
        status = kb_record_relation(hop, c->reader, &relation,
                                    (size_t)c->own->evidence, c->err);
    }
    kb_node_text(record, "chain", chain.ptr);
    kb_node_int(record, "length", (int64_t)path->len);
    kb_node_real(record, "cost", path->cost);
    kb_node_int(record, "sources", sources);
    kb_node_int(record, "weakest", (int64_t)path->weakest);
    kb_node_add(record, "hops", hops);
    kb_buf_dispose(&chain);
    return status;
}

static kb_status give(const chaining *c, const kb_path *path)
{
    kb_node *record = kb_node_object();

    kb_record_end(record, "from", &c->ends[0].concept);
    kb_record_end(record, "to", &c->ends[1].concept);
    kb_status status = add_hops(record, c, path);
    if (status == KB_OK)
        return kb_writer_record(c->cli->writer, record);
    kb_node_free(record);
    return status;
}

/* ---- no chain ----------------------------------------------------------- */

static void add_hint(kb_buf *hint, bool useful, const char *text)
{
    if (useful)
        kb_buf_printf(hint, "%s%s", hint->len > 0 ? ", " : "; try ", text);
}

/* What was looked at, and what may help. */
static kb_status none(const chaining *c)
{
    const kb_options *options = &c->cli->options;
    kb_buf hint = KB_BUF_INIT(REASON_MAX);
    const char *more =
        kb_arena_printf(c->cli->arena, "--max %d", (int)c->own->max + 1);

    kb_buf_add_text(&hint, "");
    add_hint(&hint, c->own->avoid.count > 0, "without --avoid");
    add_hint(&hint, c->own->predicates != 0, "without --predicate");
    add_hint(&hint, options->basis != KB_ANY, "--basis any");
    add_hint(&hint, options->min_sources > 1, "--min-sources 1");
    add_hint(&hint, options->min_confidence > 0, "--min-confidence 0");
    add_hint(&hint, c->own->max < KB_PATH_HOPS, more);
    kb_status status = kb_fail(
        c->err, KB_NOT_FOUND,
        "no chain of up to %d facts from '%s' to '%s': the facts of %zu "
        "concepts were looked at%s",
        (int)c->own->max, c->ends[0].concept.name, c->ends[1].concept.name,
        c->paths.opened, hint.ptr);
    kb_buf_dispose(&hint);
    return status;
}

/* ---- running ------------------------------------------------------------ */

static kb_status resolve(chaining *c, char **argv)
{
    const kb_option_terms *avoid = &c->own->avoid;
    kb_status status = KB_OK;

    for (size_t i = 0; i < 2 && status == KB_OK; i++)
        status = kb_resolve(&c->ends[i], c->cli, argv[i], c->err);
    uint64_t from = c->ends[0].concept.id, to = c->ends[1].concept.id;
    if (status == KB_OK && from == to)
        return kb_fail(c->err, KB_USAGE, "'%s' and '%s' are both %s", argv[0],
                       argv[1], c->ends[0].concept.name);
    for (size_t i = 0; i < avoid->count && status == KB_OK; i++) {
        kb_term term;
        status = kb_resolve(&term, c->cli, avoid->terms[i], c->err);
        c->avoid[i] = term.concept.id;
        if (status == KB_OK && (c->avoid[i] == from || c->avoid[i] == to))
            return kb_fail(c->err, KB_USAGE, "--avoid: '%s' is an end",
                           avoid->terms[i]);
    }
    return status;
}

static kb_status find(chaining *c)
{
    const kb_options *options = &c->cli->options;
    kb_path_query query = {.from = c->ends[0].concept.id,
                           .to = c->ends[1].concept.id,
                           .hops = (size_t)c->own->max,
                           .count = (size_t)c->own->count,
                           .avoid = c->avoid,
                           .avoid_count = c->own->avoid.count,
                           .links = {.predicates = c->own->predicates,
                                     .basis = options->basis,
                                     .min_confidence = options->min_confidence,
                                     .min_sources = options->min_sources}};

    return kb_paths_find(&c->paths, c->cli->store, c->cli->arena, &query,
                         c->err);
}

static kb_status check(const path_options *own, kb_error *err)
{
    if (own->max > KB_PATH_HOPS)
        return kb_fail(err, KB_USAGE, "--max: %d at most", KB_PATH_HOPS);
    if (own->count > COUNT_MAX)
        return kb_fail(err, KB_USAGE, "--k: %d at most", COUNT_MAX);
    return KB_OK;
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    chaining c = {.cli = cli, .own = cli->own, .err = err};

    (void)argc; /* two */
    kb_status status = check(c.own, err);
    if (status == KB_OK)
        status = resolve(&c, argv);
    if (status == KB_OK)
        status = find(&c);
    if (status == KB_OK && c.paths.len == 0)
        status = none(&c);
    c.reader = kb_reader_new(cli->store);
    for (size_t i = 0; i < c.paths.len && status == KB_OK; i++)
        status = give(&c, &c.paths.data[i]);
    kb_reader_free(c.reader);
    return status;
}

/* ---- on a terminal ------------------------------------------------------ */

static void print_hop(kb_writer *writer, const kb_node *hop, bool weakest)
{
    int64_t sources = kb_node_get_int(hop, "sources");

    kb_card_line(writer,
                 kb_trn("  %s %s %s  (%s, %d source)%s",
                        "  %s %s %s  (%s, %d sources)%s", sources),
                 kb_node_get_text(hop, "s.name"), kb_node_get_text(hop, "p"),
                 kb_node_get_text(hop, "o.name"),
                 kb_basis_shown(kb_node_get_text(hop, "basis")), (int)sources,
                 weakest ? kb_tr(N_("  <- weakest")) : "");
    kb_print_sentences(writer, hop);
}

static void print_path(kb_writer *writer, const kb_node *record)
{
    const kb_node *at = kb_node_first(kb_node_find(record, "hops"));
    int64_t weakest = kb_node_get_int(record, "weakest");
    bool several = kb_node_get_int(record, "length") > 1;

    kb_card_para(writer, 0, kb_node_get_text(record, "chain"));
    for (int64_t i = 0; at; at = kb_node_next(at), i++)
        print_hop(writer, at, several && i == weakest);
    kb_card_blank(writer);
}

/* ---- the row ------------------------------------------------------------ */

#define AT(member) .offset = offsetof(path_options, member)

static const kb_option own_options[] = {
    {"max", "N", N_("chains of at most N facts (default: 4, at most 8)"), 'm',
     KB_OPTION_COUNT, AT(max)},
    {"k", "N", N_("the N best chains (default: 3)"), 'k', KB_OPTION_COUNT,
     AT(count)},
    {"avoid", "TERM", N_("not through this concept; may be given again"), 0,
     KB_OPTION_TERMS, AT(avoid)},
    {"predicate", "P,..",
     N_("only facts with these predicates: `list predicates`"), 'p',
     KB_OPTION_PREDICATES, AT(predicates)},
    {"evidence", "N", N_("show N sentences of each fact (default: 1)"), 'e',
     KB_OPTION_NUMBER, AT(evidence)},
    {0},
};

static const kb_column columns[] = {
    {.header = N_("Chain"), .path = "chain", .narrow = 40},
    {.header = N_("Facts"), .path = "length", .right = true},
    {.header = N_("Least sources"), .path = "sources", .right = true},
    {.header = N_("Cost"), .path = "cost", .right = true},
    {0},
};

static const char *const fields[] = {"from",
                                     KB_FIELDS_END("from."),
                                     "to",
                                     KB_FIELDS_END("to."),
                                     "chain",
                                     "length",
                                     "cost",
                                     "sources",
                                     "weakest",
                                     "hops",
                                     "hops.direction",
                                     KB_FIELDS_RELATION("hops."),
                                     NULL};

static const kb_view view = {
    .columns = columns, .fields = fields, .card = print_path};

const kb_command kb_cmd_path = {
    .name = "path",
    .args = "A B",
    .summary = N_("show how two concepts are connected"),
    .details = N_(
        "Chains of facts that lead from A to B, whichever way each of them "
        "points: short ones first, then those that many sources are sure of, "
        "and not through concepts that everything is related to.  Each fact "
        "comes with a sentence that says so; the one that is supported least "
        "is marked."),
    .examples = {"aigckb path CLIP 文心一言 --k 5",
                 "aigckb path Sora 版权问题 --avoid AIGC --k 1 --json"},
    .access = KB_READ,
    .min_args = 2,
    .max_args = 2,
    .accepts = KB_TAKES_NAMES | KB_TAKES_SOURCES | KB_TAKES_FACTS,
    .own_options = own_options,
    .own_size = sizeof(path_options),
    .own_default = &own_default,
    .view = &view,
    .run = run,
};
