/* card_row.c - cells side by side, each wrapped in its part of the screen. */
#include "base/vec.h"
#include "output/card.h"
#include "output/display.h"
#include "output/format.h"
#include "text/utf8.h"

enum { USUAL_COLUMNS = 80, LABEL_COLUMNS = 13, LEAST_COLUMNS = 8, GAP = 2 };

/* The lines of one cell. */
typedef struct cell {
    KB_VEC(kb_str) lines;
    size_t columns; /* of its part */
} cell;

static void wrap(cell *out, kb_arena *arena, const kb_writer *writer,
                 const char *text)
{
    kb_str rest = kb_str_of(text), piece, line;

    while (kb_str_split(&rest, '\n', &piece)) {
        kb_buf clean = KB_BUF_INIT(KB_RECORD_MAX);
        kb_display_clean(&clean, piece,
                         writer->screen.color ? KB_HITS_KEEP : KB_HITS_BRACKET);
        kb_str left = kb_str_of(kb_arena_copy(arena, clean.ptr, clean.len));
        while (kb_display_wrap(&left, out->columns, &line))
            kb_vec_push(arena, &out->lines, line);
        kb_buf_dispose(&clean);
    }
}

static void pad(kb_buf *out, size_t columns)
{
    while (columns-- > 0)
        kb_buf_add_char(out, ' ');
}

static void put_line(kb_writer *writer, const cell *cells, size_t n, size_t row)
{
    kb_buf *line = kb_format_line(writer);
    size_t used = 0, at = KB_CARD_INDENT; /* columns */

    for (size_t i = 0; i < n; i++) {
        if (row < cells[i].lines.len) {
            pad(line, at - used);
            kb_display_paint(line, cells[i].lines.data[row]);
            used = at + kb_utf8_columns(cells[i].lines.data[row]);
        }
        at += cells[i].columns + GAP;
    }
    kb_buf_add_char(line, '\n');
    kb_format_put(writer);
}

void kb_card_row(kb_writer *writer, const char *const *cells, size_t n)
{
    kb_arena *arena = kb_arena_new();
    cell *parts = kb_arena_alloc(arena, n * sizeof *parts);
    size_t columns =
        writer->screen.columns > 0 ? writer->screen.columns : USUAL_COLUMNS;
    size_t taken = KB_CARD_INDENT + LABEL_COLUMNS + (n - 1) * GAP, most = 0;
    size_t part = columns > taken && n > 1 ? (columns - taken) / (n - 1) : 0;

    for (size_t i = 0; i < n; i++) {
        parts[i] = (cell){.columns = i == 0 ? LABEL_COLUMNS : part};
        if (parts[i].columns < LEAST_COLUMNS)
            parts[i].columns = LEAST_COLUMNS;
        wrap(&parts[i], arena, writer, cells[i]);
        if (parts[i].lines.len > most)
            most = parts[i].lines.len;
    }
    for (size_t row = 0; row < most; row++)
        put_line(writer, parts, n, row);
    kb_arena_free(arena);
}
