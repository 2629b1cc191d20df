/* derive.c - brings what is derived from statements up to date: of the
 * concepts and relations that were touched, and of no others. */
#include "store/sqlite/cluster.h"
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

/* The index comes first: the others fill the pages that its parts leave. */
static kb_status derive(kb_sqlite *store, kb_error *err)
{
    static const kb_sql steps[] = {
        KB_SQL_TALLY_NO_KINDS,  KB_SQL_TALLY_NO_LAYERS,
        KB_SQL_TALLY_NO_EDGES,  KB_SQL_DERIVE_NO_FORMS,
        KB_SQL_DERIVE_NO_EDGES, KB_SQL_DERIVE_NO_CONCEPTS,
        KB_SQL_DERIVE_CONCEPTS, KB_SQL_DERIVE_NAMES,
        KB_SQL_DERIVE_ALIASES,
    };
    static const kb_sql last_steps[] = {
        KB_SQL_TALLY_KINDS, KB_SQL_TALLY_LAYERS,      KB_SQL_TALLY_EDGES,
        KB_SQL_DERIVE_DONE, KB_SQL_DERIVE_EDGES_DONE, KB_SQL_DERIVE_REVISION,
    };
    kb_status status = kb_sqlite_begin(store, err);
    if (status != KB_OK)
        return status;
    status = kb_index_tidy(store, err);
    if (status == KB_OK)
        status = kb_clusters_derive(store, err);
    if (status == KB_OK)
        status = run_all(store, steps, sizeof steps / sizeof *steps, err);
    if (status == KB_OK)
        status = kb_edges_derive(store, err);
    if (status == KB_OK)
        status = kb_names_derive(store, err);
    if (status == KB_OK)
        status = kb_spellings_derive(store, err);
    if (status == KB_OK)
        status = run_all(store, last_steps,
                         sizeof last_steps / sizeof *last_steps, err);
    return kb_sqlite_end(store, status, err);
}

/* With FULL the log is on the disk when derive returns, and with it every put
 * before. */
kb_status kb_sqlite_derive(kb_store *base, kb_error *err)
{
    kb_sqlite *store = kb_sqlite_of(base);
    bool stale;
    kb_status status = kb_sqlite_settle(store, err);

    if (status == KB_OK)
        status = find_stale(store, &stale, err);
    if (status != KB_OK || !stale)
        return status;
    status = run(store, KB_SQL_SYNC_FULL, err);
    if (status == KB_OK)
        status = derive(store, err);
    kb_error ignored;
    kb_status back =
        run(store, KB_SQL_SYNC_NORMAL, status == KB_OK ? err : &ignored);
    return status == KB_OK ? back : status;
}
