/* brief_notes.h - the footnotes of a page: articles, numbered in the order in
 * which they are first named, each once. */
#ifndef KB_CLI_BRIEF_NOTES_H
#define KB_CLI_BRIEF_NOTES_H

#include "base/buf.h"
#include "output/node.h"

/** An article, by evidence that is of it. */
typedef struct kb_note {
    const kb_node *source;
} kb_note;

typedef struct kb_notes {
    kb_note *data; /* by number */
    size_t len, cap;
} kb_notes;

void kb_notes_dispose(kb_notes *notes);

/** The number, from 1, of the article of an item's evidence; 0: it has none. */
size_t kb_notes_of(kb_notes *notes, const kb_node *item);

/** Appends "title, site, date, ", as far as they are known. */
void kb_notes_add(kb_buf *out, const kb_node *source);

/** The address of the article; its id where it has none. */
const char *kb_notes_address(const kb_node *source);

#endif
