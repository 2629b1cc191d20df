/* clusters.h - questions to the store about articles that are copies of each
 * other.  What store.h says of questions, answers and their order holds here
 * too; the articles of a cluster: see kb_article_query.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_CLUSTERS_H
#define AIGCKB_CLUSTERS_H

#include "aigckb/api.h"
#include "aigckb/store.h"

KB_API_BEGIN

/** Articles that are copies of each other. */
typedef struct kb_cluster {
    uint64_t id; /* the lowest id of its articles */
    int64_t size;
} kb_cluster;

/** Which clusters. */
typedef struct kb_cluster_query {
    kb_article_filter articles; /* only these are counted */
    int64_t limit, skip;        /* limit 0: all */
} kb_cluster_query;

typedef kb_status kb_cluster_fn(void *context, const kb_cluster *cluster);

/** Clusters of two articles or more, the largest first, then by id.  The
 * articles of one, by kb_article_query: the oldest first, those without a date
 * last, of one date the longest. */
kb_status kb_store_clusters(kb_store *store, const kb_cluster_query *query,
                            kb_cluster_fn *fn, void *context, kb_error *err);

KB_API_END

#endif
