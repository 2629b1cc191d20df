/* functions.h - functions of our own in SQL.  None is needed to read a store.
 */
#ifndef KB_STORE_SQLITE_FUNCTIONS_H
#define KB_STORE_SQLITE_FUNCTIONS_H

#include "aigckb/imprint.h"
#include "store/sqlite/body.h"
#include "store/sqlite/sqlite.h"

/** An article whose statements get their claims. */
typedef struct kb_claimant {
    const kb_imprint *imprint;
    kb_body body;
} kb_claimant;

/** Adds sources(cluster, claim), an aggregate: how many sources statements come
 * from (base/agree.h). */
kb_status kb_function_sources(kb_sqlite *store, kb_error *err);

/** Adds claim_at(block, start): the claim at a place of the article that
 * `claimant` has at the time.  Nobody may call it when that is gone. */
kb_status kb_function_claim_at(kb_sqlite *store, kb_claimant *claimant,
                               kb_error *err);

#endif
