/* migrate.c - brings the schema up to date: the numbered steps of data/schema,
 * which the build put into the program. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/embed.h"
#include "base/hash.h"
#include "store/sqlite/sqlite.h"

enum { STEP_CEILING = 64 };

/* Of the statements that made the tables and indexes of the newest schema: the
 * sum of their hashes.  A new step changes it; the tests say to what. */
static const uint64_t schema_sum = 0x2ce2451d358b04ed;
static const char schema_rows[] = "SELECT sql FROM sqlite_schema"
                                  " WHERE type IN ('table', 'index')"
                                  " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";

/* The number that a step's file name begins with: its user_version. */
static int number(const kb_embedded *step)
{
    return (int)strtol(step->name, NULL, 10);
}

int kb_sqlite_schema(void)
{
    int newest = 0;
    for (const kb_embedded *step = kb_schema_files; step->name; step++)
        newest = number(step);
    return newest;
}

kb_status kb_sqlite_verify_tables(sqlite3 *db, const char *name, kb_error *err)
{
    sqlite3_stmt *raw = NULL;
    uint64_t sum = 0;
    int rc = sqlite3_prepare_v2(db, schema_rows, -1, &raw, NULL);

    while (rc == SQLITE_OK || rc == SQLITE_ROW) {
        rc = sqlite3_step(raw);
        const void *sql = rc == SQLITE_ROW ? sqlite3_column_blob(raw, 0) : NULL;
        if (sql)
            sum += kb_hash((kb_str){sql, (size_t)sqlite3_column_bytes(raw, 0)});
    }
    sqlite3_finalize(raw);
    if (rc != SQLITE_DONE)
        return kb_sqlite_fail(db, rc, err);
    if (sum == schema_sum)
        return KB_OK;
    return kb_fail(err, KB_STORE_DAMAGED,
                   "%s: its tables are not those of a store (sum 0x%llx): "
                   "restore a backup",
                   name, (unsigned long long)sum);
}

static int run(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

static int64_t version_of(sqlite3 *db, int *rc)
{
    return kb_sqlite_pragma(db, "PRAGMA user_version", rc);
}

/* All steps that are missing, as one: nobody is to meet a store between them.
 * Another process may have been quicker. */
static int take_steps(sqlite3 *db)
{
    kb_buf mark = KB_BUF_INIT(STEP_CEILING);
    int rc = run(db, "BEGIN IMMEDIATE");
    if (rc != SQLITE_OK)
        return rc;

    int64_t version = version_of(db, &rc);
    for (const kb_embedded *step = kb_schema_files;
         rc == SQLITE_OK && step->name; step++)
        if (number(step) > version)
            rc = run(db, step->text);
    kb_buf_printf(&mark, "PRAGMA user_version = %d", kb_sqlite_schema());
    if (rc == SQLITE_OK)
        rc = run(db, mark.ptr);
    kb_buf_dispose(&mark);
    return rc == SQLITE_OK ? run(db, "COMMIT") : rc;
}

kb_status kb_sqlite_migrate(sqlite3 *db, bool *taken, kb_error *err)
{
    int rc;

    *taken = version_of(db, &rc) < kb_sqlite_schema();
    if (rc == SQLITE_OK && *taken)
        rc = take_steps(db);
    if (rc == SQLITE_OK)
        return KB_OK;
    kb_status status = kb_sqlite_fail(db, rc, err);
    if (!sqlite3_get_autocommit(db))
        run(db, "ROLLBACK");
    return status;
}

static kb_status has_row(kb_sqlite *store, kb_sql sql, bool *found,
                         kb_error *err)
{
    kb_stmt q = kb_stmt_begin(store, sql);
    *found = kb_stmt_next(&q);
    return kb_stmt_end(&q, KB_OK, err);
}

kb_status kb_sqlite_remake(kb_sqlite *store, kb_sql wanted, kb_sql done,
                           kb_remake_fn *make, kb_error *err)
{
    bool found;
    kb_status status = has_row(store, wanted, &found, err);
    if (status != KB_OK || !found)
        return status;

    status = kb_sqlite_begin(store, err);
    if (status == KB_OK)
        status = make(store, err);
    if (status == KB_OK) {
        kb_stmt q = kb_stmt_begin(store, done);
        status = kb_stmt_run(&q, err);
    }
    return kb_sqlite_end(store, status, err);
}
