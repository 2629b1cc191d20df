/* connection.c - opens and closes the file, and brackets transactions. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "store/sqlite/cluster.h"
#include "store/sqlite/curated.h"
#include "store/sqlite/index.h"
#include "store/sqlite/save.h"
#include "store/sqlite/sqlite.h"

enum {
    APPLICATION_ID = 0x61696b62, /* "aikb": also in data/schema/0001_init.sql */
    STEP_MAX_MS = 50,            /* between two looks at a lock */
    NANOSECONDS = 1000000,       /* of a millisecond */
    REGION = 32 * 1024           /* bytes of a log's index that SQLite maps */
};

/* Freed pages are not overwritten with zeros, which merging the index would do
 * all day. */
static const char write_pragmas[] = "PRAGMA wal_autocheckpoint = 65536;"
                                    "PRAGMA cache_size = -65536;"
                                    "PRAGMA secure_delete = OFF;"
                                    "PRAGMA temp_store = MEMORY;";

/* WAL with NORMAL: a commit survives the end of this process at any moment,
 * a power cut may take the newest ones; derive brings the log to the disk. */
static const char log_pragmas[] = "PRAGMA journal_mode = WAL;"
                                  "PRAGMA synchronous = NORMAL;";

/* Readers and writers find their way in the log by an index in memory that
 * they share.  Some file systems of networks and of virtual machines have no
 * such memory.  There a journal is kept, for which locks are enough: readers
 * wait while a transaction is written.  Who holds the file alone needs no
 * index to take in a log that was made elsewhere. */
static const char alone_pragmas[] = "PRAGMA locking_mode = EXCLUSIVE;";
static const char journal_pragmas[] = "PRAGMA journal_mode = DELETE;"
                                      "PRAGMA locking_mode = NORMAL;"
                                      "PRAGMA synchronous = FULL;"
                                      "PRAGMA user_version;"; /* lets go */

/* The file may come from a stranger: nothing that its schema says is run, and
 * no page is read beyond its end. */
static const char safe_pragmas[] = "PRAGMA cell_size_check = ON;"
                                   "PRAGMA trusted_schema = OFF;";
static const struct {
    int option, value;
} safe_options[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},
    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
    {SQLITE_DBCONFIG_ENABLE_VIEW, 0}, /* user_sql.c alone needs some */
};

static bool is_memory(const char *where)
{
    return strcmp(where, ":memory:") == 0;
}

/* Makes the folders above `where` that do not exist. */
static kb_status make_parents(const char *where, kb_error *err)
{
    char *path = kb_strdup(where);
    kb_status status = KB_OK;

    for (char *slash = path; status == KB_OK && (slash = strchr(slash, '/'));
         slash++) {
        *slash = '\0';
        if (*path && mkdir(path, 0700) != 0 && errno != EEXIST)
            status = kb_fail(err, KB_INTERNAL, "cannot make the folder %s: %s",
                             path, strerror(errno));
        *slash = '/';
    }
    free(path);
    return status;
}

/* An empty file, for its owner alone; SQLite gives its -wal the same mode. */
static kb_status create(const char *where, kb_error *err)
{
    kb_status status = make_parents(where, err);
    if (status != KB_OK)
        return status;
    int fd = open(where, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return kb_fail(err, KB_INTERNAL, "%s: cannot be created: %s", where,
                       strerror(errno));
    close(fd);
    return KB_OK;
}

/* Whether there may be a store at `where`, for what `mode` wants. */
static kb_status look(const char *where, kb_access mode, kb_error *err)
{
    struct stat info;

    if (is_memory(where) && mode == KB_WRITE)
        return KB_OK;
    if (stat(where, &info) != 0) {
        if (errno != ENOENT && errno != ENOTDIR)
            return kb_fail(err, KB_STORE_DAMAGED, "%s: no store there: %s",
                           where, strerror(errno));
        if (mode == KB_WRITE)
            return create(where, err);
        return kb_fail(err, KB_STORE_MISSING,
                       "%s: no store there: run 'aigckb ingest PATH' first",
                       where);
    }
    if (!S_ISREG(info.st_mode))
        return kb_fail(err, KB_STORE_DAMAGED, "%s: not a file, and no store",
                       where);
    /* To write, an empty file is as good as none: it is what a start that
     * was cut off, or a start at the same moment, leaves. */
    if (info.st_size == 0 && mode != KB_WRITE)
        return kb_fail(err, KB_STORE_DAMAGED, "%s: an empty file, no store",
                       where);
    if (access(where, mode == KB_WRITE ? R_OK | W_OK : R_OK) != 0)
        return kb_fail(err, KB_STORE_DAMAGED, "%s: %s", where, strerror(errno));
    return KB_OK;
}

/* Waits a little for another process, the longer the more often.
 * @return whether to try again */
static int wait_a_little(void *context, int tries)
{
    kb_sqlite *store = context;
    const kb_patience *patience = &store->patience;
    int64_t now = kb_clock_steady_ms();
    int step = tries < STEP_MAX_MS ? tries + 1 : STEP_MAX_MS;

    if (tries == 0)
        store->waits_since = now;
    if ((patience->stop && *patience->stop) ||
        now - store->waits_since >= patience->wait_ms)
        return 0;
    nanosleep(&(struct timespec){0, (long)step * NANOSECONDS}, NULL);
    return 1;
}

kb_status kb_sqlite_connect(kb_sqlite *store, const char *name, int flags,
                            kb_error *err)
{
    int rc =
        sqlite3_open_v2(name, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
    for (size_t i = 0;
         rc == SQLITE_OK && i < sizeof safe_options / sizeof *safe_options; i++)
        rc = sqlite3_db_config(store->db, safe_options[i].option,
                               safe_options[i].value, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_busy_handler(store->db, wait_a_little, store);
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(store->db, safe_pragmas, NULL, NULL, NULL);
    return rc == SQLITE_OK
               ? KB_OK
               : kb_sqlite_fail_at(store->where, store->db, rc, err);
}

/* The value of a pragma, unless there was a failure before. */
static int64_t ask(sqlite3 *db, const char *sql, int *rc)
{
    return *rc == SQLITE_OK ? kb_sqlite_pragma(db, sql, rc) : 0;
}

/* Whether the open file is a store, and one that we can use. */
kb_status kb_sqlite_verify(sqlite3 *db, kb_access access, kb_error *err)
{
    int rc = SQLITE_OK;
    const char *name = sqlite3_db_filename(db, "main");
    int64_t id = ask(db, "PRAGMA application_id", &rc);
    int64_t pages = ask(db, "PRAGMA page_count", &rc);
    /* nothing, or what a start left that was cut off and is rolled back */
    if (rc == SQLITE_OK && pages == 0)
        return access == KB_WRITE
                   ? KB_OK
                   : kb_fail(err, KB_STORE_DAMAGED,
                             "%s: an empty file, no store", name);
    if (id != APPLICATION_ID) /* another process may have made it meanwhile */
        id = ask(db, "PRAGMA application_id", &rc);
    int64_t version = ask(db, "PRAGMA user_version", &rc);
    if (rc != SQLITE_OK)
        return kb_sqlite_fail(db, rc, err);
    if (id != APPLICATION_ID)
        return kb_fail(err, KB_STORE_DAMAGED,
                       "%s: a database, but no store of aigckb", name);
    if (version > kb_sqlite_schema())
        return kb_fail(err, KB_STORE_NEWER,
                       "%s: made by a newer aigckb (schema %d, this one knows "
                       "%d)",
                       name, (int)version, kb_sqlite_schema());
    if (version < kb_sqlite_schema() && access != KB_WRITE)
        return kb_fail(err, KB_STORE_DAMAGED,
                       "%s: made by an older aigckb: run 'aigckb ingest PATH' "
                       "to bring it up to date",
                       name);
    return version == kb_sqlite_schema()
               ? kb_sqlite_verify_tables(db, name, err)
               : KB_OK;
}

/* Whether memory can be shared where the file is, asked in the way of SQLite
 * itself: a log must not be begun before that is known. */
static bool can_share(sqlite3 *db)
{
    sqlite3_file *file = NULL;
    void volatile *memory = NULL;

    sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (!file || !file->pMethods)
        return true; /* a store in memory: it has neither log nor journal */
    if (file->pMethods->iVersion < 2 || !file->pMethods->xShmMap)
        return false;
    int rc = file->pMethods->xShmMap(file, 0, REGION, 1, &memory);
    file->pMethods->xShmUnmap(file, 0);
    return rc == SQLITE_OK || (rc & 0xFF) == SQLITE_BUSY;
}

static kb_status run(kb_sqlite *store, const char *pragmas, kb_error *err)
{
    int rc = sqlite3_exec(store->db, pragmas, NULL, NULL, NULL);
    return rc == SQLITE_OK ? KB_OK : kb_sqlite_fail(store->db, rc, err);
}

/* Opens it and looks whether it is ours, before anything in it is changed. */
static kb_status begin_to_write(kb_sqlite *store, const char *where,
                                kb_error *err)
{
    kb_status status = kb_sqlite_connect(
        store, where, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err);
    if (status != KB_OK)
        return status;
    store->unshared = !can_share(store->db);
    if (store->unshared)
        status = run(store, alone_pragmas, err);
    if (status == KB_OK)
        status = kb_sqlite_verify(store->db, KB_WRITE, err);
    if (status == KB_OK && store->unshared)
        status = run(store, journal_pragmas, err);
    return status;
}

static kb_status open_to_write(kb_sqlite *store, const char *where,
                               kb_error *err)
{
    bool migrated = false;
    kb_status status = begin_to_write(store, where, err);

    if (status == KB_OK)
        status = kb_sqlite_migrate(store->db, &migrated, err);
    if (status == KB_OK && !store->unshared)
        status = run(store, log_pragmas, err);
    if (status == KB_OK)
        status = run(store, write_pragmas, err);
    if (status == KB_OK && migrated)
        status = kb_sqlite_verify_tables(store->db, store->where, err);
    if (status == KB_OK)
        status = kb_index_rebuild(store, err);
    if (status == KB_OK)
        status = kb_imprints_rebuild(store, err);
    /* A step may leave behind what only derive can make. */
    return status == KB_OK && migrated ? kb_sqlite_derive(&store->base, err)
                                       : status;
}

static void kb_sqlite_close(kb_store *base)
{
    kb_sqlite *store = kb_sqlite_of(base);

    for (int i = 0; i < KB_SQL_COUNT; i++)
        sqlite3_finalize(store->stmts[i]);
    kb_concepts_discard(store);
    kb_index_discard(store);
    kb_curated_forget(store);
    sqlite3_close(store->db); /* the last one moves the log into the file */
    free(store);
}

static const kb_store_ops ops = {
    .close = kb_sqlite_close,
    .known = kb_sqlite_known,
    .gather = kb_sqlite_gather,
    .put = kb_sqlite_put,
    .inputs = kb_sqlite_inputs,
    .forget = kb_sqlite_forget,
    .remove = kb_sqlite_remove,
    .derive = kb_sqlite_derive,
    .curate = kb_sqlite_curate,
    .corrections = kb_sqlite_corrections,
    .rulings = kb_sqlite_rulings,
    .curated = kb_sqlite_stamp,
    .concepts = kb_sqlite_concepts,
    .forms = kb_sqlite_forms,
    .names = kb_sqlite_names,
    .forms_of = kb_sqlite_forms_of,
    .articles = kb_sqlite_articles,
    .clusters = kb_sqlite_clusters,
    .facts = kb_sqlite_facts,
    .edges = kb_sqlite_edges,
    .edge_counts = kb_sqlite_edge_counts,
    .links = kb_sqlite_links,
    .company = kb_sqlite_company,
    .edges_among = kb_sqlite_edges_among,
    .edge_names = kb_sqlite_edge_names,
    .figures = kb_sqlite_figures,
    .figure_places = kb_sqlite_figure_places,
    .events = kb_sqlite_events,
    .count = kb_sqlite_count,
    .match = kb_sqlite_match,
    .articles_with = kb_sqlite_articles_with,
    .facet = kb_sqlite_facet,
    .identity = kb_sqlite_identity,
    .revision = kb_sqlite_revision,
    .info = kb_sqlite_info,
    .check = kb_sqlite_check,
    .sql = kb_sqlite_sql,
};

kb_status kb_sqlite_open(kb_store **out, const char *where, kb_access access,
                         kb_patience patience, kb_error *err)
{
    kb_sqlite *store = kb_alloc(sizeof *store);

    store->base.ops = &ops;
    store->patience = patience;
    store->where = where;
    kb_status status = look(where, access, err);
    if (status == KB_OK)
        status = access == KB_WRITE
                     ? open_to_write(store, where, err)
                     : kb_sqlite_open_reader(store, where,
                                             access == KB_READ_ALONE, err);
    store->where = NULL; /* it is the caller's */
    if (status == KB_OK)
        *out = &store->base;
    else
        kb_sqlite_close(&store->base);
    return status;
}
