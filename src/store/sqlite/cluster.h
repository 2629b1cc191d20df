/* cluster.h - articles that are copies of each other: compared when derived
 * state is brought up to date, only what was touched with all. */
#ifndef KB_STORE_SQLITE_CLUSTER_H
#define KB_STORE_SQLITE_CLUSTER_H

#include "aigckb/imprint.h"
#include "store/sqlite/sqlite.h"

/** Writes what an article is compared by, and that it waits to be compared. */
kb_status kb_imprint_save(kb_sqlite *store, int64_t row,
                          const kb_imprint *imprint, kb_error *err);

/** Whether an imprint is the one of a row: its digest and its bands. */
bool kb_imprint_is(const kb_imprint *imprint, int64_t digest, kb_str bands);

/** Makes the clusters of touched articles anew, inside a transaction.  What
 * counts clusters is touched where an article changes its own. */
kb_status kb_clusters_derive(kb_sqlite *store, kb_error *err);

/** Makes all clusters anew, and tells each article that is in another one. */
kb_status kb_clusters_check(kb_sqlite *store, kb_text_fn *fn, void *context,
                            size_t *problems, kb_error *err);

/** reprint.c: makes the imprints of all articles, where a migration asked for
 * it. */
kb_status kb_imprints_rebuild(kb_sqlite *store, kb_error *err);

#endif
