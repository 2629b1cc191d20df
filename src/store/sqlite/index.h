/* index.h - the full-text index: FTS5 with the tokens of text/token.h. */
#ifndef KB_STORE_SQLITE_INDEX_H
#define KB_STORE_SQLITE_INDEX_H

#include "store/sqlite/sqlite.h"

/** Makes the tokenizer 'kb' known to the connection. */
kb_status kb_index_register(sqlite3 *db, kb_error *err);

/** What the index holds of one article. */
typedef struct kb_index_row {
    int64_t doc;
    kb_str title, headings, body;
} kb_index_row;

kb_status kb_index_add(kb_sqlite *store, const kb_index_row *row,
                       kb_error *err);

/** The index keeps no text, so it must be told what it holds, to forget it:
 * the row must be the one that was added. */
kb_status kb_index_drop(kb_sqlite *store, const kb_index_row *row,
                        kb_error *err);

#endif
