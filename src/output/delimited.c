/* delimited.c - values with tabs or commas between: lines, tsv, csv. */
#include "output/format.h"
#include "output/render.h"
#include "text/signs.h"
#include "text/utf8.h"

/* ---- tabs --------------------------------------------------------------- */

static void lines_record(kb_writer *writer, const kb_node *record)
{
    kb_buf *line = kb_format_line(writer);

    for (size_t i = 0; i < writer->column_count; i++) {
        if (i > 0)
            kb_buf_add_char(line, '\t');
        kb_render_cell(line, record, writer->columns[i].path, KB_HITS_DROP);
    }
    kb_buf_add_char(line, writer->options.print0 ? '\0' : '\n');
    kb_format_put(writer);
}

static void add_header(kb_writer *writer, char separator)
{
    kb_buf *line = kb_format_line(writer);

    for (size_t i = 0; i < writer->column_count; i++) {
        if (i > 0)
            kb_buf_add_char(line, separator);
        kb_buf_add_text(line, writer->columns[i].path);
    }
    kb_buf_add_char(line, '\n');
    kb_format_put(writer);
}

static kb_status tsv_begin(kb_writer *writer, kb_error *err)
{
    (void)err;
    add_header(writer, '\t');
    return KB_OK;
}

const kb_format_row kb_format_lines = {.name = "lines", .record = lines_record};

const kb_format_row kb_format_tsv = {
    .name = "tsv", .begin = tsv_begin, .record = lines_record};

/* ---- commas ------------------------------------------------------------- */

static kb_status csv_begin(kb_writer *writer, kb_error *err)
{
    (void)err;
    add_header(writer, ',');
    return KB_OK;
}

/* Whether a spreadsheet would take a text for a formula and run it: some pass
 * over blanks before it, and those set to Chinese or Japanese take the wide
 * signs for the narrow ones. */
static bool is_formula(const kb_node *value, kb_str text)
{
    uint32_t first = ' ';

    for (size_t at = 0;
         at < text.len && kb_char_class_of(first) == KB_CHAR_SPACE;)
        first = kb_utf8_next(text, &at);
    return !(value && kb_node_type_of(value) == KB_NODE_NUMBER) &&
           kb_sign_is_one_of(first, "=+-@＝＋－＠");
}

/* Quotes stand around all of the cell, the apostrophe that disarms it too. */
static void add_csv_cell(kb_buf *out, const kb_node *record, const char *path)
{
    kb_buf cell = KB_BUF_INIT(KB_RECORD_MAX);
    kb_render_cell(&cell, record, path, KB_HITS_DROP);

    bool quoted = strpbrk(cell.ptr, ",\"");
    if (quoted)
        kb_buf_add_char(out, '"');
    if (is_formula(kb_node_find(record, path), kb_buf_str(&cell)))
        kb_buf_add_char(out, '\'');
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.ptr[i] == '"')
            kb_buf_add_char(out, '"');
        kb_buf_add_char(out, cell.ptr[i]);
    }
    if (quoted)
        kb_buf_add_char(out, '"');
    kb_buf_dispose(&cell);
}

static void csv_record(kb_writer *writer, const kb_node *record)
{
    kb_buf *line = kb_format_line(writer);

    for (size_t i = 0; i < writer->column_count; i++) {
        if (i > 0)
            kb_buf_add_char(line, ',');
        add_csv_cell(line, record, writer->columns[i].path);
    }
    kb_buf_add_char(line, '\n');
    kb_format_put(writer);
}

const kb_format_row kb_format_csv = {
    .name = "csv", .begin = csv_begin, .record = csv_record};
