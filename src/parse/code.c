/* code.c - the text of code blocks. */
#include "parse/code.h"

#include "text/utf8.h"

#define TAB "    "

static bool is_control(char c)
{
    return ((unsigned char)c < ' ' && c != '\n') || c == 0x7F;
}

/* Appends a line without control characters and blanks at its end. */
static void add_line(kb_buf *out, kb_str line)
{
    size_t start = 0, first = out->len;
    for (size_t at = 0; at <= line.len; at++) {
        bool end = at == line.len;
        bool nbsp = !end && kb_str_starts(kb_str_cut(line, at, line.len),
                                          KB_STR("\xC2\xA0"));
        if (!end && !nbsp && !is_control(line.ptr[at]))
            continue;
        kb_buf_add(out, kb_str_cut(line, start, at));
        if (nbsp)
            kb_buf_add_char(out, ' ');
        else if (!end && line.ptr[at] == '\t')
            kb_buf_add_text(out, TAB);
        at += nbsp;
        start = at + 1;
    }
    while (out->len > first && out->ptr[out->len - 1] == ' ')
        out->ptr[--out->len] = '\0';
}

void kb_code_clean(kb_buf *out, kb_str code)
{
    size_t first = out->len;
    kb_str line;

    while (kb_str_split(&code, '\n', &line)) {
        add_line(out, line);
        if (out->len > first)
            kb_buf_add_char(out, '\n');
    }
    while (out->len > first && out->ptr[out->len - 1] == '\n')
        out->ptr[--out->len] = '\0';
}
