/* save.h - the rows of one article. */
#ifndef KB_STORE_SQLITE_SAVE_H
#define KB_STORE_SQLITE_SAVE_H

#include "aigckb/arena.h"
#include "store/sqlite/sqlite.h"

/** Writes the rows of an article in place of those under its key, inside a
 * transaction.
 * @param[out] known whether there were any
 * @param      now   the version, unless the old one is above it
 * @return KB_OK, or KB_BAD_INPUT for a fact without words in the document */
kb_status kb_article_save(kb_sqlite *store, kb_arena *arena,
                          const kb_entry *entry, int64_t now, bool *known,
                          kb_error *err);

/** Erases the rows of an article, inside a transaction.
 * @return KB_OK or KB_NOT_FOUND */
kb_status kb_article_erase(kb_sqlite *store, uint64_t id, kb_error *err);

#endif
