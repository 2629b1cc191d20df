/* names.h - the concepts behind ids.  Private to query/.
 *
 *     kb_names names = {.arena = arena};
 *     kb_names_want(&names, id);            for each id, in any order
 *     kb_names_load(&names, store, err);    once
 *     const kb_concept *concept = kb_names_find(&names, id); */
#ifndef KB_QUERY_NAMES_H
#define KB_QUERY_NAMES_H

#include "aigckb/store.h"
#include "base/vec.h"

typedef struct kb_names {
    kb_arena *arena;
    KB_VEC(uint64_t) wanted;
    KB_VEC(kb_concept) found; /* by id, once loaded */
    uint32_t *ranks;          /* of those by fold, once ranked */
} kb_names;

void kb_names_want(kb_names *names, uint64_t id);

/** Reads the wanted concepts. */
kb_status kb_names_load(kb_names *names, kb_store *store, kb_error *err);

/** The concept, or NULL where it was not wanted or is gone. */
const kb_concept *kb_names_find(const kb_names *names, uint64_t id);

/** Puts the loaded concepts in the order of their folds. */
void kb_names_rank(kb_names *names);

/** Where a concept that was found stands in that order, once there is one; none
 * (.fold NULL) stands behind all. */
uint32_t kb_names_rank_of(const kb_names *names, const kb_concept *concept);

/** The concept that a statement may have.
 * @param[out] out  .fold is NULL where `id` is 0: of none
 * @return false where it was not wanted or is gone */
bool kb_names_get(kb_concept *out, const kb_names *names, uint64_t id);

/** A copy whose strings live in the arena. */
kb_concept kb_concept_copy(kb_arena *arena, const kb_concept *concept);

#endif
