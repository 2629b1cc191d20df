/* inputs.h - the files that gave articles, and what became of them. */
#ifndef KB_STORE_SQLITE_INPUTS_H
#define KB_STORE_SQLITE_INPUTS_H

#include "store/sqlite/sqlite.h"

/** Notes what became of an entry's input, inside a transaction.  An article
 * that only this input gave before, and gives no more, is erased: then
 * `changed` is set. */
kb_status kb_input_note(kb_sqlite *store, const kb_entry *entry, bool *changed,
                        kb_error *err);

#endif
