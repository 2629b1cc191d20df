/* cmd_export.c - `aigckb export`: all of it, in a stable order: equal stores
 * give equal bytes.  And `--import`, which takes it back. */
#include <string.h>
#include <sys/stat.h>

#include "base/str.h"
#include "cli/commands.h"
#include "cli/export.h"
#include "cli/export_view.h"
#include "cli/load.h"

enum { LISTED_MAX = 200, PART_MAX = 16 };

static const char records[] =
    "concepts,relations,definitions,figures,events,articles";
static const char tables[] =
    "concepts,aliases,relations,definitions,figures,events,articles";

static const kb_export_options own_default = {.evidence = 1};

/* ---- parts -------------------------------------------------------------- */

/* Those that were asked for, in the order of the table. */
typedef struct choice {
    const kb_export_part *parts[PART_MAX];
    size_t count;
} choice;

static kb_status unknown(kb_str name, kb_error *err)
{
    kb_buf list = KB_BUF_INIT(LISTED_MAX);

    for (const kb_export_part *part = kb_export_parts; part->name; part++)
        kb_buf_printf(&list, "%s, ", part->name);
    kb_status status =
        kb_fail(err, KB_USAGE, "--what: no '%.*s'; there are: %sall",
                (int)(name.len < 64 ? name.len : 64), name.ptr, list.ptr);
    kb_buf_dispose(&list);
    return status;
}

static bool is_listed(const char *what, const char *name)
{
    kb_str rest = kb_str_of(what), part;

    while (kb_str_split(&rest, ',', &part)) {
        if (kb_str_equal(part, kb_str_of(name)))
            return true;
    }
    return false;
}

static kb_status check_names(const char *what, kb_error *err)
{
    kb_str rest = kb_str_of(what), name;

    while (kb_str_split(&rest, ',', &name)) {
        const kb_export_part *part = kb_export_parts;
        while (part->name && !kb_str_equal(name, kb_str_of(part->name)))
            part++;
        if (!part->name)
            return unknown(name, err);
    }
    return KB_OK;
}

static kb_status choose(choice *out, const char *what, kb_error *err)
{
    kb_status status = check_names(what, err);

    *out = (choice){.count = 0};
    for (const kb_export_part *part = kb_export_parts;
         part->name && status == KB_OK; part++) {
        if (is_listed(what, part->name))
            out->parts[out->count++] = part;
    }
    for (size_t i = 0; i < out->count && status == KB_OK; i++) {
        if (out->parts[i]->alone && out->count > 1)
            status = kb_fail(err, KB_USAGE, "--what: '%s' goes alone",
                             out->parts[i]->name);
    }
    return status;
}

static bool is_table(kb_format format)
{
    return format == KB_FORMAT_CSV || format == KB_FORMAT_TSV ||
           format == KB_FORMAT_MD;
}

/* The whole store, where nobody says what: of JSON lines the statements, which
 * can be taken back; elsewhere what they come to. */
static const char *what_of(const kb_cli *cli)
{
    const kb_export_options *own = cli->own;
    kb_format format = cli->options.writer.format;

    if (own->what && strcmp(own->what, "all") != 0)
        return own->what;
    if (format == KB_FORMAT_GRAPHML)
        return "concepts,relations";
    if (is_table(format) && cli->options.writer.output)
        return tables;
    return own->what || format != KB_FORMAT_JSONL ? records : "statements";
}

/* ---- records ------------------------------------------------------------ */

/* Of GraphML, which needs no numbers. */
static const kb_drawing whole = {.zh = true};

static bool is_drawn(kb_format format)
{
    return format == KB_FORMAT_DOT || format == KB_FORMAT_MERMAID ||
           format == KB_FORMAT_SVG || format == KB_FORMAT_PNG;
}

static kb_status begin(kb_cli *cli, const choice *chosen, kb_error *err)
{
    kb_view *view = kb_arena_alloc(cli->arena, sizeof *view);
    const kb_export_part *part = chosen->parts[0];

    if (chosen->count == 0)
        return kb_fail(err, KB_USAGE, "--what: nothing is chosen");
    *view = (kb_view){.columns =
                          chosen->count > 1 ? kb_export_mixed : part->columns,
                      .fields = part->fields ? part->fields : kb_export_fields,
                      .drawing = &whole};
    return kb_writer_begin(cli->writer, view, err);
}

static bool is_folder(const char *path)
{
    struct stat found;
    size_t len = strlen(path);

    return path[len - 1] == '/' ||
           (stat(path, &found) == 0 && S_ISDIR(found.st_mode));
}

static kb_status give_records(kb_export *x)
{
    const kb_writer_options *options = &x->cli->options.writer;
    choice chosen;

    if (options->format == KB_FORMAT_TEMPLATE && !strchr(options->pattern, '{'))
        return kb_fail(
            x->err, KB_USAGE,
            "--format: no '%.64s'; there are: json, jsonl, csv, tsv, "
            "md, ttl, graphml, and patterns such as '{id}'",
            options->pattern);
    if (is_drawn(options->format))
        return kb_fail(x->err, KB_USAGE,
                       "a picture is of a part of the store: `aigckb graph`");
    kb_status status = choose(&chosen, what_of(x->cli), x->err);
    if (status != KB_OK)
        return status;
    if (is_table(options->format) && options->output &&
        (chosen.count > 1 || is_folder(options->output)))
        return kb_export_tables(x, options->output, chosen.parts, chosen.count);
    if (is_table(options->format) && chosen.count > 1)
        return kb_fail(x->err, KB_USAGE,
                       "a table is of one sort: choose it by --what, or name "
                       "a folder by --output");
    status = begin(x->cli, &chosen, x->err);
    for (size_t i = 0; i < chosen.count && status == KB_OK; i++)
        status = chosen.parts[i]->run(x);
    return status;
}

/* ---- documents ---------------------------------------------------------- */

static const struct {
    const char *name;
    kb_export_document_fn *write;
} documents[] = {
    {"ttl", kb_export_turtle},
    {"turtle", kb_export_turtle},
};

/* What writes the format that was asked for as one document, or NULL. */
static kb_export_document_fn *document_of(const kb_cli *cli)
{
    const kb_writer_options *options = &cli->options.writer;
    const kb_export_options *own = cli->own;

    if (options->format == KB_FORMAT_MD && !own->what && !options->fields &&
        !(options->output && is_folder(options->output)))
        return kb_export_glossary;
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        if (options->format == KB_FORMAT_TEMPLATE &&
            strcmp(options->pattern, documents[i].name) == 0)
            return documents[i].write;
    }
    return NULL;
}

kb_status kb_export_flush(const kb_export *x, kb_sink *out, kb_buf *piece)
{
    if (piece->over)
        return kb_fail(x->err, KB_LIMIT, "too much is said of one concept");
    kb_sink_add(out, kb_buf_str(piece));
    kb_buf_clear(piece);
    return kb_sink_failed(out) || kb_cli_interrupted(x->cli) ? KB_INTERRUPTED
                                                             : KB_OK;
}

static kb_status give_document(kb_export *x, kb_export_document_fn *write)
{
    kb_sink out;

    if (x->own->what)
        return kb_fail(x->err, KB_USAGE,
                       "--what does not go with this format: "
                       "it has the whole store");
    kb_status status =
        kb_sink_open(&out, x->cli->options.writer.output, 0, x->err);
    if (status != KB_OK)
        return status;
    status = write(x, &out);
    if (status != KB_OK && !kb_sink_failed(&out)) {
        kb_sink_abandon(&out);
        return status;
    }
    return kb_sink_close(&out, x->err);
}

/* ------------------------------------------------------------------------- */

static kb_status run_import(kb_cli *cli, const char *file, kb_error *err)
{
    char *path = kb_arena_strdup(cli->arena, file);

    kb_status status = kb_writer_begin(cli->writer, &kb_load_view, err);
    if (status == KB_OK)
        status = kb_load_files(cli, &path, 1, err);
    kb_store_close(cli->store); /* it writes out what a log still has */
    cli->store = NULL;
    return status;
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    kb_export x = {
        .cli = cli, .own = cli->own, .writer = cli->writer, .err = err};
    (void)argc, (void)argv;

    if (x.own->import && x.own->what)
        return kb_fail(err, KB_USAGE,
                       "--import takes statements, and all of "
                       "them: --what does not go with it");
    if (x.own->import)
        return run_import(cli, x.own->import, err);
    kb_export_document_fn *document = document_of(cli);
    x.reader = kb_reader_new(cli->store);
    x.work = kb_arena_new();
    kb_status status =
        document ? give_document(&x, document) : give_records(&x);
    kb_arena_free(x.work);
    kb_reader_free(x.reader);
    return status;
}

static kb_access access_of(const kb_cli *cli)
{
    const kb_export_options *own = cli->own;
    return own->import ? KB_WRITE : KB_READ_ALONE;
}

static const char *const part_words[] = {
    "statements", "summary", "concepts", "aliases",  "relations", "definitions",
    "figures",    "events",  "mentions", "articles", "all",       NULL};

static const kb_option own_options[] = {
    {.name = "what",
     .letter = 'w',
     .arg = "PART,..",
     .help =
         N_("statements or summary; or some of concepts, aliases, relations, "
            "definitions, figures, events, mentions, articles; or all (all "
            "but aliases and mentions)"),
     .type = KB_OPTION_TEXT,
     .words = part_words,
     .offset = offsetof(kb_export_options, what)},
    {.name = "import",
     .arg = "FILE",
     .help = N_("store the statements in FILE (- is standard input); print "
                "nothing else"),
     .type = KB_OPTION_FILE,
     .offset = offsetof(kb_export_options, import)},
    {.name = "evidence",
     .letter = 'e',
     .arg = "N",
     .help = N_("N sentences of each fact (default: 1)"),
     .type = KB_OPTION_NUMBER,
     .offset = offsetof(kb_export_options, evidence)},
    {.name = "no-text",
     .help = N_("articles without their text"),
     .type = KB_OPTION_FLAG,
     .offset = offsetof(kb_export_options, no_text)},
    {0},
};

const kb_command kb_cmd_export = {
    .name = "export",
    .summary = N_("print the whole knowledge base, or take it back"),
    .details = N_(
        "As JSON lines: one line an article, with its blocks and all that it "
        "states; --import, like `load`, makes a store of them that gives the "
        "same bytes again.  As JSON: what the articles say together; each "
        "record tells its type: concept, relation, definition, figure, event "
        "or article.  With --csv -o FOLDER: the same, one file a table; a "
        "cell that a spreadsheet would run begins with an apostrophe.  With "
        "--md: a glossary to read.  -f ttl: a thesaurus in SKOS (Turtle).  "
        "-f graphml: concepts and relations as a graph.  Everything comes in "
        "a stable order, and "
        "nothing in it depends on when or where the store was made.  --what "
        "chooses the records of any other format.  --what summary is one "
        "document: "
        "how many concepts there are of each kind and layer, the industry "
        "chain, and each concept with its aliases, counts, first definition "
        "and number of relations."),
    .examples = {"aigckb export --jsonl -o kb.jsonl && "
                 "aigckb --db copy.db export --import kb.jsonl",
                 "aigckb export --what relations --jsonl | jq .p"},
    .access = KB_READ,
    .accepts = KB_TAKES_DRAWINGS,
    .access_of = access_of,
    .portable = true,
    .own_options = own_options,
    .own_size = sizeof(kb_export_options),
    .own_default = &own_default,
    .run = run,
};
