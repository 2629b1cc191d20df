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

/* Whether a writer was cut off, and its journal waits to be rolled back. */
static bool is_cut_off(int rc)
{
    return rc == SQLITE_READONLY_ROLLBACK;
}

/* Whether nothing can be written beside the file, or no memory be shared. */
static bool is_lonely(int rc)
{
    static const int codes[] = {SQLITE_IOERR_SHMOPEN, SQLITE_IOERR_SHMSIZE,
                                SQLITE_IOERR_SHMLOCK, SQLITE_IOERR_SHMMAP};

    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (rc == codes[i])
            return true;
    }
    return (rc & 0xFF) == SQLITE_CANTOPEN ||
           ((rc & 0xFF) == SQLITE_READONLY && !is_cut_off(rc));
}

/* Ways to open it.  A log that is empty needs no index, which SQLite would
 * make anew for the first of its readers, each time: readers that may not
 * write one take the lock for "all is in the file".  (All connections of a
 * process share the index, so it must have no other.)  The usual way makes
 * the files of the log where they are missing.  What a writer left half done
 * is put right by who may write.  Where nothing can be written there is no
 * index, so there must be no log. */
static const struct way {
    const char *parameter;
    int flag;
    int64_t least, most;   /* bytes of the log */
    bool (*after)(int rc); /* of what the way before came to */
} ways[] = {
    {"readonly_shm=1", SQLITE_OPEN_READONLY, 0, 0, is_lonely},
    {"mode=ro", SQLITE_OPEN_READONLY, -1, INT64_MAX, is_lonely},
    {"mode=rw", SQLITE_OPEN_READWRITE, -1, INT64_MAX, is_cut_off},
    {"immutable=1", SQLITE_OPEN_READONLY, -1, 0, is_lonely},
};

/* Opens the file and looks into it.  @return SQLite's code */
static int try_way(kb_sqlite *store, const struct way *way, const char *where,
                   kb_error *err)
{
    kb_buf name = KB_BUF_INIT(NAME_CEILING);
    int rc = SQLITE_OK;

    sqlite3_close(store->db);
    store->db = NULL;
    name_with(&name, where, way->parameter);
    kb_status status =
        kb_sqlite_connect(store, name.ptr, way->flag | SQLITE_OPEN_URI, err);
    kb_buf_dispose(&name);
    if (status == KB_OK)
        rc = sqlite3_exec(store->db, begin, NULL, NULL, NULL);
    if (status == KB_OK && rc == SQLITE_OK)
        kb_sqlite_pragma(store->db, "PRAGMA application_id", &rc);
    return status == KB_OK && rc == SQLITE_OK
               ? SQLITE_OK
               : sqlite3_extended_errcode(store->db);
}

/* Tries one way after the other.  @return the code of the last */
static int try_ways(kb_sqlite *store, const char *where, bool alone,
                    kb_error *err)
{
    int64_t log = log_size(where);
    int rc = SQLITE_CANTOPEN;

    for (size_t i = alone ? 0 : 1; i < sizeof ways / sizeof *ways; i++) {
        if (ways[i].after(rc) && log >= ways[i].least && log <= ways[i].most)
            rc = try_way(store, &ways[i], where, err);
    }
    return rc;
}

static kb_status fail_to_open(kb_sqlite *store, const char *where, int rc,
                              kb_error *err)
{
    if (is_cut_off(rc) || (is_lonely(rc) && log_size(where) > 0))
        return kb_fail(err, KB_STORE_DAMAGED,
                       "%s: has changes that cannot be read where nothing can "
                       "be written beside it, or no memory be shared: any "
                       "command that writes takes them in",
                       where);
    return kb_sqlite_fail_at(where, store->db, rc, err);
}

kb_status kb_sqlite_open_reader(kb_sqlite *store, const char *where, bool alone,
                                kb_error *err)
{
#ifndef KB_SQLITE_LOADS_US
    if (alone) /* nobody asks how much memory was taken, under a lock each time
                */
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
#endif
    int rc = try_ways(store, where, alone, err);
    kb_status status = rc == SQLITE_OK
                           ? kb_sqlite_verify(store->db, KB_READ, err)
                           : fail_to_open(store, where, rc, err);
    if (status != KB_OK)
        return status;
    rc = sqlite3_exec(store->db, pragmas, NULL, NULL, NULL);
    return rc == SQLITE_OK ? KB_OK : kb_sqlite_fail(store->db, rc, err);
}

void kb_sqlite_widen(kb_sqlite *store)
{
    /* only for speed: a failure is met by the question itself */
    if (sqlite3_db_readonly(store->db, "main") == 1)
        sqlite3_exec(store->db, wide_pragmas, NULL, NULL, NULL);
}
