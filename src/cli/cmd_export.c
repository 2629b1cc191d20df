/* cmd_export.c - `aigckb export`: all of it, one record after the other, in
 * the order of ids: equal stores give equal bytes. */
#include <string.h>

#include "aigckb/query.h"
#include "base/buf.h"
#include "base/str.h"
#include "cli/commands.h"
#include "cli/export_view.h"
#include "cli/overview.h"
#include "cli/record.h"

enum { LISTED_MAX = 200 };

typedef struct export_options {
    const char *what;
    int64_t evidence;
    bool no_text;
} export_options;

static const export_options own_default = {
    .what = "concepts,relations,definitions,figures,events,articles",
    .evidence = 1};

/* One run of it. */
typedef struct exporting {
    kb_cli *cli;
    const export_options *own;
    kb_reader *reader;
    kb_summary summary;
    kb_arena *work; /* for one concept */
    const kb_concept *concept;
    kb_error *err;
} exporting;

/* Something that can be exported. */
typedef struct part {
    const char *name;
    const kb_column *columns;
    kb_status (*run)(exporting *x);
    bool alone; /* goes with no other */
} part;

static kb_node *record_of(const char *type)
{
    kb_node *record = kb_node_object();
    kb_node_text(record, "type", type);
    return record;
}

/* Prints a record that was filled in, unless that failed. */
static kb_status give(exporting *x, kb_node *record, kb_status status)
{
    if (status == KB_OK)
        return kb_writer_record(x->cli->writer, record);
    kb_node_free(record);
    return status;
}

/* Calls `fn` for each concept in order. */
static kb_status each_concept(exporting *x,
                              kb_status (*fn)(exporting *x,
                                              const kb_outline *outline))
{
    kb_status status = KB_OK;

    for (size_t i = 0; i < x->summary.concept_count && status == KB_OK; i++) {
        kb_arena_clear(x->work);
        x->concept = &x->summary.concepts[i].concept;
        status = fn(x, &x->summary.concepts[i]);
    }
    return status;
}

/* ---- concepts ----------------------------------------------------------- */

static kb_status give_concept(exporting *x, const kb_outline *outline)
{
    kb_node *record = record_of("concept");
    return give(x, record,
                kb_record_outline(record, x->reader, outline, x->err));
}

static kb_status run_concepts(exporting *x)
{
    return each_concept(x, give_concept);
}

/* In a JSON document the overview stands before the concepts; where there is
 * no document it is the first record. */
static kb_status run_summary(exporting *x)
{
    bool document = x->cli->options.writer.format == KB_FORMAT_JSON;
    kb_node *overview = document ? kb_node_object() : record_of("summary");

    kb_status status =
        kb_overview_add(overview, x->cli->store, &x->summary, x->err);
    if (document) {
        kb_node *extra = kb_node_object();
        kb_node_add(extra, "summary", overview);
        kb_writer_envelope(x->cli->writer)->extra = extra;
    } else if (x->cli->options.writer.format == KB_FORMAT_JSONL) {
        status = give(x, overview, status);
    } else {
        kb_node_free(overview);
    }
    return status == KB_OK ? run_concepts(x) : status;
}

/* ---- facts -------------------------------------------------------------- */

static kb_status give_relations(exporting *x, const kb_outline *outline)
{
    size_t evidence = (size_t)x->own->evidence;
    kb_relation_query query = {.s = outline->concept.id,
                               .filter = KB_STATEMENT_FILTER_ALL,
                               .places = evidence > 1 ? evidence : 1};
    kb_relations found;

    kb_status status =
        kb_relations_find(&found, x->cli->store, x->work, &query, x->err);
    for (size_t i = 0; i < found.len && status == KB_OK; i++) {
        kb_node *record = record_of("relation");
        status = kb_record_relation(record, x->reader, &found.data[i], evidence,
                                    x->err);
        status = give(x, record, status);
    }
    return status;
}

static kb_status run_relations(exporting *x)
{
    return each_concept(x, give_relations);
}

static kb_status give_definitions(exporting *x, const kb_outline *outline)
{
    kb_statement_filter filter = KB_STATEMENT_FILTER_ALL;
    kb_definitions found;

    if (!outline->definition)
        return KB_OK;
    kb_status status = kb_definitions_find(
        &found, x->cli->store, x->work, outline->concept.id, &filter, x->err);
    for (size_t i = 0; i < found.len && status == KB_OK; i++) {
        kb_node *record = record_of("definition");
        kb_record_end(record, "concept", &outline->concept);
        status = kb_record_definition(record, x->reader, &found.data[i],
                                      (size_t)x->own->evidence, x->err);
        status = give(x, record, status);
    }
    return status;
}

static kb_status run_definitions(exporting *x)
{
    return each_concept(x, give_definitions);
}

/* Figures and events come in the order of their concepts by themselves. */
static kb_status run_figures(exporting *x)
{
    kb_statement_filter filter = KB_STATEMENT_FILTER_ALL;
    kb_figure_query query = {.forecast = KB_ANY};
    kb_figures found;

    kb_status status = kb_figures_find(&found, x->cli->store, x->cli->arena,
                                       &query, &filter, x->err);
    for (size_t i = 0; i < found.len && status == KB_OK; i++) {
        kb_node *record = record_of("figure");
        status = kb_record_figure(record, x->reader, &found.data[i],
                                  (size_t)x->own->evidence, x->err);
        status = give(x, record, status);
    }
    return status;
}

static kb_status run_events(exporting *x)
{
    kb_statement_filter filter = KB_STATEMENT_FILTER_ALL;
    kb_event_query query = {.limit = 0};
    kb_events found;

    kb_status status = kb_events_find(&found, x->cli->store, x->cli->arena,
                                      &query, &filter, x->err);
    for (size_t i = 0; i < found.len && status == KB_OK; i++) {
        kb_node *record = record_of("event");
        status = kb_record_event(record, x->reader, &found.data[i],
                                 (size_t)x->own->evidence, x->err);
        status = give(x, record, status);
    }
    return status;
}

static kb_status give_sentence(void *context, const kb_evidence *sentence,
                               int64_t mentions)
{
    exporting *x = context;
    kb_node *record = record_of("mention");

    kb_record_end(record, "concept", x->concept);
    kb_node_int(record, "mentions", mentions);
    kb_record_evidence(record, sentence);
    return give(x, record, KB_OK);
}

static kb_status give_mentions(exporting *x, const kb_outline *outline)
{
    kb_mention_query query = {.concept = outline->concept.id,
                              .with_duplicates = true};
    return kb_mentions_walk(x->reader, &query, give_sentence, x, x->err);
}

static kb_status run_mentions(exporting *x)
{
    return each_concept(x, give_mentions);
}

/* ---- articles ----------------------------------------------------------- */

static kb_status give_article(void *context, const kb_article *article)
{
    exporting *x = context;
    kb_node *record = record_of("article");

    kb_record_article(record, article);
    if (article->text)
        kb_node_text(record, "text", article->text);
    return give(x, record, KB_OK);
}

static kb_status run_articles(exporting *x)
{
    kb_article_query query = {.with_tags = true, .with_text = !x->own->no_text};
    return kb_store_articles(x->cli->store, &query, give_article, x, x->err);
}

/* ---- what --------------------------------------------------------------- */

static const part parts[] = {
    {"summary", kb_export_concepts, run_summary, true},
    {"concepts", kb_export_concepts, run_concepts, false},
    {"relations", kb_export_relations, run_relations, false},
    {"definitions", kb_export_definitions, run_definitions, false},
    {"figures", kb_export_figures, run_figures, false},
    {"events", kb_export_events, run_events, false},
    {"mentions", kb_export_mentions, run_mentions, false},
    {"articles", kb_export_articles, run_articles, false},
};

enum { PART_COUNT = sizeof parts / sizeof *parts };

static kb_status unknown(kb_str name, kb_error *err)
{
    kb_buf list = KB_BUF_INIT(LISTED_MAX);

    for (size_t i = 0; i < PART_COUNT; i++)
        kb_buf_printf(&list, "%s, ", parts[i].name);
    kb_status status =
        kb_fail(err, KB_USAGE, "--what: no '%.*s'; there are: %sall",
                (int)(name.len < 64 ? name.len : 64), name.ptr, list.ptr);
    kb_buf_dispose(&list);
    return status;
}

/* The parts that were asked for, in the order of the table. */
static kb_status choose(const part **out, size_t *count, const char *what,
                        kb_error *err)
{
    bool wanted[PART_COUNT] = {false};
    kb_str rest = kb_str_of(strcmp(what, "all") == 0 ? own_default.what : what),
           name;

    *count = 0;
    while (kb_str_split(&rest, ',', &name)) {
        size_t i = 0;
        while (i < PART_COUNT && !kb_str_equal(name, kb_str_of(parts[i].name)))
            i++;
        if (i == PART_COUNT)
            return unknown(name, err);
        wanted[i] = true;
    }
    for (size_t i = 0; i < PART_COUNT; i++) {
        if (wanted[i])
            out[(*count)++] = &parts[i];
    }
    if (*count > 1 && out[0]->alone)
        return kb_fail(err, KB_USAGE, "--what: '%s' goes alone", out[0]->name);
    return KB_OK;
}

/* Rows of a table are of one sort. */
static kb_status check_format(kb_format format, size_t count, kb_error *err)
{
    bool table = format == KB_FORMAT_CSV || format == KB_FORMAT_TSV ||
                 format == KB_FORMAT_MD;
    if (table && count > 1)
        return kb_fail(err, KB_USAGE,
                       "a table is of one sort: choose it by --what");
    return KB_OK;
}

static kb_status begin(kb_cli *cli, const part *const *chosen, size_t count,
                       kb_error *err)
{
    kb_view *view = kb_arena_alloc(cli->arena, sizeof *view);

    *view =
        (kb_view){.columns = count > 1 ? kb_export_mixed : chosen[0]->columns,
                  .fields = kb_export_fields};
    kb_status status = check_format(cli->options.writer.format, count, err);
    return status == KB_OK ? kb_writer_begin(cli->writer, view, err) : status;
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    const part *chosen[PART_COUNT];
    size_t count;
    exporting x = {.cli = cli, .own = cli->own, .err = err};
    (void)argc, (void)argv;

    kb_status status = choose(chosen, &count, x.own->what, err);
    if (status == KB_OK)
        status = begin(cli, chosen, count, err);
    if (status != KB_OK)
        return status;
    x.reader = kb_reader_new(cli->store);
    x.work = kb_arena_new();
    status = kb_summary_read(&x.summary, cli->store, cli->arena, err);
    for (size_t i = 0; i < count && status == KB_OK; i++)
        status = chosen[i]->run(&x);
    kb_arena_free(x.work);
    kb_reader_free(x.reader);
    return status;
}

static const char *const part_words[] = {
    "summary", "concepts", "relations", "definitions", "figures",
    "events",  "mentions", "articles",  "all",         NULL};

static const kb_option own_options[] = {
    {.name = "what",
     .letter = 'w',
     .arg = "PART,..",
     .help = "summary; or some of concepts, relations, definitions, figures, "
             "events, mentions, articles; or all (all but mentions; default)",
     .type = KB_OPTION_TEXT,
     .words = part_words,
     .offset = offsetof(export_options, what)},
    {.name = "evidence",
     .letter = 'e',
     .arg = "N",
     .help = "N sentences of each fact (default: 1)",
     .type = KB_OPTION_NUMBER,
     .offset = offsetof(export_options, evidence)},
    {.name = "no-text",
     .help = "articles without their text",
     .type = KB_OPTION_FLAG,
     .offset = offsetof(export_options, no_text)},
    {0},
};

const kb_command kb_cmd_export = {
    .name = "export",
    .summary = "print the whole knowledge base",
    .details =
        "Every record says its type: concept, relation, definition, figure, "
        "event, mention or article.  Records come in a stable order, and "
        "nothing in them depends "
        "on when or where the store was made.  --what summary is one document: "
        "how many concepts there are of each kind and layer, the industry "
        "chain, and each concept with its aliases, counts, first definition "
        "and number of relations.",
    .examples = {"aigckb export --what summary -f json -o summary.json",
                 "aigckb export --what relations -f jsonl | jq .p"},
    .access = KB_READ,
    .portable = true,
    .own_options = own_options,
    .own_size = sizeof(export_options),
    .own_default = &own_default,
    .run = run,
};
