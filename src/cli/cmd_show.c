/* cmd_show.c - `aigckb show TERM|ID...`: all that is known of a concept, or an
 * article with its text. */
#include <string.h>

#include "cli/clusters.h"
#include "cli/commands.h"
#include "cli/record.h"
#include "cli/resolve.h"
#include "cli/show.h"

#define SOURCE_PREFIX "s:"

typedef struct show_options {
    int64_t evidence;
    bool conflicts;
    bool explain;
    unsigned only; /* bits 1 << kb_show_part; 0: all */
} show_options;

static const show_options own_default = {.evidence = 1};

/* One run of it. */
typedef struct run_state {
    kb_cli *cli;
    kb_show show;
    kb_error *err;
    kb_article_facts facts;
    size_t found; /* articles, of one id */
} run_state;

/* ---- concepts ----------------------------------------------------------- */

static kb_status take_counts(void *context, const kb_concept *concept)
{
    *(kb_counts *)context = concept->counts;
    return KB_OK;
}

/* The counts in the articles that were asked for. */
static kb_status count_again(kb_concept *out, const run_state *r)
{
    kb_concept_query query = {.ids = &out->id,
                              .id_count = 1,
                              .kind = KB_ANY,
                              .layer = KB_ANY,
                              .articles = r->cli->options.articles};
    kb_counts counts = {0};

    if (!query.articles.since && !query.articles.until &&
        !query.articles.site && !query.articles.tag)
        return KB_OK;
    kb_status status =
        kb_store_concepts(r->cli->store, &query, take_counts, &counts, r->err);
    out->counts = counts;
    return status;
}

static kb_status explain(run_state *r, const kb_concept *concept,
                         kb_node *record, kb_error *err)
{
    const show_options *own = r->cli->own;
    kb_provenance provenance;

    if (!own->explain) {
        kb_node_null(record, "explain");
        return KB_OK;
    }
    kb_status status = kb_provenance_read(&provenance, r->cli->store,
                                          r->cli->arena, concept, err);
    if (status == KB_OK)
        kb_show_explain(record, concept, &provenance);
    return status;
}

static kb_status show_concept(void *context, const kb_term *term, kb_error *err)
{
    run_state *r = context;
    const show_options *own = r->cli->own;
    kb_show *show = &r->show;
    kb_timeline timeline = {0};
    kb_profile_query query = {
        .filter = kb_statement_filter_of(r->cli),
        .relations = show->card && !own->conflicts ? KB_CARD_NAMES : 0,
        .places = !show->card && show->evidence > 1 ? show->evidence : 1,
    };
    kb_profile profile;

    kb_status status = kb_profile_read(&profile, r->cli->store, r->cli->arena,
                                       &term->concept, &query, err);
    if (status == KB_OK)
        status = count_again(&profile.concept, r);
    show->timeline = own->conflicts ? &timeline : NULL;
    if (status == KB_OK && own->conflicts)
        status = kb_show_keep_conflicts(&profile, &timeline, r->cli,
                                        show->reader, err);
    if (status == KB_OK && own->only)
        status = kb_show_keep_only(&profile, &timeline, own->only, err);
    if (status != KB_OK)
        return status;
    kb_node *record = kb_node_object();
    status = kb_show_concept(record, &r->show, term, &profile, err);
    if (status == KB_OK)
        status = explain(r, &term->concept, record, err);
    if (status == KB_OK)
        return kb_writer_record(r->cli->writer, record);
    kb_node_free(record);
    return status;
}

/* ---- articles ----------------------------------------------------------- */

static kb_status give_article(void *context, const kb_article *article)
{
    run_state *r = context;
    kb_node *record = kb_node_object();

    kb_status status =
        kb_show_article(record, r->cli->store, article, &r->facts, r->err);
    r->found++;
    if (status == KB_OK)
        return kb_writer_record(r->cli->writer, record);
    kb_node_free(record);
    return status;
}

/* "s:143677910", or a place in it: "s:143677910#p14". */
static kb_status show_article(run_state *r, const char *id, kb_error *err)
{
    const char *key = id + strlen(SOURCE_PREFIX);
    uint64_t article =
        kb_article_id(kb_arena_copy(r->cli->arena, key, strcspn(key, "#")));
    kb_article_query query = {
        .ids = &article, .id_count = 1, .with_tags = true, .with_text = true};

    r->found = 0;
    kb_cli_suggest_anew(r->cli);
    kb_status status = kb_article_facts_read(&r->facts, r->cli->store,
                                             r->cli->arena, article, err);
    if (status == KB_OK)
        status = kb_store_articles(r->cli->store, &query, give_article, r, err);
    if (status == KB_OK && r->found == 0)
        status = kb_fail(err, KB_NOT_FOUND, "no article '%s'", id);
    return status;
}

/* ------------------------------------------------------------------------- */

static bool is_source(const char *term)
{
    return strncmp(term, SOURCE_PREFIX, strlen(SOURCE_PREFIX)) == 0;
}

static kb_status show_all(run_state *r, int argc, char **argv, kb_error *err)
{
    kb_status missed = KB_OK;
    int found = 0;

    for (int i = 0; i < argc; i++) {
        kb_status status =
            is_source(argv[i])
                ? show_article(r, argv[i], err)
                : kb_resolve_each(r->cli, 1, &argv[i], show_concept, r, err);
        if (status == KB_NOT_FOUND || status == KB_AMBIGUOUS) {
            missed = status;
            if (argc > 1)
                kb_cli_missed(r->cli, err);
        } else if (status != KB_OK) {
            return status;
        } else {
            found++;
        }
    }
    return found > 0 ? KB_OK : missed;
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    const show_options *own = cli->own;
    const kb_writer_options *writer = &cli->options.writer;
    bool card = (writer->format == KB_FORMAT_AUTO ||
                 writer->format == KB_FORMAT_TABLE) &&
                !writer->fields && !writer->print0;
    run_state r = {.cli = cli,
                   .show = {.reader = kb_reader_new(cli->store),
                            .evidence = (size_t)own->evidence,
                            .cited = own->only >> KB_SHOW_CITATIONS & 1,
                            .card = card},
                   .err = err};

    kb_status status = show_all(&r, argc, argv, err);
    kb_reader_free(r.show.reader);
    return status;
}

static const kb_option own_options[] = {
    {.name = "evidence",
     .letter = 'e',
     .arg = "N",
     .help = N_("N sentences of each fact, in JSON (default: 1)"),
     .type = KB_OPTION_NUMBER,
     .offset = offsetof(show_options, evidence)},
    {.name = "only",
     .arg = "PART,..",
     .help = N_("only def, alias, rel, fig, time, risk; cite: with sentences"),
     .type = KB_OPTION_WORDS,
     .words = kb_show_parts,
     .offset = offsetof(show_options, only)},
    {.name = "conflicts",
     .help = N_("only what articles disagree on: makers, figures, dates"),
     .type = KB_OPTION_FLAG,
     .offset = offsetof(show_options, conflicts)},
    {.name = "explain",
     .help = N_("say where its name, forms, kind and layer come from"),
     .type = KB_OPTION_FLAG,
     .offset = offsetof(show_options, explain)},
    {0},
};

static const kb_column columns[] = {
    {.header = N_("ID"), .path = "id"},
    {.header = N_("Name"), .path = "name", .narrow = 12},
    {.header = N_("Kind"), .path = "kind"},
    {.header = N_("Layer"), .path = "layer"},
    {.header = N_("Sources"), .path = "sources", .right = true},
    {.header = N_("Aliases"), .path = "aliases", .narrow = 12},
    {.header = N_("Definition"), .path = "definition.text", .narrow = 20},
    {0},
};

static const char *const fields[] = {
    "type",
    KB_FIELDS_END(""),
    "layer",
    "aliases",
    KB_FIELDS_COUNTS(""),
    "definition",
    KB_FIELDS_DEFINITION("definition."),
    "relations",
    "term",
    "matched_by",
    "redirected_from",
    "forms",
    "forms.form",
    "forms.articles",
    "definitions",
    KB_FIELDS_DEFINITION("definitions."),
    "out",
    KB_FIELDS_RELATION("out."),
    "in",
    KB_FIELDS_RELATION("in."),
    "figures",
    KB_FIELDS_FIGURE("figures."),
    "events",
    KB_FIELDS_HAPPENING("events."),
    "explain",
    /* of articles, which have an id as well */
    KB_FIELDS_ARTICLE_REST(""),
    "copies",
    KB_FIELDS_COPY("copies."),
    "relation_count",
    "definition_count",
    "figure_count",
    "event_count",
    "concepts",
    KB_FIELDS_END("concepts."),
    "text",
    NULL,
};

static const kb_view view = {.columns = columns,
                             .fields = fields,
                             .card = kb_show_card,
                             .card_in_pipes = true};

const kb_command kb_cmd_show = {
    .name = "show",
    .args = "TERM|ID...",
    .summary = N_("show all that is known of a concept, or an article"),
    .details = N_(
        "TERM is a name or an alias, in any spelling; or the id of a concept "
        "(c:...).  The card shows its aliases, definitions, relations by "
        "predicate, figures and events, with the number of independent sources "
        "of each.  The id of an article (s:...) shows the article and its "
        "copies.  With "
        "--json all of it, each fact with its sentence.  --only shows some of "
        "it: definitions, aliases, relations, figures, events (time) or risks; "
        "with cite each fact of a card has its sentence.  `def TERM` is short "
        "for `show --only def TERM`."),
    .examples = {"aigckb show Sora", "aigckb show AIGC 扩散模型 --json"},
    .access = KB_READ,
    .min_args = 1,
    .max_args = KB_ANY_NUMBER,
    .accepts = KB_TAKES_TERMS | KB_TAKES_NAMES | KB_TAKES_ARTICLES |
               KB_TAKES_FACTS | KB_TAKES_COPIES,
    .own_options = own_options,
    .own_size = sizeof(show_options),
    .own_default = &own_default,
    .view = &view,
    .run = run,
};
