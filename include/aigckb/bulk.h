/* bulk.h - many articles at once.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_BULK_H
#define AIGCKB_BULK_H

#include "aigckb/api.h"
#include "aigckb/store.h"

KB_API_BEGIN

/** What a store writes of a document, made ready. */
typedef struct kb_prepared kb_prepared;

/** Makes ready what a store writes of a document: much of the work of a put,
 * which needs no store.  On any thread.  @param scratch for what is needed
 * meanwhile */
const kb_prepared *kb_store_prepare(kb_arena *arena, kb_arena *scratch,
                                    const kb_doc *doc);

/** Whether the puts from here on are of many that follow soon: then they share
 * commits, until the next kb_store_derive(), and far less is written.  Such a
 * put is durable, and seen by others, when derive or a later put has committed
 * it; one that fails for want of room or the like takes those before it along
 * that were not.  Meanwhile no other writer gets in, and the store answers no
 * questions but kb_store_known(). */
void kb_store_gather(kb_store *store, bool more);

/** Forgets inputs, by name, with the articles that no other input gave.  All
 * or none. */
kb_status kb_store_forget(kb_store *store, const char *const *names, size_t n,
                          kb_error *err);

KB_API_END

#endif
