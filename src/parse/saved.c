/* saved.c - the address that what saved a page has left in it. */
#include "parse/saved.h"

enum { WITHIN = 4096 /* bytes of a page */ };

/* How a comment begins, and what the address in it stands behind. */
static const struct saver {
    kb_str comment, before;
} savers[] = {
    {KB_STR_INIT("<!-- saved from url=("), KB_STR_INIT(")")},
    {KB_STR_INIT("<!--\n Page saved with SingleFile"), KB_STR_INIT("url: ")},
};

void kb_saved_address(kb_source *source, kb_str page)
{
    kb_str head = kb_str_cut(page, 0, page.len < WITHIN ? page.len : WITHIN);
    for (size_t i = 0; i < sizeof savers / sizeof *savers; i++) {
        ptrdiff_t at = kb_str_find(head, savers[i].comment, 0);
        if (at >= 0)
            at = kb_str_find(head, savers[i].before, (size_t)at);
        if (at < 0)
            continue;
        size_t start = (size_t)at + savers[i].before.len, end = start;
        while (end < head.len && (unsigned char)head.ptr[end] > ' ')
            end++;
        kb_source_set_address(source, kb_str_cut(head, start, end));
    }
}
