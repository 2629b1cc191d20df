/* delimited.c - values with tabs or commas between: lines, tsv, csv. */
#include "output/format.h"
#include "output/render.h"

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

/* Whether a spreadsheet would take a text for a formula and run it. */
static bool is_formula(const kb_node *value, kb_str text)
{
    return value && kb_node_type_of(value) != KB_NODE_NUMBER && text.len > 0 &&
           strchr("=+-@", text.ptr[0]);
}

static void add_quoted(kb_buf *out, kb_str text)
{
    kb_buf_add_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            kb_buf_add_char(out, '"');
        kb_buf_add_char(out, text.ptr[i]);
    }
    kb_buf_add_char(out, '"');
}

static void add_csv_cell(kb_buf *out, const kb_node *record, const char *path)
{
    kb_buf cell = KB_BUF_INIT(KB_RECORD_MAX);
    kb_render_cell(&cell, record, path, KB_HITS_DROP);

    kb_str text = kb_buf_str(&cell);
    if (is_formula(kb_node_find(record, path), text))
        kb_buf_add_char(out, '\'');
    if (strpbrk(cell.ptr, ",\""))
        add_quoted(out, text);
    else
        kb_buf_add(out, text);
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
