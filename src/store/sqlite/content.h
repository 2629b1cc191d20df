/* content.h - whether what the store keeps in bytes of its own, which SQLite
 * does not look into, is what it says of articles elsewhere. */
#ifndef KB_STORE_SQLITE_CONTENT_H
#define KB_STORE_SQLITE_CONTENT_H

#include "store/sqlite/sqlite.h"

/** Reads all articles anew: their blocks, what they are compared by, and every
 * posting of the full-text index; and all packed names (names.c).
 * @param problems grows by what `fn` is told */
kb_status kb_content_check(kb_sqlite *store, kb_text_fn *fn, void *context,
                           size_t *problems, kb_error *err);

#endif
