/* cmd_xref.c - `aigckb xref TERM...`: the facts about a concept and around it,
 * or between several, with the sentences that say so. */
#include "base/vec.h"
#include "cli/commands.h"
#include "cli/resolve.h"
#include "cli/xref.h"

enum { EVIDENCE = 1, DEPTH_MAX = 4, EACH_ON_SCREEN = 5, EACH_DEEP = 3 };

static const kb_xref_options own_default = {
    .evidence = EVIDENCE, .depth = 1, .each = -1};

/* What the operands mean. */
typedef KB_VEC(kb_concept) concepts;

/* No more than will be printed: what is skipped, what may be left out, and one
 * that says that there are more. */
static size_t ask(const kb_xref *x)
{
    int64_t wanted = kb_cli_ask(x->cli);
    return wanted > 0 ? (size_t)(wanted + x->skip + KB_PREDICATE_COUNT) : 0;
}

static bool is_full(const kb_xref *x)
{
    return kb_writer_truncated(x->cli->writer);
}

/* ---- facts -------------------------------------------------------------- */

/* All from `s` to `o`; 0: any. */
static kb_status walk_facts(kb_xref *x, uint64_t s, uint64_t o, bool out)
{
    kb_relation_query query = x->choice.facts;
    kb_relations found;

    query.s = s;
    query.o = o;
    query.limit = ask(x);
    kb_status status =
        kb_relations_find(&found, x->cli->store, x->cli->arena, &query, x->err);
    for (size_t i = 0; i < found.len && status == KB_OK && !is_full(x); i++) {
        const kb_relation *relation = &found.data[i];
        bool itself = relation->s.id == relation->o.id && s == 0;
        if (itself)
            continue; /* one about itself was met on the way out */
        status = kb_xref_give(
            x, &(kb_seen){.relation = relation, .out = out, .depth = 1});
    }
    return status;
}

static kb_status walk_both(kb_xref *x, uint64_t a, uint64_t b)
{
    bool both = x->choice.in == x->choice.out;
    kb_status status = KB_OK;

    if (both || x->choice.out)
        status = walk_facts(x, a, b, true);
    if (status == KB_OK && a != b && (both || x->choice.in))
        status = walk_facts(x, b, a, false);
    return status;
}

/* ---- around one concept ------------------------------------------------- */

/* Facts of one sort that are shown: all, unless a person looks or it goes on
 * to the neighbours. */
static size_t each(const kb_xref *x)
{
    const kb_options *options = &x->cli->options;
    bool looks = kb_writer_on_screen(x->cli->writer) || x->own->tree;

    if (x->own->each >= 0)
        return (size_t)x->own->each;
    if (x->own->depth > 1)
        return EACH_DEEP;
    return looks && options->limit == 0 && !options->all ? EACH_ON_SCREEN : 0;
}

static kb_status give_around(kb_xref *x, const kb_around *around)
{
    kb_status status = KB_OK;

    for (size_t i = 0; i < around->len && status == KB_OK && !is_full(x); i++) {
        const kb_step *step = &around->steps[i];
        status = kb_xref_give(x, &(kb_seen){.relation = &step->relation,
                                            .out = step->out,
                                            .depth = step->depth,
                                            .more = step->more});
    }
    return status;
}

static kb_status walk_around(kb_xref *x, const kb_concept *concept)
{
    kb_around_query query = {.concept = concept->id,
                             .choice = x->choice,
                             .depth = (unsigned)x->own->depth,
                             .each = each(x),
                             .limit = ask(x)};
    kb_around around;

    kb_status status =
        kb_around_find(&around, x->cli->store, x->cli->arena, &query, x->err);
    if (status != KB_OK || around.len == 0)
        return status;
    if (around.more > 0 && !x->card)
        kb_cli_warn(x->cli, "%d facts are left out: --each 0 shows all",
                    (int)around.more);
    return x->own->tree && x->card ? kb_xref_tree(x, concept, &around)
                                   : give_around(x, &around);
}

static kb_status walk_one(kb_xref *x, const kb_concept *concept)
{
    if (x->own->cooccur)
        return kb_xref_cooccur(x, concept);
    if (x->own->tree || x->own->depth > 1 || each(x) > 0)
        return walk_around(x, concept);
    return walk_both(x, concept->id, 0);
}

/* ---- between several ---------------------------------------------------- */

static kb_status walk_shared(kb_xref *x, const concepts *of)
{
    int64_t given = kb_writer_count(x->cli->writer);
    kb_share_query query = {.concepts = {of->data[0].id, of->data[1].id},
                            .choice = x->choice,
                            .each = each(x),
                            .limit = ask(x)};
    kb_shares shares;

    if (is_full(x) || query.concepts[0] == query.concepts[1])
        return KB_OK;
    if (query.limit > 0 && (size_t)given < query.limit)
        query.limit -= (size_t)given;
    kb_status status =
        kb_shares_find(&shares, x->cli->store, x->cli->arena, &query, x->err);
    for (size_t i = 0; i < shares.len && status == KB_OK && !is_full(x); i++)
        status = kb_xref_give_shared(x, &shares.data[i]);
    return status;
}

/* The facts among all of them. */
static kb_status walk_among(kb_xref *x, const concepts *of)
{
    kb_status status = KB_OK;

    for (size_t i = 0; i < of->len; i++) {
        for (size_t j = i + 1; j < of->len && status == KB_OK; j++)
            status = walk_both(x, of->data[i].id, of->data[j].id);
    }
    return status;
}

/* ---- running ------------------------------------------------------------ */

static kb_status check(const kb_xref *x, int terms)
{
    const kb_xref_options *own = x->own;

    if (own->depth > DEPTH_MAX)
        return kb_fail(x->err, KB_USAGE, "--depth: %d at most", DEPTH_MAX);
    if (terms > 1 && (own->tree || own->depth > 1 || own->cooccur))
        return kb_fail(x->err, KB_USAGE,
                       "--tree, --depth and --cooccur take one TERM");
    return KB_OK;
}

static kb_status none(const kb_xref *x, const concepts *of)
{
    const char *first = of->data[0].name;

    if (x->own->cooccur)
        return kb_fail(x->err, KB_NOT_FOUND,
                       "nothing stands with '%s' that no fact joins with it",
                       first);
    if (of->len == 1)
        return kb_fail(x->err, KB_NOT_FOUND, "no facts about '%s'", first);
    if (of->len > 2)
        return kb_fail(x->err, KB_NOT_FOUND, "no facts among these %zu",
                       of->len);
    return kb_fail(x->err, KB_NOT_FOUND, "no facts between '%s' and '%s'",
                   first, of->data[1].name);
}

static kb_status walk(kb_xref *x, int argc, char **argv)
{
    concepts of = {0};
    kb_status status = KB_OK;

    for (int i = 0; i < argc && status == KB_OK; i++) {
        kb_term term;
        status = kb_resolve(&term, x->cli, argv[i], x->err);
        if (status == KB_OK)
            kb_vec_push(x->cli->arena, &of, term.concept);
    }
    if (status != KB_OK || of.len == 0)
        return status;
    status = of.len == 1 ? walk_one(x, &of.data[0]) : walk_among(x, &of);
    if (status == KB_OK && of.len == 2)
        status = walk_shared(x, &of);
    if (status == KB_OK && kb_writer_count(x->cli->writer) == 0)
        status = none(x, &of);
    return status;
}

static unsigned bit(int choice)
{
    return choice == KB_ANY ? 0 : 1U << choice;
}

static kb_fact_choice choice_of(const kb_cli *cli)
{
    const kb_xref_options *own = cli->own;
    kb_fact_choice choice = {
        .facts = {.filter = kb_statement_filter_of(cli),
                  .kinds = bit(cli->options.kind),
                  .layers = bit(cli->options.layer),
                  .places = own->evidence > 1 ? (size_t)own->evidence : 1},
        .in = own->in,
        .out = own->out};

    choice.facts.filter.predicates = own->predicates;
    return choice;
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    const kb_writer_options *writer = &cli->options.writer;
    bool table =
        writer->format == KB_FORMAT_AUTO || writer->format == KB_FORMAT_TABLE;
    kb_xref x = {.cli = cli,
                 .own = cli->own,
                 .choice = choice_of(cli),
                 .skip = cli->options.skip,
                 .card = table && !writer->fields && !writer->print0,
                 .err = err};
    bool tree = x.own->tree && x.card;

    kb_status status = check(&x, argc);
    if (status == KB_OK)
        status = kb_writer_begin(
            cli->writer, tree ? &kb_xref_tree_view : &kb_xref_view, err);
    if (status != KB_OK)
        return status;
    x.reader = kb_reader_new(cli->store);
    status = walk(&x, argc, argv);
    kb_reader_free(x.reader);
    return status;
}

/* ---- the row ------------------------------------------------------------ */

#define AT(member) .offset = offsetof(kb_xref_options, member)

static const kb_option own_options[] = {
    {"predicate", "P,..",
     N_("only facts with these predicates: `list predicates`"), 'p',
     KB_OPTION_PREDICATES, AT(predicates)},
    {"in", NULL, N_("only facts whose object it is"), 0, KB_OPTION_FLAG,
     AT(in)},
    {"out", NULL, N_("only facts whose subject it is"), 0, KB_OPTION_FLAG,
     AT(out)},
    {"evidence", "N", N_("show N sentences of each fact (default: 1)"), 'e',
     KB_OPTION_NUMBER, AT(evidence)},
    {"depth", "N", N_("go on to its neighbours, N facts away (at most 4)"), 0,
     KB_OPTION_COUNT, AT(depth)},
    {"each", "N",
     N_("N facts with one predicate, N of a neighbour; 0: all (5 on a "
        "terminal, "
        "3 with --depth)"),
     0, KB_OPTION_NUMBER, AT(each)},
    {"tree", NULL, N_("as a tree, for a person to read"), 0, KB_OPTION_FLAG,
     AT(tree)},
    {"cooccur", NULL,
     N_("instead, concepts that stand in the same articles, with no fact "
        "between"),
     0, KB_OPTION_FLAG, AT(cooccur)},
    {0},
};

const kb_command kb_cmd_xref = {
    .name = "xref",
    .alias = "relations",
    .args = "TERM...",
    .summary = N_("show the facts about a concept, or between several"),
    .details = N_(
        "Facts are subject, predicate and object, in order of predicate, most "
        "sources first: those whose subject TERM is, then those whose object "
        "it is.  Each comes with a sentence that says so and its article.  "
        "--kind and --layer choose by the other end.  Of two TERMs, the facts "
        "between them, then what they share: concepts that both have the same "
        "fact with; of more, the facts among them.  --depth also shows the "
        "facts of the neighbours, each concept once."),
    .examples = {"aigckb xref 扩散模型 --predicate is_a,used_for --tree",
                 "aigckb xref Sora OpenAI --evidence 3 --json"},
    .access = KB_READ,
    .min_args = 1,
    .max_args = KB_ANY_NUMBER,
    .accepts = KB_TAKES_LIMIT | KB_TAKES_NAMES | KB_TAKES_FILTERS,
    .own_options = own_options,
    .own_size = sizeof(kb_xref_options),
    .own_default = &own_default,
    .view = &kb_xref_view,
    .begins = true,
    .run = run,
};
