/* markdown.c - a pipe table (GitHub Flavored Markdown). */
#include "output/format.h"
#include "output/render.h"

/* Whatever could be read as markup gets a backslash; hits become bold. */
static void add_escaped(kb_buf *out, kb_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (kb_display_is_hit((unsigned char)c)) {
            kb_buf_add_text(out, "**");
            continue;
        }
        if (strchr("\\|`*_[]<>~", c))
            kb_buf_add_char(out, '\\');
        kb_buf_add_char(out, c);
    }
}

static kb_status md_begin(kb_writer *writer, kb_error *err)
{
    kb_buf *line = kb_format_line(writer);

    (void)err;
    for (size_t i = 0; i < writer->column_count; i++) {
        kb_buf_add_text(line, i ? " | " : "| ");
        add_escaped(line, kb_str_of(writer->columns[i].header));
    }
    kb_buf_add_text(line, " |\n");
    for (size_t i = 0; i < writer->column_count; i++)
        kb_buf_add_text(line, writer->columns[i].right ? "| ---: " : "| --- ");
    kb_buf_add_text(line, "|\n");
    kb_format_put(writer);
    return KB_OK;
}

static void md_record(kb_writer *writer, const kb_node *record)
{
    kb_buf *line = kb_format_line(writer);
    kb_buf cell = KB_BUF_INIT(KB_RECORD_MAX);

    for (size_t i = 0; i < writer->column_count; i++) {
        kb_buf_clear(&cell);
        kb_render_cell(&cell, record, writer->columns[i].path, KB_HITS_KEEP);
        kb_buf_add_text(line, i ? " | " : "| ");
        add_escaped(line, kb_buf_str(&cell));
    }
    kb_buf_add_text(line, " |\n");
    kb_format_put(writer);
    kb_buf_dispose(&cell);
}

const kb_format_row kb_format_md = {
    .name = "md", .begin = md_begin, .record = md_record};
