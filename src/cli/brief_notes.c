/* brief_notes.c - the footnotes of a page. */
#include "cli/brief_notes.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

void kb_notes_dispose(kb_notes *notes)
{
    free(notes->data);
    *notes = (kb_notes){0};
}

size_t kb_notes_of(kb_notes *notes, const kb_node *item)
{
    const kb_node *evidence = kb_node_find(item, "evidence.0");
    const char *id = evidence ? kb_node_get_text(evidence, "source") : NULL;

    if (!id)
        return 0;
    for (size_t i = 0; i < notes->len; i++) {
        if (strcmp(kb_node_get_text(notes->data[i].source, "source"), id) == 0)
            return i + 1;
    }
    if (notes->len == notes->cap) {
        notes->cap = notes->cap ? 2 * notes->cap : 64;
        notes->data = kb_realloc(notes->data, notes->cap * sizeof *notes->data);
    }
    notes->data[notes->len++].source = evidence;
    return notes->len;
}

void kb_notes_add(kb_buf *out, const kb_node *source)
{
    const char *parts[] = {kb_node_get_text(source, "title"),
                           kb_node_get_text(source, "site"),
                           kb_node_get_text(source, "date")};

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i] && *parts[i])
            kb_buf_printf(out, "%s, ", parts[i]);
    }
}

const char *kb_notes_address(const kb_node *source)
{
    const char *url = kb_node_get_text(source, "url");
    return url ? url : kb_node_get_text(source, "source");
}
