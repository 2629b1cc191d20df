/* figures_plot.c - the figures of `aigckb figures --plot`, as bars. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"
#include "cli/dated.h"
#include "cli/figures.h"
#include "cli/record.h"
#include "output/card.h"

enum { LINE_MAX_BYTES = 1 << 16, SEVERAL = 2 };

/* ---- series ------------------------------------------------------------- */

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_series(const kb_figure *a, const kb_figure *b)
{
    return a->concept.id == b->concept.id &&
           same_text(a->measure, b->measure) && same_text(a->unit, b->unit);
}

/* By date, unknown ones last; then the smaller value first. */
static int compare_dates(const void *a, const void *b)
{
    const kb_figure *x = *(const kb_figure *const *)a;
    const kb_figure *y = *(const kb_figure *const *)b;
    int order = kb_figure_periods_compare(x, y);

    if (order != 0)
        return order;
    if (kb_figure_period(x) && x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return strcmp(x->id, y->id);
}

/* The series that begins with a figure. */
static kb_figure_series collect(kb_arena *arena, const kb_figures *figures,
                                size_t first, bool *taken)
{
    KB_VEC(const kb_figure *) found = {0};

    for (size_t i = first; i < figures->len; i++) {
        if (taken[i] || !same_series(&figures->data[first], &figures->data[i]))
            continue;
        taken[i] = true;
        /* NOLINTNEXTLINE(bugprone-sizeof-expression): pointers are kept */
        kb_vec_push(arena, &found, &figures->data[i]);
    }
    /* NOLINTNEXTLINE(bugprone-sizeof-expression): pointers are put in order */
    qsort(found.data, found.len, sizeof *found.data, compare_dates);
    return (kb_figure_series){found.data, found.len};
}

size_t kb_figures_divide(kb_figure_series **out, kb_arena *arena,
                         const kb_figures *figures)
{
    bool *taken = kb_arena_alloc(arena, figures->len * sizeof *taken);
    KB_VEC(kb_figure_series) many = {0}, single = {0};

    memset(taken, 0, figures->len * sizeof *taken);
    for (size_t i = 0; i < figures->len; i++) {
        if (taken[i])
            continue;
        kb_figure_series series = collect(arena, figures, i, taken);
        if (series.len >= SEVERAL)
            kb_vec_push(arena, &many, series);
        else
            kb_vec_push(arena, &single, series);
    }
    *out = many.len > 0 ? many.data : single.data;
    return many.len > 0 ? many.len : single.len;
}

/* ---- records ------------------------------------------------------------ */

/* "170亿元 甲研究院 (2)" */
static const char *text_of(kb_arena *arena, const kb_figure *figure)
{
    kb_buf text = KB_BUF_INIT(LINE_MAX_BYTES);

    kb_buf_add_text(&text, figure->value_text);
    if (figure->issuer)
        kb_buf_printf(&text, " %s", figure->issuer);
    if (figure->sources > 1)
        kb_buf_printf(&text, " (%" PRId64 ")", figure->sources);
    if (figure->rival_count > 0)
        kb_buf_add_text(&text, kb_tr(N_(", disputed")));
    const char *copy = kb_arena_copy(arena, text.ptr, text.len);
    kb_buf_dispose(&text);
    return copy;
}

static void add_bar(kb_node *list, kb_arena *arena, const kb_figure *figure)
{
    const char *period = kb_figure_period(figure);
    kb_node *bar = kb_node_add_object(list, NULL);

    kb_node_text(bar, "id", figure->id);
    kb_node_text(bar, "label", period ? period : "-");
    kb_node_real(bar, "value", figure->value);
    if (figure->max > figure->value)
        kb_node_real(bar, "max", figure->max);
    else
        kb_node_null(bar, "max");
    kb_node_text(bar, "text", text_of(arena, figure));
    kb_node_bool(bar, "forecast", figure->forecast);
    kb_node_text(bar, "issuer", figure->issuer);
    kb_node_int(bar, "sources", figure->sources);
}

void kb_figures_add_series(kb_node *out, kb_arena *arena,
                           const kb_figure_series *series)
{
    const kb_figure *first = series->figures[0];

    if (first->concept.fold)
        kb_record_end(out, "concept", &first->concept);
    else
        kb_node_null(out, "concept");
    kb_node_text(out, "measure", first->measure);
    kb_node_text(out, "unit", first->unit);
    kb_node *list = kb_node_add_list(out, "bars");
    for (size_t i = 0; i < series->len; i++)
        add_bar(list, arena, series->figures[i]);
}

static void print(kb_writer *writer, const kb_node *record)
{
    kb_buf title = KB_BUF_INIT(LINE_MAX_BYTES);
    const char *name = kb_node_get_text(record, "concept.name");
    const char *measure = kb_node_get_text(record, "measure");

    kb_buf_printf(&title, "%s%s%s", name ? name : "",
                  name && measure ? " " : "", measure ? measure : "");
    kb_card_title(writer, title.ptr, kb_node_get_text(record, "unit"));
    kb_buf_dispose(&title);
    kb_card_bars(writer, kb_node_find(record, "bars"));
    kb_card_blank(writer);
}

static const kb_column columns[] = {
    {.header = N_("Concept"), .path = "concept.name"},
    {.header = N_("Measure"), .path = "measure"},
    {.header = N_("Unit"), .path = "unit"},
    {.header = N_("For"), .path = "bars.label"},
    {.header = N_("Value"), .path = "bars.text"},
    {0},
};

static const char *const fields[] = {
    "concept",       "concept.id",  "concept.name", "concept.kind",
    "measure",       "unit",        "bars",         "bars.id",
    "bars.label",    "bars.value",  "bars.max",     "bars.text",
    "bars.forecast", "bars.issuer", "bars.sources", NULL};

const kb_view kb_figures_plot_view = {
    .columns = columns, .fields = fields, .card = print, .card_in_pipes = true};
