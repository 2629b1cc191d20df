/* docs.h - which documents the full-text index has, and how long their titles
 * are: the table index_title. */
#ifndef KB_STORE_SQLITE_DOCS_H
#define KB_STORE_SQLITE_DOCS_H

#include "aigckb/arena.h"
#include "store/sqlite/sqlite.h"

typedef struct kb_docs {
    uint8_t *marks; /* words of the title + 1, at most 255; 0: no document */
    size_t room;    /* documents beyond this are none */
} kb_docs;

static inline bool kb_docs_has(const kb_docs *docs, uint32_t doc)
{
    return doc < docs->room && docs->marks[doc] != 0;
}

/** All of them; the marks are the arena's. */
kb_status kb_docs_read(kb_docs *out, kb_sqlite *store, kb_arena *arena,
                       kb_error *err);

/** How many there are. */
size_t kb_docs_count(const kb_docs *docs);

/** The mark of a document with so many words in its title. */
uint8_t kb_docs_mark(uint32_t words);

/** Adds a document with so many words in its title. */
kb_status kb_docs_add(kb_sqlite *store, int64_t doc, uint32_t words,
                      kb_error *err);

kb_status kb_docs_forget(kb_sqlite *store, int64_t doc, kb_error *err);

#endif
