/* cmd_figures.c - `aigckb figures [TERM...]`: numbers, who gives them, and who
 * gives others. */
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/dated.h"
#include "cli/figures.h"

enum { OF_ALL = 50, EVIDENCE = 1, ON_SCREEN = 20 };
enum { SORT_SOURCES, SORT_DATE };

typedef struct figures_options {
    const char *unit, *year;
    int forecast; /* index of answers, or KB_ANY */
    int sort;     /* index of sorts */
    int64_t evidence;
    bool conflicts, plot;
} figures_options;

static const figures_options own_default = {.forecast = KB_ANY,
                                            .evidence = EVIDENCE};

/* ---- choosing ----------------------------------------------------------- */

static void keep_disputed(kb_figures *figures)
{
    size_t kept = 0;

    for (size_t i = 0; i < figures->len; i++) {
        if (figures->data[i].rival_count > 0)
            figures->data[kept++] = figures->data[i];
    }
    figures->len = kept;
}

static int compare_dates(const void *a, const void *b)
{
    const kb_figure *x = a, *y = b;
    int order = kb_figure_periods_compare(x, y);

    if (order == 0 && kb_figure_period(x))
        order = (x->subject > y->subject) - (x->subject < y->subject);
    return order != 0 ? order : strcmp(x->id, y->id);
}

/* How many of the whole store are enough: 0 for all. */
static int64_t first_of_all(const kb_cli *cli)
{
    const figures_options *own = cli->own;
    int64_t asked = kb_cli_ask(cli);

    if (own->sort == SORT_DATE || asked == 0)
        return 0;
    return asked + cli->options.skip;
}

static kb_status find(kb_figures *out, kb_cli *cli, kb_error *err)
{
    const figures_options *own = cli->own;
    kb_dated_query asked;

    kb_status status = kb_dated_read(&asked, cli, own->year, OF_ALL, err);
    kb_figure_query query = {.ids = asked.ids,
                             .id_count = asked.id_count,
                             .unit = own->unit,
                             .since = asked.period.since,
                             .until = asked.period.until,
                             .own_date = own->year || own->conflicts,
                             .measured = own->conflicts,
                             .forecast = own->forecast};
    if (status == KB_OK && asked.id_count == 0 && !own->conflicts) {
        query.limit = first_of_all(cli);
        return kb_figures_best(out, cli->store, cli->arena, &query,
                               &asked.filter, err);
    }
    if (status == KB_OK)
        status = kb_figures_find(out, cli->store, cli->arena, &query,
                                 &asked.filter, err);
    if (own->conflicts)
        keep_disputed(out);
    kb_figures_rank(out, cli->arena);
    return status;
}

/* ---- giving ------------------------------------------------------------- */

static kb_status give(kb_cli *cli, kb_reader *reader, const kb_figure *figure,
                      kb_error *err)
{
    const figures_options *own = cli->own;
    kb_node *record = kb_node_object();

    kb_status status =
        kb_figures_add(record, reader, figure, (size_t)own->evidence, err);
    if (status == KB_OK)
        return kb_writer_record(cli->writer, record);
    kb_node_free(record);
    return status;
}

static kb_status give_all(kb_cli *cli, const kb_figures *figures, kb_error *err)
{
    kb_reader *reader = kb_reader_new(cli->store);
    kb_status status = KB_OK;

    for (size_t i = (size_t)cli->options.skip;
         i < figures->len && status == KB_OK; i++) {
        status = give(cli, reader, &figures->data[i], err);
        if (kb_writer_truncated(cli->writer))
            break;
    }
    kb_reader_free(reader);
    return status;
}

/* The limit is of figures, not of plots. */
static kb_status plot_all(kb_cli *cli, const kb_figures *figures)
{
    size_t skip = (size_t)cli->options.skip;
    size_t first = skip < figures->len ? skip : figures->len;
    kb_figures shown = {figures->data + first, figures->len - first};
    kb_figure_series *series;
    kb_status status = KB_OK;

    if (cli->limit > 0 && shown.len > (size_t)cli->limit)
        shown.len = (size_t)cli->limit;
    size_t n = kb_figures_divide(&series, cli->arena, &shown);
    kb_writer_limit(cli->writer, 0, 0);
    for (size_t i = 0; i < n && status == KB_OK; i++) {
        kb_node *record = kb_node_object();
        kb_figures_add_series(record, cli->arena, &series[i]);
        status = kb_writer_record(cli->writer, record);
    }
    return status;
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    const figures_options *own = cli->own;
    kb_figures figures = {0};

    (void)argc, (void)argv;
    kb_status status = kb_writer_begin(
        cli->writer, own->plot ? &kb_figures_plot_view : &kb_figures_view, err);
    if (status == KB_OK)
        status = find(&figures, cli, err);
    if (status != KB_OK)
        return status;
    if (figures.len == 0)
        return kb_dated_none(
            cli, own->conflicts ? "conflicting figures" : "figures", err);
    if (own->sort == SORT_DATE)
        qsort(figures.data, figures.len, sizeof *figures.data, compare_dates);
    if (own->plot)
        return plot_all(cli, &figures);
    return give_all(cli, &figures, err);
}

/* ---- the row ------------------------------------------------------------ */

static const char *const sorts[] = {
    [SORT_SOURCES] = "sources", [SORT_DATE] = "date", NULL};
static const char *const answers[] = {"no", "yes", NULL};
static const char *const units[] = {"CNY",    "USD",   "%",      "params",
                                    "tokens", "users", "people", "times",
                                    "byte",   "s",     NULL};

static const kb_option own_options[] = {
    {.name = "unit",
     .arg = "UNIT",
     .help = N_("only in CNY, USD, %, params, users, ..."),
     .type = KB_OPTION_TEXT,
     .words = units,
     .offset = offsetof(figures_options, unit)},
    {.name = "year",
     .arg = "Y",
     .help = N_("only for this year, or 2023..2025, as the words give it"),
     .type = KB_OPTION_TEXT,
     .offset = offsetof(figures_options, year)},
    {.name = "forecast",
     .arg = "YES",
     .help = N_("yes: only forecasts; no: none"),
     .type = KB_OPTION_CHOICE,
     .words = answers,
     .offset = offsetof(figures_options, forecast)},
    {.name = "conflicts",
     .help = N_("only those that others contradict, side by side"),
     .type = KB_OPTION_FLAG,
     .offset = offsetof(figures_options, conflicts)},
    {.name = "sort",
     .arg = "ORDER",
     .help = N_("sources (best supported first) or date"),
     .type = KB_OPTION_CHOICE,
     .words = sorts,
     .offset = offsetof(figures_options, sort)},
    {.name = "plot",
     .help = N_("draw bars: of each concept, measure and unit by date"),
     .type = KB_OPTION_FLAG,
     .offset = offsetof(figures_options, plot)},
    {.name = "evidence",
     .letter = 'e',
     .arg = "N",
     .help = N_("N sentences of each figure, in JSON (default: 1)"),
     .type = KB_OPTION_NUMBER,
     .offset = offsetof(figures_options, evidence)},
    {0},
};

const kb_command kb_cmd_figures = {
    .name = "figures",
    .args = "[TERM...]",
    .summary = N_("show numbers with unit, date and issuer, and who disagrees"),
    .details = N_(
        "One value that several articles give is one figure with its sources, "
        "copies counted once, and with everybody whom they name for it.  "
        "Values of one concept, measure, date and unit stand together; those "
        "that differ by more than rounding and words such as 约 allow are in "
        "conflict.  Without TERM: of all concepts, the best supported 50."),
    .examples = {"aigckb figures AIGC --year 2023..2025 --plot",
                 "aigckb figures --conflicts --unit CNY"},
    .access = KB_READ,
    .min_args = 0,
    .max_args = KB_ANY_NUMBER,
    .accepts = KB_TAKES_LIMIT | KB_TAKES_TERMS | KB_TAKES_NAMES |
               KB_TAKES_CONCEPTS | KB_TAKES_ARTICLES | KB_TAKES_COPIES,
    .screen_limit = ON_SCREEN,
    .own_options = own_options,
    .own_size = sizeof(figures_options),
    .own_default = &own_default,
    .view = &kb_figures_view,
    .begins = true,
    .run = run,
};
