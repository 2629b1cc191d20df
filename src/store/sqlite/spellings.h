/* spellings.h - what may be typed for the names of concepts. */
#ifndef KB_STORE_SQLITE_SPELLINGS_H
#define KB_STORE_SQLITE_SPELLINGS_H

#include "store/sqlite/sqlite.h"

/** Brings the spellings of the touched concepts up to date, inside a
 * transaction. */
kb_status kb_spellings_derive(kb_sqlite *store, kb_error *err);

#endif
