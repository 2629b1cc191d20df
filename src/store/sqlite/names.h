/* names.h - the names of all concepts in few rows.
 *
 * SQLite takes a quarter of a microsecond to step to a row, and a store of some
 * ten thousand articles has 100,000 forms.  So concepts are packed by the upper
 * bits of their ids, 1024 packs at most; a change makes those packs anew whose
 * concepts it touched.  A pack is the forms of its concepts:
 *
 *     form   id of the concept (8 bytes, low ones first), articles that write
 *            it, twice, and 1 more for the canonical one (4 bytes), code
 *            points and bytes of the fold (1 byte each), the fold */
#ifndef KB_STORE_SQLITE_NAMES_H
#define KB_STORE_SQLITE_NAMES_H

#include "store/sqlite/sqlite.h"

/** Makes the packs of the touched concepts anew, inside a transaction, and
 * forgets that they were touched: the packs fill the pages that this leaves. */
kb_status kb_names_derive(kb_sqlite *store, kb_error *err);

/** Compares all other packs with what derive would make; `fn` is told each that
 * differs.  @param problems grows by those */
kb_status kb_names_check(kb_sqlite *store, kb_text_fn *fn, void *context,
                         size_t *problems, kb_error *err);

#endif
