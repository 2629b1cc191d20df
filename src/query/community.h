/* community.h - groups of things with more ties among each other than chance
 * would give them.  Private to query/. */
#ifndef KB_QUERY_COMMUNITY_H
#define KB_QUERY_COMMUNITY_H

#include <stddef.h>
#include <stdint.h>

#include "aigckb/arena.h"

/** Two things, numbered from 0, and how much ties them: above 0.  Several ties
 * of the same two add up. */
typedef struct kb_tie {
    uint32_t a, b;
    double weight;
} kb_tie;

/** Divides `n` things by the Louvain method (V. D. Blondel, J.-L. Guillaume,
 * R. Lambiotte and E. Lefebvre, 2008), with the things in their order and, of
 * equal moves, the one to the group that comes first: the same ties give the
 * same groups.
 *
 * @param[out] group  of each thing; numbered from 0, the largest first, then
 *                    the one with the lowest thing
 * @return the modularity (M. E. J. Newman, 2004), -0.5 to 1; 0 without ties */
double kb_communities_find(uint32_t *group, kb_arena *arena, size_t n,
                           const kb_tie *ties, size_t tie_count);

#endif
