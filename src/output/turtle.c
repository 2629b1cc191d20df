/* turtle.c - what must be escaped in Turtle, and how. */
#include "output/turtle.h"

#include "output/display.h"
#include "text/utf8.h"

enum { ASCII_END = 0x80, BYTE_MASK = 0xFF };

/* ---- IRIs --------------------------------------------------------------- */

/* Characters that no IRI has, or not outside of ASCII. */
static bool is_foreign(uint32_t c)
{
    bool private_use = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
    bool no_character = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);

    if (c < ASCII_END)
        return c <= ' ' || c == 0x7F || strchr("<>\"{}|^`\\", (char)c);
    return c < 0xA0 || private_use || no_character || c == KB_REPLACEMENT ||
           (c >= 0xFFF0 && c <= 0xFFFF) || kb_display_unsafe(c);
}

static void add_iri(kb_buf *out, const char *text, const char *reserved)
{
    kb_str s = kb_str_of(text);

    for (size_t at = 0; at < s.len;) {
        size_t from = at;
        uint32_t c = kb_utf8_next(s, &at);
        if (!is_foreign(c) && !(c < ASCII_END && strchr(reserved, (char)c))) {
            kb_buf_add(out, kb_str_cut(s, from, at));
            continue;
        }
        for (; from < at; from++)
            kb_buf_printf(out, "%%%02X", (unsigned)s.ptr[from] & BYTE_MASK);
    }
}

void kb_turtle_iri(kb_buf *out, const char *base, const char *rest)
{
    kb_buf_add_char(out, '<');
    kb_buf_add_text(out, base);
    add_iri(out, rest, "%#?[]");
    kb_buf_add_char(out, '>');
}

void kb_turtle_address(kb_buf *out, const char *url)
{
    kb_buf_add_char(out, '<');
    add_iri(out, url, "");
    kb_buf_add_char(out, '>');
}

/* ---- literals ----------------------------------------------------------- */

static void add_escaped(kb_buf *out, uint32_t c)
{
    static const char plain[] = "\"\\\n\r\t", letters[] = "\"\\nrt";
    const char *found = c < ASCII_END ? strchr(plain, (char)c) : NULL;

    if (found)
        kb_buf_printf(out, "\\%c", letters[found - plain]);
    else
        kb_buf_printf(out, c > 0xFFFF ? "\\U%08X" : "\\u%04X", (unsigned)c);
}

/* What could steer a terminal is escaped too, and means the same. */
static bool needs_escape(uint32_t c)
{
    return c == '"' || c == '\\' || (c != 0 && kb_display_unsafe(c));
}

void kb_turtle_literal(kb_buf *out, const char *text)
{
    kb_str s = kb_str_of(text);

    kb_buf_add_char(out, '"');
    for (size_t at = 0; at < s.len;) {
        size_t from = at;
        uint32_t c = kb_utf8_next(s, &at);
        if (needs_escape(c))
            add_escaped(out, c);
        else
            kb_buf_add(out, kb_str_cut(s, from, at));
    }
    kb_buf_add_char(out, '"');
}

bool kb_turtle_is_chinese(const char *text)
{
    kb_str s = kb_str_of(text);

    for (size_t at = 0; at < s.len;) {
        uint32_t c = kb_utf8_next(s, &at);
        if ((c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF))
            return true;
    }
    return false;
}

void kb_turtle_text(kb_buf *out, const char *text)
{
    kb_turtle_literal(out, text);
    kb_buf_add_text(out, kb_turtle_is_chinese(text) ? "@zh" : "@en");
}

void kb_turtle_date(kb_buf *out, const char *date)
{
    size_t len = strlen(date);
    const char *type = len == sizeof "2024" - 1      ? "gYear"
                       : len == sizeof "2024-11" - 1 ? "gYearMonth"
                                                     : "date";
    kb_turtle_literal(out, date);
    kb_buf_printf(out, "^^xsd:%s", type);
}
