/* sql.h - a user's own question in SQL.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_SQL_H
#define AIGCKB_SQL_H

#include "aigckb/api.h"
#include "aigckb/store.h"

KB_API_BEGIN

/** A row of a user's own question: `values` may hold NULL. */
typedef kb_status kb_sql_fn(void *context, int columns,
                            const char *const *names,
                            const char *const *values);

/** Runs one read-only SELECT of a user (SQLite only): an authorizer refuses
 * everything else.  @return KB_OK or KB_USAGE with SQLite's words */
kb_status kb_store_sql(kb_store *store, const char *sql, kb_sql_fn *fn,
                       void *context, kb_error *err);

KB_API_END

#endif
