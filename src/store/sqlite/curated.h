/* curated.h - what corrections change in answers that are made of statements:
 * what counts under what, and what is left out. */
#ifndef KB_STORE_SQLITE_CURATED_H
#define KB_STORE_SQLITE_CURATED_H

#include "store/sqlite/sqlite.h"

/** What the store's corrections change.
 * @param[out] out  NULL where they change nothing; until the next question */
kb_status kb_curated_get(const kb_curated **out, kb_sqlite *store,
                         kb_error *err);

/** Forgets what was read: the corrections have changed. */
void kb_curated_forget(kb_sqlite *store);

bool kb_curated_has_parts(const kb_curated *curated);

/** The concept that a statement's concept counts under: often itself. */
uint64_t kb_curated_whole(const kb_curated *curated, uint64_t concept);

/** The concepts whose statements count under one, at least itself.
 * @return how many; borrowed */
size_t kb_curated_parts(const kb_curated *curated, const uint64_t *concept,
                        const uint64_t **parts);

bool kb_curated_hides(const kb_curated *curated, uint64_t concept);

bool kb_curated_rejects(const kb_curated *curated, uint64_t s, kb_predicate p,
                        uint64_t o);

/** facts.c: facts as articles state them. */
kb_status kb_facts_as_said(kb_sqlite *store, const kb_fact_query *query,
                           kb_fact_fn *fn, void *context, kb_error *err);

/** curated_facts.c: facts as corrections would have them, in the order that
 * kb_store_facts() promises. */
kb_status kb_facts_curated(kb_sqlite *store, const kb_curated *curated,
                           const kb_fact_query *query, kb_fact_fn *fn,
                           void *context, kb_error *err);

#endif
