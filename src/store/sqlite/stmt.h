/* stmt.h - prepared statements of the SQLite engine.
 *
 * begin, bind, next..., end.  A failure sticks: later calls do nothing, and
 * kb_stmt_end() reports the first one.  So callers check once, at the end.
 * A row's function may ask the same question again: a statement that has begun
 * and not ended, even one without more rows, is prepared a second time. */
#ifndef KB_STORE_SQLITE_STMT_H
#define KB_STORE_SQLITE_STMT_H

#include <stdbool.h>
#include <stdint.h>

#include "aigckb/facts.h"
#include "aigckb/status.h"
#include "base/str.h"
#include "store/sqlite/api.h"

#define KB_SQL(name, text) KB_SQL_##name,
typedef enum kb_sql {
#include "store/sqlite/sql.def"
    KB_SQL_COUNT
} kb_sql;
#undef KB_SQL

struct kb_sqlite;

typedef struct kb_stmt {
    sqlite3 *db;
    sqlite3_stmt *raw;
    int rc;      /* SQLITE_OK, SQLITE_ROW, SQLITE_DONE or the first failure */
    bool second; /* not the registry's: ended for good */
    bool *begun; /* of the registry's: to be cleared at the end */
} kb_stmt;

/** The text of a statement. */
const char *kb_sql_text(kb_sql sql);

kb_stmt kb_stmt_begin(struct kb_sqlite *store, kb_sql sql);

/* Bound text must live until the end. NULL binds NULL. */
void kb_stmt_bind_int(kb_stmt *q, int at, int64_t value);
void kb_stmt_bind_real(kb_stmt *q, int at, double value);
void kb_stmt_bind_text(kb_stmt *q, int at, const char *text);
void kb_stmt_bind_str(kb_stmt *q, int at, kb_str text);
void kb_stmt_bind_blob(kb_stmt *q, int at, kb_str bytes);

bool kb_stmt_next(kb_stmt *q);

/* Columns of a row.  A file may hold anything: what no store of ours would is
 * a failure like others (SQLITE_CORRUPT), and the value is one that does no
 * harm.  Strings are valid UTF-8, and live until next or end. */
int64_t kb_stmt_int(const kb_stmt *q, int column);
double kb_stmt_real(const kb_stmt *q, int column);
kb_str kb_stmt_blob(kb_stmt *q, int column);
const char *kb_stmt_text(kb_stmt *q, int column);   /* may be NULL */
const char *kb_stmt_string(kb_stmt *q, int column); /* never NULL */

/** A code of a vocabulary of `count` words. */
unsigned kb_stmt_code(kb_stmt *q, int column, unsigned count);

/** A span: its block, and its start and, behind that, its end. */
kb_span kb_stmt_span(kb_stmt *q, int block, int start);

/** Ends the statement.
 * @param status so far, of the caller's own work
 * @return `status` where that is a failure, else what became of the statement
 */
kb_status kb_stmt_end(kb_stmt *q, kb_status status, kb_error *err);

/** For statements without rows: runs it, and ends it. */
kb_status kb_stmt_run(kb_stmt *q, kb_error *err);

/** Notes that a row holds what no store of ours would. */
void kb_stmt_damaged(kb_stmt *q);

/** The status for a failure of SQLite, with the name of the file and the words
 * of the system or of SQLite. */
kb_status kb_sqlite_fail(sqlite3 *db, int rc, kb_error *err);

/** The same where `db` may have no file yet. */
kb_status kb_sqlite_fail_at(const char *name, sqlite3 *db, int rc,
                            kb_error *err);

#endif
