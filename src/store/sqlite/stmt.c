/* stmt.c - prepared statements of the SQLite engine. */
#include "store/sqlite/stmt.h"

#include <errno.h>
#include <string.h>

#include "store/sqlite/sqlite.h"
#include "text/utf8.h"

#define KB_SQL(name, text) [KB_SQL_##name] = (text),
static const char *const sql_text[KB_SQL_COUNT] = {
#include "store/sqlite/sql.def"
};
#undef KB_SQL

const char *kb_sql_text(kb_sql sql)
{
    return sql_text[sql];
}

kb_stmt kb_stmt_begin(kb_sqlite *store, kb_sql sql)
{
    sqlite3_stmt **slot = &store->stmts[sql];
    kb_stmt q = {.db = store->db};

    if (store->begun[sql]) {
        q.second = true;
        q.rc = sqlite3_prepare_v2(store->db, sql_text[sql], -1, &q.raw, NULL);
        return q;
    }
    if (!*slot)
        q.rc = sqlite3_prepare_v3(store->db, sql_text[sql], -1,
                                  SQLITE_PREPARE_PERSISTENT, slot, NULL);
    q.raw = *slot;
    q.begun = &store->begun[sql];
    *q.begun = true;
    return q;
}

void kb_stmt_bind_int(kb_stmt *q, int at, int64_t value)
{
    if (q->rc == SQLITE_OK)
        q->rc = sqlite3_bind_int64(q->raw, at, value);
}

void kb_stmt_bind_real(kb_stmt *q, int at, double value)
{
    if (q->rc == SQLITE_OK)
        q->rc = sqlite3_bind_double(q->raw, at, value);
}

void kb_stmt_bind_text(kb_stmt *q, int at, const char *text)
{
    kb_stmt_bind_str(q, at, kb_str_of(text));
}

void kb_stmt_bind_str(kb_stmt *q, int at, kb_str text)
{
    if (q->rc == SQLITE_OK)
        q->rc = sqlite3_bind_text64(q->raw, at, text.ptr, text.len,
                                    SQLITE_STATIC, SQLITE_UTF8);
}

void kb_stmt_bind_blob(kb_stmt *q, int at, kb_str bytes)
{
    if (q->rc == SQLITE_OK)
        q->rc = sqlite3_bind_blob64(q->raw, at, bytes.ptr ? bytes.ptr : "",
                                    bytes.len, SQLITE_STATIC);
}

bool kb_stmt_next(kb_stmt *q)
{
    if (q->rc == SQLITE_OK || q->rc == SQLITE_ROW)
        q->rc = sqlite3_step(q->raw);
    return q->rc == SQLITE_ROW;
}

int64_t kb_stmt_int(const kb_stmt *q, int column)
{
    return sqlite3_column_int64(q->raw, column);
}

double kb_stmt_real(const kb_stmt *q, int column)
{
    return sqlite3_column_double(q->raw, column);
}

/* Only a row can be bad: the first failure stays. */
static void fail(kb_stmt *q, int rc)
{
    if (q->rc == SQLITE_ROW)
        q->rc = rc;
}

void kb_stmt_damaged(kb_stmt *q)
{
    fail(q, SQLITE_CORRUPT);
}

/* SQLite may have to copy a value to give it, and gives NULL where it has no
 * memory to. */
static void check_memory(kb_stmt *q)
{
    if (sqlite3_errcode(q->db) == SQLITE_NOMEM)
        fail(q, SQLITE_NOMEM);
}

const char *kb_stmt_text(kb_stmt *q, int column)
{
    const char *text = (const char *)sqlite3_column_text(q->raw, column);

    if (!text)
        check_memory(q);
    else if (!kb_utf8_valid(kb_str_of(text)))
        return kb_stmt_damaged(q), "";
    return text;
}

const char *kb_stmt_string(kb_stmt *q, int column)
{
    const char *text = kb_stmt_text(q, column);

    if (!text)
        kb_stmt_damaged(q);
    return text ? text : "";
}

kb_str kb_stmt_blob(kb_stmt *q, int column)
{
    const char *bytes = sqlite3_column_blob(q->raw, column);

    if (!bytes)
        check_memory(q);
    return (kb_str){bytes, (size_t)sqlite3_column_bytes(q->raw, column)};
}

unsigned kb_stmt_code(kb_stmt *q, int column, unsigned count)
{
    int64_t code = kb_stmt_int(q, column);
    bool known = code >= 0 && code < count;

    if (!known)
        kb_stmt_damaged(q);
    return known ? (unsigned)code : 0;
}

kb_span kb_stmt_span(kb_stmt *q, int block, int start)
{
    int64_t n = kb_stmt_int(q, block);
    int64_t from = kb_stmt_int(q, start), to = kb_stmt_int(q, start + 1);

    if (n < 0 || n > INT32_MAX || from < 0 || to < from || to > INT32_MAX) {
        kb_stmt_damaged(q);
        return (kb_span){0};
    }
    return (kb_span){
        .block = (uint32_t)n, .start = (uint32_t)from, .end = (uint32_t)to};
}

kb_status kb_stmt_end(kb_stmt *q, kb_status status, kb_error *err)
{
    bool failed =
        q->rc != SQLITE_OK && q->rc != SQLITE_ROW && q->rc != SQLITE_DONE;

    if (status == KB_OK && failed)
        status = kb_sqlite_fail(q->db, q->rc, err);
    if (q->second) {
        sqlite3_finalize(q->raw);
    } else if (q->raw) {
        sqlite3_reset(q->raw);
        sqlite3_clear_bindings(q->raw);
    }
    if (q->begun)
        *q->begun = false;
    q->begun = NULL;
    return status;
}

kb_status kb_stmt_run(kb_stmt *q, kb_error *err)
{
    kb_stmt_next(q);
    return kb_stmt_end(q, KB_OK, err);
}

/* What the system said, where it said anything. */
static const char *system_words(sqlite3 *db)
{
    int error = sqlite3_system_errno(db);
    return error ? strerror(error) : sqlite3_errmsg(db);
}

/* SQLite's words for the failure, which may be one that only we saw. */
static const char *words_of(sqlite3 *db, int rc)
{
    bool seen = db && (sqlite3_errcode(db) & 0xFF) == (rc & 0xFF);
    return seen ? sqlite3_errmsg(db) : sqlite3_errstr(rc);
}

/* What the system said when it last refused something of a file of the store,
 * the log before the database; 0: nothing. */
static int last_refusal(sqlite3 *db)
{
    sqlite3_file *log = NULL;
    int error = 0;

    sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    if (log && log->pMethods)
        log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &error);
    if (error == 0)
        sqlite3_file_control(db, "main", SQLITE_FCNTL_LAST_ERRNO, &error);
    return error;
}

/* SQLite calls a store damaged that the disk does not let it read
 * (SQLITE_IOERR_CORRUPTFS): where the disk works again, so does the store. */
static bool is_unreadable(sqlite3 *db, int rc)
{
    int error = (rc & 0xFF) == SQLITE_CORRUPT && db ? last_refusal(db) : 0;

    return error == EIO || error == ENXIO;
}

kb_status kb_sqlite_fail(sqlite3 *db, int rc, kb_error *err)
{
    const char *file = sqlite3_db_filename(db, "main");
    return kb_sqlite_fail_at(file && *file ? file : "the store", db, rc, err);
}

kb_status kb_sqlite_fail_at(const char *name, sqlite3 *db, int rc,
                            kb_error *err)
{
    if (is_unreadable(db, rc))
        return kb_fail(err, KB_INTERNAL, "%s: the disk failed: %s", name,
                       strerror(last_refusal(db)));
    switch (rc & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return kb_fail(err, KB_BUSY,
                       "%s: another process writes to the store: try again",
                       name);
    case SQLITE_ERROR: /* our statements are right: it has not what they ask */
    case SQLITE_CORRUPT:
        return kb_fail(err, KB_STORE_DAMAGED,
                       "%s: the store is damaged: %s: run 'aigckb db check', "
                       "or restore a backup",
                       name, words_of(db, rc));
    case SQLITE_NOTADB:
        return kb_fail(err, KB_STORE_DAMAGED, "%s: no database, and no store",
                       name);
    case SQLITE_NOMEM:
        return kb_fail(err, KB_NO_MEMORY, "out of memory");
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
        return kb_fail(err, KB_STORE_DAMAGED,
                       "%s: the store, or a file beside it, cannot be opened: "
                       "%s",
                       name, system_words(db));
    case SQLITE_FULL:
        return kb_fail(err, KB_INTERNAL,
                       "%s: the disk is full; what was stored before is kept",
                       name);
    case SQLITE_IOERR:
        return kb_fail(err, KB_INTERNAL, "%s: the disk failed: %s", name,
                       system_words(db));
    case SQLITE_TOOBIG:
        return kb_fail(err, KB_LIMIT, "%s: too large for the store", name);
    default:
        return kb_fail(err, KB_INTERNAL, "%s: the store failed: %s", name,
                       words_of(db, rc));
    }
}
