/* cmd_xref.c - `aigckb xref TERM [TERM]`: the facts about a concept, or
 * between two, with the sentences that say so. */
#include "cli/commands.h"
#include "cli/record.h"
#include "cli/resolve.h"

enum { EVIDENCE = 1 };

typedef struct xref_options {
    unsigned predicates;
    bool in, out;
    int64_t evidence;
} xref_options;

static const xref_options own_default = {.evidence = EVIDENCE};

/* One run of it. */
typedef struct walk {
    kb_cli *cli;
    kb_reader *reader;
    kb_statement_filter filter;
    int64_t skip; /* relations that are left out before the first */
    kb_error *err;
} walk;

static unsigned bit(int choice)
{
    return choice == KB_ANY ? 0 : 1U << choice;
}

/* No more than will be printed: what is skipped, what may be left out, and one
 * that says that there are more. */
static size_t ask(const walk *w)
{
    int64_t wanted = kb_cli_ask(w->cli);
    return wanted > 0 ? (size_t)(wanted + w->skip + KB_PREDICATE_COUNT) : 0;
}

static kb_status give(walk *w, const kb_relation *relation,
                      const char *direction)
{
    const xref_options *own = w->cli->own;

    if (w->skip > 0) {
        w->skip--;
        return KB_OK;
    }
    kb_node *record = kb_node_object();
    kb_node_text(record, "direction", direction);
    kb_status status = kb_record_relation(record, w->reader, relation,
                                          (size_t)own->evidence, w->err);
    if (status == KB_OK)
        return kb_writer_record(w->cli->writer, record);
    kb_node_free(record);
    return status;
}

/* The facts from `s` to `o`; 0: any. */
static kb_status walk_facts(walk *w, uint64_t s, uint64_t o,
                            const char *direction)
{
    const xref_options *own = w->cli->own;
    kb_relation_query query = {
        .s = s,
        .o = o,
        .filter = w->filter,
        .kinds = bit(w->cli->options.kind),
        .layers = bit(w->cli->options.layer),
        .limit = ask(w),
        .places = own->evidence > 1 ? (size_t)own->evidence : 1};
    kb_relations found;

    kb_status status =
        kb_relations_find(&found, w->cli->store, w->cli->arena, &query, w->err);
    for (size_t i = 0; i < found.len && status == KB_OK; i++) {
        const kb_relation *relation = &found.data[i];
        bool itself = relation->s.id == relation->o.id && s == 0;
        if (itself)
            continue; /* one about itself was met on the way out */
        if (kb_writer_truncated(w->cli->writer))
            break;
        status = give(w, relation, direction);
    }
    return status;
}

static kb_status walk_terms(walk *w, const kb_term *terms, int count)
{
    const xref_options *own = w->cli->own;
    uint64_t s = terms[0].concept.id;
    uint64_t o = count > 1 ? terms[1].concept.id : 0;
    kb_status status = KB_OK;

    if (own->out || !own->in)
        status = walk_facts(w, s, o, "out");
    if (status == KB_OK && s != o && (own->in || !own->out))
        status = walk_facts(w, o, s, "in");
    return status;
}

static kb_status none(const kb_term *terms, int count, kb_error *err)
{
    if (count > 1)
        return kb_fail(err, KB_NOT_FOUND, "no facts between '%s' and '%s'",
                       terms[0].concept.name, terms[1].concept.name);
    return kb_fail(err, KB_NOT_FOUND, "no facts about '%s'",
                   terms[0].concept.name);
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    const xref_options *own = cli->own;
    kb_term terms[2] = {0};

    for (int i = 0; i < argc; i++) {
        kb_status status = kb_resolve(&terms[i], cli, argv[i], err);
        if (status != KB_OK)
            return status;
    }
    walk w = {.cli = cli,
              .reader = kb_reader_new(cli->store),
              .filter = kb_statement_filter_of(cli),
              .skip = cli->options.skip,
              .err = err};
    w.filter.predicates = own->predicates;
    kb_status status = walk_terms(&w, terms, argc);
    if (status == KB_OK && kb_writer_count(cli->writer) == 0)
        status = none(terms, argc, err);
    kb_reader_free(w.reader);
    return status;
}

/* ---- on a terminal ------------------------------------------------------ */

static void print_evidence(kb_writer *writer, const kb_node *evidence)
{
    const char *date = kb_node_get_text(evidence, "date");

    kb_card_para(writer, 4, kb_node_get_text(evidence, "quote"));
    kb_card_line(writer, "      %s#p%d  %s  %s",
                 kb_node_get_text(evidence, "source"),
                 (int)kb_node_get_int(evidence, "para"), date ? date : "-",
                 kb_node_get_text(evidence, "title"));
}

static void print_relation(kb_writer *writer, const kb_node *record)
{
    int64_t sources = kb_node_get_int(record, "sources");

    kb_card_line(
        writer, "%s  %s  %s  (%s, %d source%s)",
        kb_node_get_text(record, "s.name"), kb_node_get_text(record, "p"),
        kb_node_get_text(record, "o.name"), kb_node_get_text(record, "basis"),
        (int)sources, sources == 1 ? "" : "s");
    const kb_node *at = kb_node_first(kb_node_find(record, "evidence"));
    for (; at; at = kb_node_next(at))
        print_evidence(writer, at);
}

/* ---- the row ------------------------------------------------------------ */

static const kb_option own_options[] = {
    {.name = "predicate",
     .letter = 'p',
     .arg = "P,..",
     .help = "only facts with these predicates: `list predicates`",
     .type = KB_OPTION_PREDICATES,
     .offset = offsetof(xref_options, predicates)},
    {.name = "in",
     .help = "only facts whose object it is",
     .type = KB_OPTION_FLAG,
     .offset = offsetof(xref_options, in)},
    {.name = "out",
     .help = "only facts whose subject it is",
     .type = KB_OPTION_FLAG,
     .offset = offsetof(xref_options, out)},
    {.name = "evidence",
     .letter = 'e',
     .arg = "N",
     .help = "show N sentences of each fact (default: 1)",
     .type = KB_OPTION_NUMBER,
     .offset = offsetof(xref_options, evidence)},
    {0},
};

static const kb_column columns[] = {
    {.header = "Subject", .path = "s.name", .narrow = 10},
    {.header = "Predicate", .path = "p"},
    {.header = "Object", .path = "o.name", .narrow = 10},
    {.header = "Sources", .path = "sources", .right = true},
    {.header = "Basis", .path = "basis"},
    {.header = "Article", .path = "evidence.0.source"},
    {.header = "Sentence", .path = "evidence.0.quote", .narrow = 30},
    {0},
};

static const char *const fields[] = {"direction", KB_FIELDS_RELATION(""), NULL};

static const kb_view view = {
    .columns = columns, .fields = fields, .card = print_relation};

const kb_command kb_cmd_xref = {
    .name = "xref",
    .alias = "relations",
    .args = "TERM [TERM]",
    .summary = "show the facts about a concept, or between two",
    .details =
        "Facts are subject, predicate and object, in order of predicate, most "
        "sources first: those whose subject TERM is, then those whose object "
        "it is.  Each comes with a sentence that says so and its article.  "
        "--kind and --layer choose by the other end.",
    .examples = {"aigckb xref 扩散模型 --predicate is_a,used_for",
                 "aigckb xref Sora OpenAI --evidence 3 --json"},
    .access = KB_READ,
    .min_args = 1,
    .max_args = 2,
    .accepts = KB_TAKES_LIMIT | KB_TAKES_NAMES | KB_TAKES_FILTERS,
    .own_options = own_options,
    .own_size = sizeof(xref_options),
    .own_default = &own_default,
    .view = &view,
    .run = run,
};
