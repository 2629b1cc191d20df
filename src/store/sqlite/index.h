/* index.h - the full-text index: an inverted file in the tables index_*.
 *
 * Every put adds one part, sorted by term.  Parts are in the order of their
 * documents, whose numbers only grow, so neighbours are merged by walking
 * them side by side.  A document is dropped by forgetting its length: its
 * postings are passed over, and vanish at the next merge. */
#ifndef KB_STORE_SQLITE_INDEX_H
#define KB_STORE_SQLITE_INDEX_H

#include "aigckb/arena.h"
#include "store/sqlite/sqlite.h"

/** The words of one article. */
typedef struct kb_index_row {
    int64_t doc;
    kb_str title, headings, body;
} kb_index_row;

/** Adds an article, inside a transaction; kb_index_flush() writes it. */
kb_status kb_index_add(kb_sqlite *store, const kb_index_row *row,
                       kb_error *err);

kb_status kb_index_drop(kb_sqlite *store, int64_t doc, kb_error *err);

/** Writes what was added as a new part, before the commit. */
kb_status kb_index_flush(kb_sqlite *store, kb_error *err);

/** Forgets what was added, after a rollback or a flush. */
void kb_index_discard(kb_sqlite *store);

/** Merges the newest parts, until each part is well above the sum of those
 * behind it: afterwards there are few. */
kb_status kb_index_tidy(kb_sqlite *store, kb_error *err);

/** Indexes all articles again, if a migration left word that it must be. */
kb_status kb_index_rebuild(kb_sqlite *store, kb_error *err);

/** How many tokens a document has. */
typedef struct kb_length {
    uint32_t title; /* at most 255 */
    uint32_t all;   /* the title's too */
} kb_length;

/** The lengths of all documents. */
typedef struct kb_lengths {
    uint32_t *packed; /* by document: see kb_lengths_of(); 0: there is none */
    size_t room;      /* documents beyond this are none */
} kb_lengths;

static inline bool kb_lengths_has(const kb_lengths *l, uint32_t doc)
{
    return doc < l->room && l->packed[doc] != 0;
}

/** The length of a document that there is. */
static inline kb_length kb_lengths_of(const kb_lengths *l, uint32_t doc)
{
    return (kb_length){l->packed[doc] >> 24, (l->packed[doc] & 0xFFFFFF) - 1};
}

kb_status kb_index_lengths(kb_lengths *out, kb_sqlite *store, kb_arena *arena,
                           kb_error *err);

#endif
