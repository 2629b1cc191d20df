/* compare_record.c - the rows of `aigckb compare`. */
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "base/vec.h"
#include "cli/compare.h"
#include "cli/dated.h"
#include "cli/record.h"
#include "output/card.h"

enum { TEXT_MAX = 1 << 20 };

/* ---- one value ---------------------------------------------------------- */

static void add_figure_text(kb_buf *text, const kb_figure *figure)
{
    const char *period = kb_figure_period(figure);

    kb_buf_printf(text, "%s %s%s%s%s", figure->measure, period ? period : "",
                  period ? " " : "", figure->value_text,
                  figure->forecast ? " forecast" : "");
}

static void add_text(kb_buf *text, const kb_value *value)
{
    if (value->relation)
        kb_buf_add_text(text, value->other->name);
    else if (value->figure)
        add_figure_text(text, value->figure);
    else
        kb_buf_printf(text, "%s %s", value->happening->date,
                      kb_happened_word(value->happening->happened));
}

static void add_id(kb_node *out, const kb_value *value)
{
    char id[KB_MEANING_ID];

    if (value->happening)
        kb_happening_id(id, value->happening);
    kb_node_text(out, "id",
                 value->relation ? value->relation->id
                 : value->figure ? value->figure->id
                                 : id);
}

static kb_found_places places_of(const kb_value *value)
{
    if (value->relation)
        return (kb_found_places){value->relation->places,
                                 value->relation->place_count,
                                 value->relation->articles};
    if (value->figure)
        return (kb_found_places){value->figure->places,
                                 value->figure->place_count,
                                 (int64_t)value->figure->place_count};
    return (kb_found_places){value->happening->places,
                             value->happening->place_count,
                             (int64_t)value->happening->place_count};
}

static kb_status add_value(kb_node *out, kb_reader *reader,
                           const kb_value *value, size_t evidence,
                           kb_error *err)
{
    kb_buf text = KB_BUF_INIT(TEXT_MAX);
    const kb_found_places found = places_of(value);

    add_text(&text, value);
    add_id(out, value);
    kb_node_text(out, "text", text.ptr);
    if (value->other)
        kb_record_end(out, "concept", value->other);
    else
        kb_node_null(out, "concept");
    kb_node_int(out, "sources", value->sources);
    kb_node_bool(out, "only", value->only);
    kb_node_text(out, "status", value->disputed ? "disputed" : "ok");
    kb_buf_dispose(&text);
    return kb_record_places(out, reader, &found, evidence, err);
}

/* ---- one cell ----------------------------------------------------------- */

static kb_node *begin_cell(kb_node *cells, const kb_concept *concept)
{
    kb_node *cell = kb_node_add_object(cells, NULL);
    kb_record_end(cell, "concept", concept);
    return cell;
}

/* What a concept has one of, and says itself. */
static void add_plain(kb_node *cell, const char *text)
{
    kb_node_text(cell, "text", text);
    kb_node_int(cell, "total", 1);
    kb_node_add_list(cell, "values");
}

static void add_counts(kb_node *cell, const kb_counts *counts)
{
    kb_buf text = KB_BUF_INIT(TEXT_MAX);

    kb_buf_printf(&text,
                  "%" PRId64 " (%" PRId64 " articles, %" PRId64 " mentions)",
                  counts->sources, counts->articles, counts->mentions);
    add_plain(cell, text.ptr);
    kb_buf_dispose(&text);
}

/* "OpenAI (64)*, 微软 (3)!" */
static void add_joined(kb_node *cell, const kb_cell *from, size_t most)
{
    kb_buf text = KB_BUF_INIT(TEXT_MAX);

    for (size_t i = 0; i < from->len && i < most; i++) {
        const kb_value *value = &from->values[i];
        kb_buf_add_text(&text, i > 0 ? ", " : "");
        add_text(&text, value);
        kb_buf_printf(&text, " (%" PRId64 ")%s%s", value->sources,
                      value->only ? "*" : "", value->disputed ? "!" : "");
    }
    if (from->len > most)
        kb_buf_printf(&text, ", +%zu", from->len - most);
    kb_node_text(cell, "text", from->len > 0 ? text.ptr : NULL);
    kb_buf_dispose(&text);
}

static kb_status add_values(kb_node *cell, kb_reader *reader,
                            const kb_cell *from,
                            const kb_compare_amount *amount, kb_error *err)
{
    kb_status status = KB_OK;

    add_joined(cell, from, amount->values);
    kb_node_int(cell, "total", (int64_t)from->len);
    kb_node *list = kb_node_add_list(cell, "values");
    for (size_t i = 0; i < from->len && i < amount->values && status == KB_OK;
         i++)
        status = add_value(kb_node_add_object(list, NULL), reader,
                           &from->values[i], amount->evidence, err);
    return status;
}

/* ---- rows --------------------------------------------------------------- */

kb_status kb_compare_add_row(kb_node *out, kb_reader *reader,
                             const kb_comparison *comparison, kb_aspect aspect,
                             const kb_compare_amount *amount, kb_error *err)
{
    kb_status status = KB_OK;

    kb_node_text(out, "row", kb_aspect_name(aspect));
    kb_node *cells = kb_node_add_list(out, "cells");
    for (size_t i = 0; i < comparison->count && status == KB_OK; i++) {
        const kb_concept *concept = &comparison->concepts[i];
        kb_node *cell = begin_cell(cells, concept);
        if (aspect == KB_ASPECT_KIND)
            add_plain(cell, kb_kind_word(concept->kind)->name);
        else if (aspect == KB_ASPECT_LAYER)
            add_plain(cell, kb_layer_word(concept->layer)->name);
        else if (aspect == KB_ASPECT_SOURCES)
            add_counts(cell, &concept->counts);
        else
            status = add_values(cell, reader, &comparison->cells[aspect][i],
                                amount, err);
    }
    return status;
}

void kb_compare_add_names(kb_node *out, const kb_comparison *comparison)
{
    kb_node_text(out, "row", "name");
    kb_node *cells = kb_node_add_list(out, "cells");
    for (size_t i = 0; i < comparison->count; i++)
        add_plain(begin_cell(cells, &comparison->concepts[i]),
                  comparison->concepts[i].name);
}

/* A line a value: it may be wrapped, and still be seen to be one. */
static const char *lines_of(kb_arena *arena, const kb_node *cell)
{
    const kb_node *at = kb_node_first(kb_node_find(cell, "values"));
    int64_t shown = 0, total = kb_node_get_int(cell, "total");
    kb_buf text = KB_BUF_INIT(TEXT_MAX);

    if (!at) {
        const char *plain = kb_node_get_text(cell, "text");
        return plain ? plain : "-";
    }
    for (; at; at = kb_node_next(at), shown++) {
        bool disputed = strcmp(kb_node_get_text(at, "status"), "disputed") == 0;
        kb_buf_printf(
            &text, "%s%s (%" PRId64 ")%s%s", shown > 0 ? "\n" : "",
            kb_node_get_text(at, "text"), kb_node_get_int(at, "sources"),
            kb_node_get_bool(at, "only") ? "*" : "", disputed ? "!" : "");
    }
    if (total > shown)
        kb_buf_printf(&text, "\n+%" PRId64, total - shown);
    const char *copy = kb_arena_copy(arena, text.ptr, text.len);
    kb_buf_dispose(&text);
    return copy;
}

static void print_row(kb_writer *writer, const kb_node *record)
{
    kb_arena *arena = kb_arena_new();
    KB_VEC(const char *) cells = {0};
    const kb_node *at = kb_node_first(kb_node_find(record, "cells"));

    kb_vec_push(arena, &cells, kb_node_get_text(record, "row"));
    for (; at; at = kb_node_next(at))
        kb_vec_push(arena, &cells, lines_of(arena, at));
    kb_card_row(writer, cells.data, cells.len);
    kb_arena_free(arena);
}

/* ---- views -------------------------------------------------------------- */

#define CELL(n)                                                                \
    {                                                                          \
        .header = #n, .path = "cells." #n ".text"                              \
    }

#define ROW                                                                    \
    {                                                                          \
        .header = N_("Row"), .path = "row"                                     \
    }

/* The row, then a column for each concept. */
static const kb_column columns[KB_COMPARE_MOST - 1][KB_COMPARE_MOST + 2] = {
    {ROW, CELL(0), CELL(1)},
    {ROW, CELL(0), CELL(1), CELL(2)},
    {ROW, CELL(0), CELL(1), CELL(2), CELL(3)},
    {ROW, CELL(0), CELL(1), CELL(2), CELL(3), CELL(4)},
    {ROW, CELL(0), CELL(1), CELL(2), CELL(3), CELL(4), CELL(5)},
    {ROW, CELL(0), CELL(1), CELL(2), CELL(3), CELL(4), CELL(5), CELL(6)},
    {ROW, CELL(0), CELL(1), CELL(2), CELL(3), CELL(4), CELL(5), CELL(6),
     CELL(7)},
}; /* the rest of each is {0} */

static const char *const fields[] = {
    "row",
    "cells",
    "cells.concept",
    KB_FIELDS_END("cells.concept."),
    "cells.text",
    "cells.total",
    "cells.values",
    "cells.values.id",
    "cells.values.text",
    "cells.values.concept",
    KB_FIELDS_END("cells.values.concept."),
    "cells.values.sources",
    "cells.values.only",
    "cells.values.status",
    "cells.values.evidence",
    KB_FIELDS_EVIDENCE("cells.values.evidence."),
    "cells.values.evidence_total",
    NULL};

#define VIEW(n)                                                                \
    {                                                                          \
        .columns = columns[n], .fields = fields, .card = print_row             \
    }

const kb_view kb_compare_views[KB_COMPARE_MOST - 1] = {
    VIEW(0), VIEW(1), VIEW(2), VIEW(3), VIEW(4), VIEW(5), VIEW(6)};
