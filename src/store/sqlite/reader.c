/* reader.c - opens the file to read: most runs ask one short question. */
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "store/sqlite/sqlite.h"

enum { NAME_CEILING = 64 * 1024 };

/* One transaction for all questions: they see one state of the store, and lock
 * it once. */
static const char begin[] = "PRAGMA query_only = ON;"
                            "BEGIN;";

/* (No mmap, and a small cache that is used again and again: for a short
 * process a page fault costs more than a read.) */
static const char pragmas[] = "PRAGMA temp_store = MEMORY;"
                              "PRAGMA cache_size = -128;";
static const char wide_pragmas[] = "PRAGMA cache_size = -16384;";

/* The file as a URI with a parameter. */
static void name_with(kb_buf *out, const char *where, const char *parameter)
{
    kb_buf_add_text(out, where[0] == '/' ? "file://" : "file:");
    for (const char *c = where; *c; c++) {
        if (strchr("?#%", *c))
            kb_buf_printf(out, "%%%02X", (unsigned)*c);
        else
            kb_buf_add_char(out, *c);
    }
    kb_buf_printf(out, "?%s", parameter);
}

/* The size of the log, or -1 where there is none. */
static int64_t log_size(const char *where)
{
    kb_buf name = KB_BUF_INIT(NAME_CEILING);
    struct stat log;

    kb_buf_printf(&name, "%s-wal", where);
    int64_t size = stat(name.ptr, &log) == 0 ? (int64_t)log.st_size : -1;
    kb_buf_dispose(&name);
    return size;
}

/* Ways to open it.  A log that is empty needs no index, which SQLite would
 * make anew for the first of its readers, each time: readers that may not
 * write one take the lock for "all is in the file".  (All connections of a
 * process share the index, so it must have no other.)  The usual way makes
 * the files of the log where they are missing.  Where nothing can be written
 * there is no index, so there must be no log. */
static const struct way {
    const char *parameter;
    int64_t least, most; /* bytes of the log */
} ways[] = {
    {"readonly_shm=1", 0, 0},
    {"mode=ro", -1, INT64_MAX},
    {"immutable=1", -1, 0},
};

/* Opens the file and looks into it.  @return SQLite's code */
static int try_way(sqlite3 **out, const struct way *way, const char *where,
                   kb_error *err)
{
    kb_buf name = KB_BUF_INIT(NAME_CEILING);
    int rc = SQLITE_OK;

    sqlite3_close(*out);
    *out = NULL;
    name_with(&name, where, way->parameter);
    kb_status status = kb_sqlite_connect(
        out, name.ptr, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, err);
    kb_buf_dispose(&name);
    if (status == KB_OK)
        rc = sqlite3_exec(*out, begin, NULL, NULL, NULL);
    if (status == KB_OK && rc == SQLITE_OK)
        kb_sqlite_pragma(*out, "PRAGMA application_id", &rc);
    return status == KB_OK ? rc : sqlite3_errcode(*out);
}

kb_status kb_sqlite_open_reader(sqlite3 **out, const char *where, bool alone,
                                kb_error *err)
{
    int64_t log = log_size(where);
    int rc = SQLITE_CANTOPEN;

    if (alone) /* nobody asks how much memory was taken, under a lock each time
                */
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    for (size_t i = alone ? 0 : 1; i < sizeof ways / sizeof *ways; i++) {
        if ((rc & 0xFF) != SQLITE_CANTOPEN && (rc & 0xFF) != SQLITE_READONLY)
            break;
        if (log >= ways[i].least && log <= ways[i].most)
            rc = try_way(out, &ways[i], where, err);
        else if (i + 1 == sizeof ways / sizeof *ways)
            return kb_fail(err, KB_STORE_DAMAGED,
                           "has changes that cannot be read from a read-only "
                           "folder");
    }
    kb_status status = rc == SQLITE_OK ? kb_sqlite_verify(*out, KB_READ, err)
                                       : kb_sqlite_fail(*out, rc, err);
    if (status != KB_OK)
        return status;
    rc = sqlite3_exec(*out, pragmas, NULL, NULL, NULL);
    return rc == SQLITE_OK ? KB_OK : kb_sqlite_fail(*out, rc, err);
}

void kb_sqlite_widen(kb_sqlite *store)
{
    /* only for speed: a failure is met by the question itself */
    if (sqlite3_db_readonly(store->db, "main") == 1)
        sqlite3_exec(store->db, wide_pragmas, NULL, NULL, NULL);
}
