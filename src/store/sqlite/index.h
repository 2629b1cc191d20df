/* index.h - the full-text index: an inverted file in the tables index_*.
 *
 * Every put adds one part, sorted by term.  Parts are in the order of their
 * documents, whose numbers only grow, so neighbours are merged by walking
 * them side by side.  A document is dropped by forgetting its title: its
 * postings are passed over, and vanish at the next merge. */
#ifndef KB_STORE_SQLITE_INDEX_H
#define KB_STORE_SQLITE_INDEX_H

#include "aigckb/arena.h"
#include "store/sqlite/sqlite.h"
#include "store/sqlite/words.h"

/** Adds an article, inside a transaction; kb_index_flush() writes it. */
kb_status kb_index_add(kb_sqlite *store, int64_t doc, const kb_words *words,
                       kb_error *err);

kb_status kb_index_drop(kb_sqlite *store, int64_t doc, kb_error *err);

/** Whether so much was added that it should be written. */
bool kb_index_is_full(const kb_sqlite *store);

/** Writes what was added as a new part, before the commit. */
kb_status kb_index_flush(kb_sqlite *store, kb_error *err);

/** Forgets what was added, after a rollback or a flush. */
void kb_index_discard(kb_sqlite *store);

/** Merges the newest parts, until each part is well above the sum of those
 * behind it: afterwards there are few. */
kb_status kb_index_tidy(kb_sqlite *store, kb_error *err);

/** Indexes all articles again, if a migration left word that it must be. */
kb_status kb_index_rebuild(kb_sqlite *store, kb_error *err);

#endif
