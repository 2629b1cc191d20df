/* path.h - how two concepts are connected: chains of relations.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_PATH_H
#define AIGCKB_PATH_H

#include "aigckb/api.h"
#include "aigckb/edges.h"

KB_API_BEGIN

/** One relation of a chain, in the direction of the chain. */
typedef struct kb_hop {
    uint64_t from, to; /* concepts */
    kb_predicate p;
    bool out; /* `from` is the subject, else the object */
} kb_hop;

/** A chain that meets no concept twice. */
typedef struct kb_path {
    const kb_hop *hops;
    size_t len;
    size_t weakest; /* index of the hop that is supported least */
    double cost;    /* in hops of the best support through no hub */
} kb_path;

/** The chains that were found. */
typedef struct kb_paths {
    const kb_path *data; /* cheapest first, then fewest hops, then by ids */
    size_t len;
    size_t opened; /* concepts whose relations were looked at */
} kb_paths;

enum { KB_PATH_HOPS = 8 }; /* the most */

/** Between which two, through what. */
typedef struct kb_path_query {
    uint64_t from, to;     /* not the same */
    size_t hops, count;    /* at most; from 1 */
    const uint64_t *avoid; /* concepts that no chain goes through */
    size_t avoid_count;
    kb_link_query links; /* which relations; but for its concept */
} kb_path_query;

/** The `count` cheapest chains of at most `hops` relations, whichever way each
 * of them points.  Of several relations between two concepts the best
 * supported one is the hop.  A hop costs
 *
 *     1 + log2(1 / (confidence * sources / (sources + 1)))
 *
 * so that a chain is short first, then well supported, and one source alone
 * is half as good as many; each concept between the ends costs 0.3 log2(d)
 * more, d its neighbours, since what everything is related to explains nothing
 * (after J. L. Moore, F. Steinke, V. Tresp, "A Novel Metric for Information
 * Retrieval in Semantic Networks", ESWC 2011 Workshops, LNCS 7117).
 *
 * Chains beyond the first come by J. Y. Yen, "Finding the K Shortest Loopless
 * Paths in a Network", Management Science 17 (1971), without the repetitions
 * that E. L. Lawler, "A Procedure for Computing the K Best Solutions...",
 * Management Science 18 (1972), found; each by Dijkstra's search from both
 * ends, which stops as I. Pohl, "Bi-directional Search", Machine Intelligence
 * 6 (1971), proved that it may.  Relations are read as the search comes to
 * them. */
kb_status kb_paths_find(kb_paths *out, kb_store *store, kb_arena *arena,
                        const kb_path_query *query, kb_error *err);

KB_API_END

#endif
