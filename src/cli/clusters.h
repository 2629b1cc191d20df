/* clusters.h - clusters of articles as records: `aigckb list clusters`, and the
 * copies that `aigckb show` tells of an article. */
#ifndef KB_CLI_CLUSTERS_H
#define KB_CLI_CLUSTERS_H

#include "aigckb/clusters.h"
#include "output/writer.h"

/* The fields of a copy; `at` is "copies." or the like. */
#define KB_FIELDS_COPY(at)                                                     \
    at "id", at "title", at "url", at "site", at "author", at "date", at "chars"

extern const kb_view kb_clusters_view;

/** Takes a record, which is the function's from then on. */
typedef kb_status kb_record_fn(void *context, kb_node *record);

/** Gives a record of each cluster. */
kb_status kb_clusters_list(kb_store *store, const kb_cluster_query *query,
                           kb_record_fn *fn, void *context, kb_error *err);

/** Adds "copies", the other articles of the article's cluster: the oldest
 * first. */
kb_status kb_clusters_add_copies(kb_node *out, kb_store *store,
                                 const kb_article *article, kb_error *err);

#endif
