/* cmd_compare.c - `aigckb compare A B [C...]`: concepts side by side. */
#include <string.h>

#include "cli/commands.h"
#include "cli/compare.h"
#include "cli/resolve.h"

enum { VALUES = 5, EVIDENCE = 1, LEAST = 2 };

typedef struct compare_options {
    unsigned rows;            /* bits 1 << kb_aspect; 0: all */
    int64_t values, evidence; /* of each cell, of each value */
} compare_options;

static const compare_options own_default = {.values = VALUES,
                                            .evidence = EVIDENCE};

static bool is_matrix(const kb_cli *cli)
{
    kb_format format = cli->options.writer.format;
    return format == KB_FORMAT_AUTO || format == KB_FORMAT_TABLE;
}

/* JSON says of each cell whose it is. */
static bool wants_names(const kb_cli *cli)
{
    kb_format format = cli->options.writer.format;
    return format != KB_FORMAT_JSON && format != KB_FORMAT_JSONL;
}

/* The concepts, of which all must be there. */
static kb_status resolve(kb_concept *out, kb_cli *cli, kb_error *err)
{
    for (int i = 0; i < cli->arg_count; i++) {
        kb_term term;
        kb_status status = kb_resolve(&term, cli, cli->args[i], err);
        if (status != KB_OK)
            return status;
        out[i] = term.concept;
        for (int n = 0; n < i; n++) {
            if (out[n].id == out[i].id)
                return kb_fail(err, KB_USAGE, "'%s' and '%s' are one concept",
                               cli->args[n], cli->args[i]);
        }
    }
    return KB_OK;
}

/* A row that says something of one of them, at least. */
static bool is_told(const kb_comparison *comparison, kb_aspect aspect)
{
    const kb_cell *cells = comparison->cells[aspect];

    if (aspect == KB_ASPECT_KIND || aspect == KB_ASPECT_LAYER ||
        aspect == KB_ASPECT_SOURCES)
        return true;
    for (size_t i = 0; i < comparison->count; i++) {
        if (cells[i].len > 0)
            return true;
    }
    return false;
}

static kb_status give_rows(kb_cli *cli, const kb_comparison *comparison,
                           unsigned rows, kb_error *err)
{
    const compare_options *own = cli->own;
    const kb_compare_amount amount = {
        .values = own->values > 0 ? (size_t)own->values : SIZE_MAX,
        .evidence = is_matrix(cli) ? 0 : (size_t)own->evidence};
    kb_reader *reader = kb_reader_new(cli->store);
    kb_status status = KB_OK;

    if (wants_names(cli)) {
        kb_node *names = kb_node_object();
        kb_compare_add_names(names, comparison);
        status = kb_writer_record(cli->writer, names);
    }
    for (int a = 0; a < KB_ASPECT_COUNT && status == KB_OK; a++) {
        if (!(rows >> a & 1) || !is_told(comparison, (kb_aspect)a))
            continue;
        kb_node *record = kb_node_object();
        status = kb_compare_add_row(record, reader, comparison, (kb_aspect)a,
                                    &amount, err);
        if (status == KB_OK)
            status = kb_writer_record(cli->writer, record);
        else
            kb_node_free(record);
    }
    kb_reader_free(reader);
    return status;
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    const compare_options *own = cli->own;
    unsigned wanted = own->rows ? own->rows : (1U << KB_ASPECT_COUNT) - 1;
    kb_concept concepts[KB_COMPARE_MOST] = {0};
    const kb_comparison_query query = {
        .concepts = concepts,
        .count = (size_t)argc,
        .aspects = wanted,
        .filter = kb_statement_filter_of(cli),
        .places = own->evidence > 1 ? (size_t)own->evidence : 1};
    kb_comparison comparison;

    (void)argv;
    if (argc < LEAST || argc > KB_COMPARE_MOST)
        return kb_fail(err, KB_USAGE, "compares %d to %d concepts", LEAST,
                       KB_COMPARE_MOST);
    kb_status status =
        kb_writer_begin(cli->writer, &kb_compare_views[argc - LEAST], err);
    if (status == KB_OK)
        status = resolve(concepts, cli, err);
    if (status == KB_OK)
        status = kb_comparison_make(&comparison, cli->store, cli->arena, &query,
                                    err);
    if (status == KB_OK)
        status = give_rows(cli, &comparison, wanted, err);
    if (status == KB_OK)
        kb_writer_prose(cli->writer,
                        kb_tr(N_("\n  * of this one alone   ! in conflict\n")));
    return status;
}

/* ---- the row ------------------------------------------------------------ */

/* In the order of kb_aspect. */
static const char *const rows[] = {
    "kind",     "layer",         "sources",  "is_a",       "made_by",
    "based_on", "trained_on",    "used_for", "has_risk",   "parts",
    "part_of",  "competes_with", "figures",  "first_date", NULL};
_Static_assert(sizeof rows / sizeof *rows == KB_ASPECT_COUNT + 1,
               "a row that nobody can ask for");

static const kb_option own_options[] = {
    {.name = "rows",
     .arg = "ROW,..",
     .help = N_("only these rows: kind, layer, sources, is_a, made_by, ..."),
     .type = KB_OPTION_WORDS,
     .words = rows,
     .offset = offsetof(compare_options, rows)},
    {.name = "values",
     .arg = "N",
     .help = N_("at most N values in a cell (default: 5); 0: all"),
     .type = KB_OPTION_NUMBER,
     .offset = offsetof(compare_options, values)},
    {.name = "evidence",
     .letter = 'e',
     .arg = "N",
     .help = N_("N sentences of each value, in JSON (default: 1)"),
     .type = KB_OPTION_NUMBER,
     .offset = offsetof(compare_options, evidence)},
    {0},
};

const kb_command kb_cmd_compare = {
    .name = "compare",
    .args = "A B [C...]",
    .summary = N_("show concepts side by side, and what only one of them has"),
    .details = N_(
        "A row each for kind, layer, sources, is_a, made_by, based_on, "
        "trained_on, used_for, has_risk, parts, part_of, competes_with, "
        "figures and first_date, as far as one of them has any.  A cell has "
        "the values that most sources give, with their number.  * marks what "
        "only one of the concepts has (of figures, what is measured), ! what "
        "is in conflict."),
    .examples = {"aigckb compare GPT-4 文心一言 Sora",
                 "aigckb compare 百度 OpenAI --rows used_for,figures --json"},
    .access = KB_READ,
    .min_args = LEAST,
    .max_args = KB_COMPARE_MOST,
    .accepts = KB_TAKES_TERMS | KB_TAKES_NAMES | KB_TAKES_ARTICLES |
               KB_TAKES_FACTS | KB_TAKES_COPIES,
    .own_options = own_options,
    .own_size = sizeof(compare_options),
    .own_default = &own_default,
    .view = kb_compare_views,
    .begins = true,
    .run = run,
};
