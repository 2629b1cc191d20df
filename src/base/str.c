/* str.c - a borrowed slice of bytes. */
#include "base/str.h"

/* By the last byte of the needle: in Chinese text, where every third byte is
 * one of a few first bytes, it is the rarest. */
ptrdiff_t kb_str_find(kb_str s, kb_str needle, size_t from)
{
    if (from > s.len || needle.len > s.len - from)
        return KB_STR_NONE;
    if (needle.len == 0)
        return (ptrdiff_t)from;
    size_t before = needle.len - 1;
    const char *at = s.ptr + from + before, *end = s.ptr + s.len;
    while ((at = memchr(at, needle.ptr[before], (size_t)(end - at)))) {
        if (memcmp(at - before, needle.ptr, before) == 0)
            return at - before - s.ptr;
        at++;
    }
    return KB_STR_NONE;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

kb_str kb_str_trim(kb_str s)
{
    while (s.len > 0 && is_blank(s.ptr[0])) {
        s.ptr++;
        s.len--;
    }
    while (s.len > 0 && is_blank(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

/* Cuts [0, at) off the front of `rest`, with a separator of `width` bytes
 * behind it; all of it where there is none. */
static bool cut_piece(kb_str *rest, ptrdiff_t at, size_t width, kb_str *piece)
{
    *piece = *rest;
    if (at == KB_STR_NONE) {
        *rest = (kb_str){NULL, 0};
        return true;
    }
    piece->len = (size_t)at;
    *rest = kb_str_cut(*rest, (size_t)at + width, rest->len);
    return true;
}

bool kb_str_split(kb_str *rest, char separator, kb_str *piece)
{
    if (!rest->ptr)
        return false;
    const char *at = memchr(rest->ptr, separator, rest->len);
    return cut_piece(rest, at ? at - rest->ptr : KB_STR_NONE, 1, piece);
}

bool kb_str_split_at(kb_str *rest, kb_str separator, kb_str *piece)
{
    if (!rest->ptr)
        return false;
    return cut_piece(rest, kb_str_find(*rest, separator, 0), separator.len,
                     piece);
}

kb_str kb_str_unmarked(kb_str text)
{
    static const kb_str mark = KB_STR_INIT("\xEF\xBB\xBF");
    return kb_str_starts(text, mark) ? kb_str_cut(text, mark.len, text.len)
                                     : text;
}

kb_str kb_str_head(kb_str s, size_t most)
{
    if (s.len <= most)
        return s;
    while (most > 0 && ((unsigned char)s.ptr[most] & 0xC0) == 0x80)
        most--;
    return kb_str_cut(s, 0, most);
}

size_t kb_str_line(kb_str text, size_t at)
{
    size_t line = 1;
    for (size_t i = 0; i < at && i < text.len; i++)
        line += text.ptr[i] == '\n';
    return line;
}

int kb_str_compare(kb_str a, kb_str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
    if (order != 0)
        return order;
    return a.len < b.len ? -1 : a.len > b.len;
}
