/* transaction.c - what all that write to the store begin and end with. */
#include "store/sqlite/sqlite.h"

int64_t kb_sqlite_pragma(sqlite3 *db, const char *sql, int *rc)
{
    sqlite3_stmt *raw = NULL;
    int64_t value = -1;

    *rc = sqlite3_prepare_v2(db, sql, -1, &raw, NULL);
    if (*rc == SQLITE_OK)
        *rc = sqlite3_step(raw);
    if (*rc == SQLITE_ROW) {
        value = sqlite3_column_int64(raw, 0);
        *rc = SQLITE_OK;
    }
    sqlite3_finalize(raw);
    return value;
}

kb_status kb_sqlite_begin(kb_sqlite *store, kb_error *err)
{
    kb_stmt q = kb_stmt_begin(store, KB_SQL_BEGIN);
    return kb_stmt_run(&q, err);
}

bool kb_sqlite_is_open(const kb_sqlite *store)
{
    return !sqlite3_get_autocommit(store->db);
}

kb_status kb_sqlite_end(kb_sqlite *store, kb_status status, kb_error *err)
{
    if (status == KB_OK) {
        kb_stmt commit = kb_stmt_begin(store, KB_SQL_COMMIT);
        status = kb_stmt_run(&commit, err);
    }
    if (status != KB_OK && kb_sqlite_is_open(store)) {
        kb_error ignored; /* the first failure is the one to report */
        kb_stmt rollback = kb_stmt_begin(store, KB_SQL_ROLLBACK);
        kb_stmt_run(&rollback, &ignored);
    }
    return status;
}

kb_status kb_sqlite_mark_stale(kb_sqlite *store, kb_error *err)
{
    kb_stmt q = kb_stmt_begin(store, KB_SQL_STALE_SET);
    return kb_stmt_run(&q, err);
}
