/* code.c - the text of code blocks. */
#include "parse/code.h"

#define TAB "    "

/* What stands for the character at `at`: NULL where it stands for itself.
 * *len is what it takes. */
static const char *substitute(kb_str s, size_t at, size_t *len)
{
    unsigned char c = (unsigned char)s.ptr[at];
    *len = 1;
    if (c == '\t')
        return TAB;
    if (c < ' ' || c == 0x7F)
        return "";
    if (c != 0xC2 || at + 1 == s.len || (unsigned char)s.ptr[at + 1] != 0xA0)
        return NULL;
    *len = 2; /* U+00A0 */
    return " ";
}

/* Appends a line, without blanks at its end. */
static void add_line(kb_buf *out, kb_str line)
{
    size_t kept = 0, first = out->len, len;
    for (size_t at = 0; at < line.len; at += len) {
        const char *other = substitute(line, at, &len);
        if (!other)
            continue;
        kb_buf_add(out, kb_str_cut(line, kept, at));
        kb_buf_add_text(out, other);
        kept = at + len;
    }
    kb_buf_add(out, kb_str_cut(line, kept, line.len));
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
