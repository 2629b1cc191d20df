/* derive.c - brings what is derived from statements up to date: of the
 * concepts and relations that were touched, and of no others. */
#include "store/sqlite/cluster.h"
#include "store/sqlite/curated.h"
#include "store/sqlite/index.h"
#include "store/sqlite/names.h"
#include "store/sqlite/spellings.h"
#include "store/sqlite/sqlite.h"

static kb_status run(kb_sqlite *store, kb_sql sql, kb_error *err)
{
    kb_stmt q = kb_stmt_begin(store, sql);
    return kb_stmt_run(&q, err);
}

static kb_status run_all(kb_sqlite *store, const kb_sql *steps, size_t n,
                         kb_error *err)
{
    kb_status status = KB_OK;
    for (size_t i = 0; i < n && status == KB_OK; i++)
        status = run(store, steps[i], err);
    return status;
}

static kb_status find_stale(kb_sqlite *store, bool *stale, kb_error *err)
{
    kb_stmt q = kb_stmt_begin(store, KB_SQL_STALE);
    *stale = kb_stmt_next(&q) && kb_stmt_int(&q, 0) != 0;
    return kb_stmt_end(&q, KB_OK, err);
}

static kb_status derive_concepts(kb_sqlite *store, kb_error *err)
{
    static const kb_sql steps[] = {
        KB_SQL_TOUCH_WHOLES,    KB_SQL_TOUCH_WHOLE_EDGES,
        KB_SQL_TALLY_NO_KINDS,  KB_SQL_TALLY_NO_LAYERS,
        KB_SQL_TALLY_NO_EDGES,  KB_SQL_DERIVE_NO_FORMS,
        KB_SQL_DERIVE_NO_EDGES, KB_SQL_DERIVE_NO_CONCEPTS,
        KB_SQL_DERIVE_CONCEPTS, KB_SQL_DERIVE_WHOLES,
        KB_SQL_AMEND_CONCEPTS,
    };
    return run_all(store, steps, sizeof steps / sizeof *steps, err);
}

static kb_status derive_edges(kb_sqlite *store, kb_error *err)
{
    static const kb_sql steps[] = {KB_SQL_TALLY_EDGES,
                                   KB_SQL_DERIVE_EDGES_DONE};
    kb_status status = kb_edges_derive(store, err);
    return status == KB_OK
               ? run_all(store, steps, sizeof steps / sizeof *steps, err)
               : status;
}

static kb_status derive_names(kb_sqlite *store, kb_error *err)
{
    static const kb_sql steps[] = {
        KB_SQL_DERIVE_NAMES,      KB_SQL_DERIVE_ALIASES,
        KB_SQL_DERIVE_PART_NAMES, KB_SQL_DERIVE_PART_ALIASES,
        KB_SQL_FORMS_GIVEN,       KB_SQL_FORMS_TAKEN,
    };
    return run_all(store, steps, sizeof steps / sizeof *steps, err);
}

static kb_status derive_counts(kb_sqlite *store, kb_error *err)
{
    static const kb_sql steps[] = {KB_SQL_TALLY_KINDS, KB_SQL_TALLY_LAYERS,
                                   KB_SQL_ARRIVALS_ADD, KB_SQL_ARRIVALS_GONE};
    return run_all(store, steps, sizeof steps / sizeof *steps, err);
}

static kb_status finish(kb_sqlite *store, kb_error *err)
{
    static const kb_sql steps[] = {KB_SQL_DERIVE_REVISION, KB_SQL_REVISION_ADD};
    return run_all(store, steps, sizeof steps / sizeof *steps, err);
}

/* In an order in which the later ones fill the pages that the earlier ones
 * leave: the parts of the index, and the lists of what was touched. */
static kb_status derive(kb_sqlite *store, kb_error *err)
{
    static kb_status (*const steps[])(kb_sqlite *, kb_error *) = {
        kb_index_tidy, kb_clusters_derive, derive_concepts,
        derive_edges,  derive_names,       kb_spellings_derive,
        derive_counts, kb_names_derive,    finish,
    };
    kb_status status = KB_OK;

    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == KB_OK; i++)
        status = steps[i](store, err);
    return status;
}

/* Derives in one transaction with the change that it is for, and with what was
 * gathered: readers see all of it at once. */
static kb_status change_and_derive(kb_sqlite *store, kb_change_fn *change,
                                   void *context, kb_error *err)
{
    bool stale = false;
    kb_status status = KB_OK;

    if (kb_sqlite_is_open(store))
        status = kb_sqlite_flush(store, err);
    else if ((status = kb_sqlite_begin(store, err)) != KB_OK)
        return status;
    if (status == KB_OK && change)
        status = change(store, context, err);
    if (status == KB_OK)
        status = find_stale(store, &stale, err);
    if (status == KB_OK && stale)
        status = derive(store, err);
    return kb_sqlite_end(store, status, err);
}

/* Brings the log to the disk, as a commit with FULL would have done. */
static kb_status sync_log(kb_sqlite *store, kb_error *err)
{
    sqlite3_file *log = NULL;
    int rc = SQLITE_OK;

    sqlite3_file_control(store->db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    if (log && log->pMethods && !store->unshared)
        rc = log->pMethods->xSync(log, SQLITE_SYNC_NORMAL);
    return rc == SQLITE_OK ? KB_OK : kb_sqlite_fail(store->db, rc, err);
}

/* The log is on the disk when this returns, and with it every put before. */
kb_status kb_sqlite_change(kb_sqlite *store, kb_change_fn *change,
                           void *context, kb_error *err)
{
    kb_status status = change_and_derive(store, change, context, err);

    kb_curated_forget(store);
    return status == KB_OK ? sync_log(store, err) : status;
}

kb_status kb_sqlite_derive(kb_store *base, kb_error *err)
{
    kb_sqlite *store = kb_sqlite_of(base);
    bool stale = false;
    kb_status status = KB_OK;

    store->gathering = false;
    if (!kb_sqlite_is_open(store))
        status = find_stale(store, &stale, err);
    if (status != KB_OK || !(stale || kb_sqlite_is_open(store)))
        return status;
    return kb_sqlite_change(store, NULL, NULL, err);
}
