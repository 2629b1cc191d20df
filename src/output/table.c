/* table.c - what a reader sees: aligned columns, or the view's card. */
#include "base/catalogue.h"
#include "base/vec.h"
#include "output/format.h"
#include "output/render.h"
#include "text/utf8.h"

enum { PAGE_ROWS = 10000, GAP = 2 };

#define BOLD   "\033[1m"
#define NORMAL "\033[0m"

/* Rows that wait for the widths of their columns. */
typedef struct page {
    kb_arena *arena; /* of the rows */
    KB_VEC(const char **) rows;
    bool headed; /* the header was printed */
} page;

static kb_status table_begin(kb_writer *writer, kb_error *err)
{
    page *p = kb_arena_alloc(writer->arena, sizeof *p);

    (void)err;
    p->arena = kb_arena_new();
    writer->state = p;
    return KB_OK;
}

/* ---- widths ------------------------------------------------------------- */

static size_t columns_of(const char *text)
{
    return kb_utf8_columns(kb_str_of(text));
}

/* A header, in the language of the reader; names of --fields are no words. */
static const char *header_of(const kb_writer *writer, size_t i)
{
    const char *header = writer->columns[i].header;
    return header == writer->columns[i].path ? header : kb_tr(header);
}

/* Cuts the widest of the columns that may be cut, until the row fits. */
static void shrink(const kb_writer *writer, size_t *widths)
{
    size_t room = writer->screen.columns, used = 0;

    for (size_t i = 0; i < writer->column_count; i++)
        used += widths[i] + (i ? GAP : 0);
    while (used > room) {
        size_t widest = writer->column_count;
        for (size_t i = 0; i < writer->column_count; i++) {
            size_t narrow = writer->columns[i].narrow;
            bool may = narrow > 0 && widths[i] > narrow;
            if (may &&
                (widest == writer->column_count || widths[i] >= widths[widest]))
                widest = i;
        }
        if (widest == writer->column_count)
            return; /* a screen too narrow: the terminal wraps */
        widths[widest]--;
        used--;
    }
}

static size_t *widths_of(const kb_writer *writer, const page *p)
{
    size_t n = writer->column_count;
    size_t *widths = kb_arena_alloc(p->arena, n * sizeof *widths);

    for (size_t i = 0; i < n; i++) {
        widths[i] = columns_of(header_of(writer, i));
        for (size_t row = 0; row < p->rows.len; row++) {
            size_t width = columns_of(p->rows.data[row][i]);
            if (width > widths[i])
                widths[i] = width;
        }
    }
    if (writer->screen.columns > 0)
        shrink(writer, widths);
    return widths;
}

/* ---- rows --------------------------------------------------------------- */

static void pad(kb_buf *out, size_t columns)
{
    while (columns-- > 0)
        kb_buf_add_char(out, ' ');
}

static void add_cell(kb_buf *line, const kb_writer *writer, size_t i,
                     const char *text, size_t width)
{
    kb_buf cut = KB_BUF_INIT(KB_RECORD_MAX);
    kb_display_cut(&cut, kb_str_of(text), width);
    size_t used = kb_utf8_columns(kb_buf_str(&cut));
    size_t space = width > used ? width - used : 0;

    if (i > 0)
        pad(line, GAP);
    if (writer->columns[i].right)
        pad(line, space);
    kb_display_paint(line, kb_buf_str(&cut));
    if (!writer->columns[i].right && i + 1 < writer->column_count)
        pad(line, space);
    kb_buf_dispose(&cut);
}

static void put_header(kb_writer *writer, const size_t *widths)
{
    kb_buf *line = kb_format_line(writer);

    if (writer->screen.color)
        kb_buf_add_text(line, BOLD);
    for (size_t i = 0; i < writer->column_count; i++)
        add_cell(line, writer, i, header_of(writer, i), widths[i]);
    kb_buf_add_text(line, writer->screen.color ? NORMAL "\n" : "\n");
    kb_format_put(writer);
}

static void flush(kb_writer *writer)
{
    page *p = writer->state;
    if (p->rows.len == 0)
        return;

    const size_t *widths = widths_of(writer, p);
    if (!p->headed)
        put_header(writer, widths);
    p->headed = true;
    for (size_t row = 0; row < p->rows.len; row++) {
        kb_buf *line = kb_format_line(writer);
        for (size_t i = 0; i < writer->column_count; i++)
            add_cell(line, writer, i, p->rows.data[row][i], widths[i]);
        kb_buf_add_char(line, '\n');
        kb_format_put(writer);
    }
    kb_arena_clear(p->arena);
    *p = (page){.arena = p->arena, .headed = true};
}

static void table_record(kb_writer *writer, const kb_node *record)
{
    page *p = writer->state;
    if (writer->view->card && !writer->chosen) {
        writer->view->card(writer, record);
        return;
    }
    kb_hits hits = writer->screen.color ? KB_HITS_KEEP : KB_HITS_BRACKET;
    const char **cells =
        kb_arena_alloc(p->arena, writer->column_count * sizeof *cells);
    for (size_t i = 0; i < writer->column_count; i++) {
        kb_buf *cell = kb_format_line(writer);
        kb_render_cell(cell, record, writer->columns[i].path, hits);
        cells[i] =
            cell->len ? kb_arena_copy(p->arena, cell->ptr, cell->len) : "-";
    }
    kb_vec_push(p->arena, &p->rows, cells);
    if (p->rows.len == PAGE_ROWS)
        flush(writer);
}

static void table_prose(kb_writer *writer, const char *text)
{
    kb_hits hits = writer->screen.color ? KB_HITS_KEEP : KB_HITS_BRACKET;
    kb_str rest = kb_str_of(text), piece;
    kb_buf clean = KB_BUF_INIT(KB_RECORD_MAX);
    kb_buf *line = kb_format_line(writer);

    flush(writer);
    while (kb_str_split(&rest, '\n', &piece)) {
        kb_buf_clear(&clean);
        kb_display_clean(&clean, piece, hits);
        kb_display_paint(line, kb_buf_str(&clean));
        if (rest.ptr)
            kb_buf_add_char(line, '\n');
    }
    kb_format_put(writer);
    kb_buf_dispose(&clean);
}

static void table_end(kb_writer *writer, const kb_outcome *outcome)
{
    page *p = writer->state;

    (void)outcome;
    flush(writer);
    kb_arena_free(p->arena);
}

const kb_format_row kb_format_table = {.name = "table",
                                       .begin = table_begin,
                                       .record = table_record,
                                       .prose = table_prose,
                                       .end = table_end};
