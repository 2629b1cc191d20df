/* forest.h - chooses one parent for each of many things.  Private to query/. */
#ifndef KB_QUERY_FOREST_H
#define KB_QUERY_FOREST_H

#include <stdint.h>

#include "aigckb/arena.h"

#define KB_NO_BRANCH UINT32_MAX

/** A parent that a thing may have: both are numbers from 0. */
typedef struct kb_branch {
    uint32_t child, parent;
} kb_branch;

/** Takes the branches in their order, the best first, but for those whose
 * child has a parent already and those that would close a ring (as Kruskal's
 * algorithm takes edges).
 * @param n how many things there are
 * @return for each thing the index of its branch, or KB_NO_BRANCH */
const uint32_t *kb_forest_grow(kb_arena *arena, const kb_branch *branches,
                               size_t count, size_t n);

#endif
