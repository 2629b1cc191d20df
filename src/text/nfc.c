/* nfc.c - canonical composition, where text needs it. */
#include "text/nfc.h"

#include <stdint.h>
#include <stdlib.h>

#include <utf8proc.h>

#include "text/utf8.h"

typedef struct range {
    uint32_t first, last;
} range;

/* Ranges that hold nothing which NFC composes, reorders or replaces; in order
 * of how often articles use them. */
static const range stable[] = {
    {0x3000, 0x3029}, {0xFF00, 0xFFEF},   {0x2002, 0x2125}, {0x00A0, 0x02FF},
    {0x3100, 0xA4CF}, {0x2190, 0x2328},   {0x232B, 0x2ADB}, {0x0391, 0x0482},
    {0x3030, 0x3098}, {0x309B, 0x30FF},   {0xE000, 0xF8FF}, {0xFE00, 0xFE0F},
    {0xFE30, 0xFEFF}, {0x1F000, 0x1FFFF}, {0xAC00, 0xD7A3},
};

static bool is_stable(uint32_t c)
{
    for (size_t i = 0; i < sizeof stable / sizeof *stable; i++) {
        if (c >= stable[i].first && c <= stable[i].last)
            return true;
    }
    return false;
}

/* The length of a character that is surely stable: ASCII, U+3000-303F without
 * its tone marks, U+4000-9FFF, U+FF00-FF7F; 0 for any other. */
static size_t skip(const unsigned char *p)
{
    if (p[0] < 0x80)
        return 1;
    if (p[0] >= 0xE4 && p[0] <= 0xE9)
        return 3;
    if (p[0] == 0xE3 && p[1] == 0x80 && p[2] < 0xAA)
        return 3;
    return p[0] == 0xEF && (p[1] == 0xBC || p[1] == 0xBD) ? 3 : 0;
}

bool kb_nfc_needed(kb_str s)
{
    for (size_t at = 0; at < s.len;) {
        size_t len = skip((const unsigned char *)s.ptr + at);
        if (len == 0 && !is_stable(kb_utf8_next(s, &at)))
            return true;
        at += len;
    }
    return false;
}

static void add_mapped(kb_buf *out, kb_str s, utf8proc_option_t options)
{
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t len =
        utf8proc_map((const utf8proc_uint8_t *)s.ptr, (utf8proc_ssize_t)s.len,
                     &mapped, options);
    if (len >= 0)
        kb_buf_add(out, (kb_str){(const char *)mapped, (size_t)len});
    else
        kb_buf_add(out, s);
    free(mapped);
}

void kb_nfc_add(kb_buf *out, kb_str s)
{
    add_mapped(out, s, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

void kb_nfkc_add_folded(kb_buf *out, kb_str s)
{
    add_mapped(out, s,
               UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE |
                   UTF8PROC_CASEFOLD);
}
