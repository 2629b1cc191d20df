/* figures_record.c - the figures of `aigckb figures`, one by one. */
#include <stdlib.h>
#include <string.h>

#include "cli/dated.h"
#include "cli/figures.h"
#include "cli/record.h"

/* What a number is written in, the longest words first. */
static const struct {
    const char *word;
    double scale;
} scales[] = {
    {"万亿", 1e12},   {"千亿", 1e11},   {"百亿", 1e10}, {"十亿", 1e9},
    {"亿", 1e8},      {"千万", 1e7},    {"百万", 1e6},  {"十万", 1e5},
    {"万", 1e4},      {"千", 1e3},      {"百", 1e2},    {"trillion", 1e12},
    {"billion", 1e9}, {"million", 1e6},
};

static void add_scale(kb_node *out, const char *text)
{
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        if (strstr(text, scales[i].word)) {
            kb_node_real(out, "scale", scales[i].scale);
            return;
        }
    }
    kb_node_null(out, "scale");
}

/* A unit of three capitals is an ISO 4217 code: no other unit is. */
static bool is_currency(const char *unit)
{
    size_t n = 0;

    while (unit && unit[n] >= 'A' && unit[n] <= 'Z')
        n++;
    return n == 3 && unit[n] == '\0' && strcmp(unit, "OPS") != 0;
}

/* Everybody who gives it, once. */
static void add_issuers(kb_node *out, const kb_figure *figure)
{
    kb_node *list = kb_node_add_list(out, "issuers");

    for (size_t i = 0; i < figure->place_count; i++) {
        const char *speaker = figure->places[i].speaker;
        size_t n = 0;
        if (!speaker)
            continue;
        while (n < i && !(figure->places[n].speaker &&
                          strcmp(figure->places[n].speaker, speaker) == 0))
            n++;
        if (n == i)
            kb_node_text(list, NULL, speaker);
    }
}

static void add_conflicts(kb_node *out, const kb_figure *figure)
{
    kb_node *list = kb_node_add_list(out, "conflicts");

    for (size_t i = 0; i < figure->rival_count; i++) {
        const kb_figure *rival = &figure->rivals[i];
        kb_node *node = kb_node_add_object(list, NULL);
        kb_node_text(node, "id", rival->id);
        kb_node_text(node, "value_text", rival->value_text);
        kb_node_real(node, "value", rival->value);
        kb_node_text(node, "issuer", rival->issuer);
        kb_node_int(node, "sources", rival->sources);
    }
}

/* What a reader should know of the value. */
static void add_marks(kb_node *out, const kb_figure *figure)
{
    kb_node *list = kb_node_add_list(out, "marks");

    if (figure->forecast)
        kb_node_text(list, NULL, "forecast");
    if (figure->rival_count > 0)
        kb_node_text(list, NULL, "disputed");
}

kb_status kb_figures_add(kb_node *out, kb_reader *reader,
                         const kb_figure *figure, size_t evidence,
                         kb_error *err)
{
    kb_status status = kb_record_figure(out, reader, figure, evidence, err);

    kb_node_text(out, "currency",
                 is_currency(figure->unit) ? figure->unit : NULL);
    add_scale(out, figure->value_text);
    kb_node_text(out, "period", kb_figure_period(figure));
    add_issuers(out, figure);
    add_conflicts(out, figure);
    add_marks(out, figure);
    return status;
}

static const kb_column columns[] = {
    {.header = N_("Concept"), .path = "concept.name", .narrow = 8},
    {.header = N_("Measure"), .path = "measure", .narrow = 8},
    {.header = N_("For"), .path = "period"},
    {.header = N_("Value"), .path = "value_text", .narrow = 14},
    {.header = N_("Issuer"), .path = "issuers", .narrow = 8},
    {.header = N_("Sources"), .path = "sources", .right = true},
    {.header = N_("Marks"), .path = "marks"},
    {.header = N_("Others say"), .path = "conflicts.value_text", .narrow = 10},
    {0},
};

static const char *const fields[] = {KB_FIELDS_FIGURE(""),
                                     "currency",
                                     "scale",
                                     "period",
                                     "issuers",
                                     "conflicts",
                                     "conflicts.id",
                                     "conflicts.value",
                                     "conflicts.value_text",
                                     "conflicts.issuer",
                                     "conflicts.sources",
                                     "marks",
                                     NULL};

const kb_view kb_figures_view = {.columns = columns, .fields = fields};
