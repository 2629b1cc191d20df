/* markdown.c - a pipe table (GitHub Flavored Markdown), or pages of a view. */
#include "output/markdown.h"

#include <ctype.h>
#include <string.h>

#include "output/display.h"
#include "output/format.h"
#include "output/render.h"

/* ---- text --------------------------------------------------------------- */

/* Whether a character reference such as "&lt;" begins here. */
static bool is_reference(kb_str text, size_t at)
{
    size_t end = at + 1;

    while (end < text.len &&
           (isalnum((unsigned char)text.ptr[end]) || text.ptr[end] == '#'))
        end++;
    return end > at + 1 && end < text.len && text.ptr[end] == ';';
}

void kb_markdown_add(kb_buf *out, kb_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (kb_display_is_hit((unsigned char)c)) {
            kb_buf_add_text(out, "**");
            continue;
        }
        if (strchr("\\|`*_[]<>~", c) || (c == '&' && is_reference(text, i)))
            kb_buf_add_char(out, '\\');
        kb_buf_add_char(out, c);
    }
}

void kb_markdown_begin(kb_buf *out, kb_str text)
{
    size_t digits = 0;

    while (digits < text.len && isdigit((unsigned char)text.ptr[digits]))
        digits++;
    if (text.len > 0 && strchr("#+-=", text.ptr[0])) {
        kb_buf_add_char(out, '\\');
    } else if (digits > 0 && digits < text.len &&
               strchr(".)", text.ptr[digits])) {
        kb_buf_add(out, kb_str_cut(text, 0, digits));
        kb_buf_add_char(out, '\\');
        text = kb_str_cut(text, digits, text.len);
    }
    kb_markdown_add(out, text);
}

void kb_markdown_text(kb_buf *out, const char *text)
{
    kb_buf clean = KB_BUF_INIT(KB_RECORD_MAX);

    kb_display_clean(&clean, kb_str_of(text), KB_HITS_KEEP);
    kb_markdown_begin(out, kb_str_trim(kb_buf_str(&clean)));
    kb_buf_dispose(&clean);
}

bool kb_markdown_links(const char *address)
{
    kb_str text = kb_str_of(address);
    bool web = kb_str_starts(text, KB_STR("http://")) ||
               kb_str_starts(text, KB_STR("https://"));

    return web && !strpbrk(address, " <>\\") &&
           kb_display_run(text, 0) == text.len;
}

void kb_markdown_line(kb_writer *writer, const char *text)
{
    kb_buf *line = kb_format_line(writer);

    kb_buf_add_text(line, text);
    kb_buf_add_char(line, '\n');
    kb_format_put(writer);
}

/* ---- tables ------------------------------------------------------------- */

/* Whether the view prints its records itself. */
static bool has_pages(const kb_writer *writer)
{
    return writer->view->page && !writer->chosen;
}

static kb_status md_begin(kb_writer *writer, kb_error *err)
{
    kb_buf *line = kb_format_line(writer);

    (void)err;
    if (has_pages(writer))
        return KB_OK;
    for (size_t i = 0; i < writer->column_count; i++) {
        kb_buf_add_text(line, i ? " | " : "| ");
        kb_markdown_add(line, kb_str_of(writer->columns[i].header));
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
    if (has_pages(writer)) {
        writer->view->page(writer, record);
        return;
    }
    kb_buf *line = kb_format_line(writer);
    kb_buf cell = KB_BUF_INIT(KB_RECORD_MAX);

    for (size_t i = 0; i < writer->column_count; i++) {
        kb_buf_clear(&cell);
        kb_render_cell(&cell, record, writer->columns[i].path, KB_HITS_KEEP);
        kb_buf_add_text(line, i ? " | " : "| ");
        kb_markdown_add(line, kb_buf_str(&cell));
    }
    kb_buf_add_text(line, " |\n");
    kb_format_put(writer);
    kb_buf_dispose(&cell);
}

const kb_format_row kb_format_md = {
    .name = "md", .begin = md_begin, .record = md_record};
