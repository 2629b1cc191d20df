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
    {0x3100, 0xABFF}, {0xFF00, 0xFFEF}, {0x3000, 0x3098}, {0x309B, 0x30FF},
    {0x2000, 0x2125}, {0x00A0, 0x02FF}, {0x0370, 0x0373}, {0x0391, 0x0482},
    {0x2190, 0x2ADB}, {0xE000, 0xF8FF}, {0xFE00, 0xFE0F}, {0x1F000, 0x1FFFF},
};

static bool is_stable(uint32_t c)
{
    for (size_t i = 0; i < sizeof stable / sizeof *stable; i++) {
        if (c >= stable[i].first && c <= stable[i].last)
            return true;
    }
    return false;
}

bool kb_nfc_needed(kb_str s)
{
    for (size_t at = 0; at < s.len;) {
        unsigned char first = (unsigned char)s.ptr[at];
        if (first < 0x80 || (first >= 0xE4 && first <= 0xE9)) {
            at += first < 0x80 ? 1 : 3; /* ASCII; U+4000 to U+9FFF */
            continue;
        }
        if (!is_stable(kb_utf8_next(s, &at)))
            return true;
    }
    return false;
}

void kb_nfc_add(kb_buf *out, kb_str s)
{
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t len =
        utf8proc_map((const utf8proc_uint8_t *)s.ptr, (utf8proc_ssize_t)s.len,
                     &composed, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (len >= 0)
        kb_buf_add(out, (kb_str){(const char *)composed, (size_t)len});
    else
        kb_buf_add(out, s);
    free(composed);
}
