/* xml.c - text inside of XML. */
#include "output/xml.h"

#include <string.h>

#include "output/display.h"
#include "text/utf8.h"

enum { XML_MAX = 1 << 28, HAN_FIRST = 0x4e00, HAN_LAST = 0x9fa5 };

static const char *entity_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

/* U+FFFE and U+FFFF, which are no characters, in UTF-8. */
static bool is_nothing(kb_str text, size_t at)
{
    return at + 2 < text.len && memcmp(text.ptr + at, "\xef\xbf", 2) == 0 &&
           (unsigned char)text.ptr[at + 2] >= 0xbe;
}

void kb_xml_text(kb_buf *out, const char *text)
{
    kb_buf clean = KB_BUF_INIT(XML_MAX);

    kb_display_clean(&clean, kb_str_of(text), KB_HITS_DROP);
    for (size_t i = 0; i < clean.len; i++) {
        const char *entity = entity_of(clean.ptr[i]);
        if (is_nothing(kb_buf_str(&clean), i))
            i += 2;
        else if (entity)
            kb_buf_add_text(out, entity);
        else
            kb_buf_add_char(out, clean.ptr[i]);
    }
    kb_buf_dispose(&clean);
}

static bool is_token(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '.' ||
           (c >= HAN_FIRST && c <= HAN_LAST);
}

void kb_xml_token(kb_buf *out, const char *id)
{
    kb_str text = kb_str_of(id);
    size_t at = 0;

    while (at < text.len) {
        size_t start = at;
        uint32_t c = kb_utf8_next(text, &at);
        if (is_token(c))
            kb_buf_add(out, kb_str_cut(text, start, at));
        else
            kb_buf_printf(out, "_%x_", (unsigned)c);
    }
}
