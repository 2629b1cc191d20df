/* card.c - the lines of a card. */
#include "output/card.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/catalogue.h"
#include "base/vec.h"
#include "output/display.h"
#include "output/format.h"
#include "output/plot.h"
#include "text/utf8.h"

enum { USUAL_COLUMNS = 80, LEAST_COLUMNS = 20, GAP = 2 };

#define BOLD   "\033[1m"
#define NORMAL "\033[0m"

static size_t columns_of(const kb_writer *writer)
{
    size_t columns = writer->screen.columns;
    return columns > 0 ? columns : USUAL_COLUMNS;
}

static void pad(kb_buf *out, size_t columns)
{
    while (columns-- > 0)
        kb_buf_add_char(out, ' ');
}

static void clean(kb_buf *out, const kb_writer *writer, const char *text)
{
    kb_display_clean(out, kb_str_of(text),
                     writer->screen.color ? KB_HITS_KEEP : KB_HITS_BRACKET);
}

/* Prints clean text behind `first`, wrapped; further lines are indented by
 * `indent` columns. */
static void put_wrapped(kb_writer *writer, const char *first, size_t indent,
                        const char *text)
{
    kb_buf whole = KB_BUF_INIT(KB_RECORD_MAX);
    clean(&whole, writer, text);

    size_t columns = columns_of(writer);
    size_t room =
        columns > indent + LEAST_COLUMNS ? columns - indent : LEAST_COLUMNS;
    kb_str rest = kb_buf_str(&whole), piece;
    kb_buf *line = kb_format_line(writer);
    kb_buf_add_text(line, first);
    while (kb_display_wrap(&rest, room, &piece)) {
        if (piece.ptr != whole.ptr && line->len == 0)
            pad(line, indent);
        kb_display_paint(line, piece);
        kb_buf_add_char(line, '\n');
        kb_format_put(writer);
        line = kb_format_line(writer);
    }
    kb_buf_dispose(&whole);
}

void kb_card_title(kb_writer *writer, const char *left, const char *right)
{
    kb_buf title = KB_BUF_INIT(KB_RECORD_MAX),
           side = KB_BUF_INIT(KB_RECORD_MAX);
    clean(&title, writer, left);
    clean(&side, writer, right ? right : "");

    size_t used = kb_utf8_columns(kb_buf_str(&title)) +
                  kb_utf8_columns(kb_buf_str(&side));
    size_t columns = columns_of(writer);
    kb_buf *line = kb_format_line(writer);
    kb_buf_add_text(line, writer->screen.color ? BOLD : "");
    kb_display_paint(line, kb_buf_str(&title));
    kb_buf_add_text(line, writer->screen.color ? NORMAL : "");
    if (side.len > 0)
        pad(line, columns > used + GAP ? columns - used : GAP);
    kb_display_paint(line, kb_buf_str(&side));
    kb_buf_add_char(line, '\n');
    kb_format_put(writer);
    kb_buf_dispose(&title);
    kb_buf_dispose(&side);
}

void kb_card_sides(kb_writer *writer, const char *left, const char *right,
                   size_t column)
{
    kb_buf front = KB_BUF_INIT(KB_RECORD_MAX),
           side = KB_BUF_INIT(KB_RECORD_MAX);
    kb_display_clean(&front, kb_str_of(left), KB_HITS_DROP);
    kb_display_clean(&side, kb_str_of(right), KB_HITS_DROP);

    size_t columns = columns_of(writer);
    size_t width = kb_utf8_columns(kb_buf_str(&side));
    if (column + width > columns)
        column =
            columns > width + LEAST_COLUMNS ? columns - width : LEAST_COLUMNS;
    kb_buf *line = kb_format_line(writer);
    kb_display_cut(line, kb_buf_str(&front), column - 1);
    pad(line, column - kb_utf8_columns(kb_buf_str(line)));
    kb_buf_add(line, kb_buf_str(&side));
    kb_buf_add_char(line, '\n');
    kb_format_put(writer);
    kb_buf_dispose(&front);
    kb_buf_dispose(&side);
}

void kb_card_field(kb_writer *writer, const char *label, const char *text)
{
    if (!text || !*text)
        return;
    kb_buf first = KB_BUF_INIT(KB_RECORD_MAX);
    label = kb_tr(label);
    size_t width = kb_utf8_columns(kb_str_of(label));

    pad(&first, KB_CARD_INDENT);
    kb_buf_add_text(&first, label);
    pad(&first, width < KB_CARD_LABEL ? KB_CARD_LABEL - width : 0);
    kb_buf_add_char(&first, ' ');
    put_wrapped(writer, first.ptr, kb_utf8_columns(kb_buf_str(&first)), text);
    kb_buf_dispose(&first);
}

void kb_card_para(kb_writer *writer, size_t indent, const char *text)
{
    kb_buf first = KB_BUF_INIT(KB_RECORD_MAX);
    pad(&first, indent);
    put_wrapped(writer, first.ptr, indent, text);
    kb_buf_dispose(&first);
}

void kb_card_point(kb_writer *writer, const char *mark, const char *text)
{
    put_wrapped(writer, mark, kb_utf8_columns(kb_str_of(mark)), text);
}

void kb_card_line(kb_writer *writer, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);

    char *text = kb_alloc((size_t)len + 1);
    va_start(args, format);
    vsnprintf(text, (size_t)len + 1, format, args);
    va_end(args);

    kb_buf whole = KB_BUF_INIT(KB_RECORD_MAX), cut = KB_BUF_INIT(KB_RECORD_MAX);
    clean(&whole, writer, text);
    free(text);
    kb_display_cut(&cut, kb_buf_str(&whole),
                   writer->screen.columns ? writer->screen.columns : SIZE_MAX);
    kb_buf *line = kb_format_line(writer);
    kb_display_paint(line, kb_buf_str(&cut));
    kb_buf_add_char(line, '\n');
    kb_format_put(writer);
    kb_buf_dispose(&whole);
    kb_buf_dispose(&cut);
}

void kb_card_bars(kb_writer *writer, const kb_node *list)
{
    kb_arena *arena = kb_arena_new();
    KB_VEC(kb_plot_bar) bars = {0};

    for (const kb_node *at = kb_node_first(list); at; at = kb_node_next(at)) {
        kb_plot_bar bar = {.label = kb_node_get_text(at, "label"),
                           .value = kb_node_get_real(at, "value"),
                           .max = kb_node_get_real(at, "max"),
                           .text = kb_node_get_text(at, "text"),
                           .forecast = kb_node_get_bool(at, "forecast")};
        kb_vec_push(arena, &bars, bar);
    }
    kb_plot_bars(kb_format_line(writer), bars.data, bars.len,
                 columns_of(writer));
    kb_format_put(writer);
    kb_arena_free(arena);
}

void kb_card_cells(kb_writer *writer, const char *text)
{
    kb_str rest = kb_str_of(text), cell;
    kb_buf *line = kb_format_line(writer);

    for (const char *tab = ""; kb_str_split(&rest, '\t', &cell); tab = "\t") {
        kb_buf_add_text(line, tab);
        kb_display_clean(line, cell, KB_HITS_DROP);
    }
    kb_buf_add_char(line, '\n');
    kb_format_put(writer);
}

void kb_card_blank(kb_writer *writer)
{
    kb_sink_text(&writer->sink, "\n");
}

void kb_card_more(kb_writer *writer, int64_t more)
{
    if (more > 0)
        kb_card_line(writer, kb_tr(N_("%*s+%d more with --json")),
                     KB_CARD_INDENT + KB_CARD_LABEL + 1, "", (int)more);
}
