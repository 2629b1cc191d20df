/* edges.h - edges, whatever the filter: the store has them ready, or they are
 * counted from the statements of the articles that are wanted.  Private to
 * query/. */
#ifndef KB_QUERY_EDGES_H
#define KB_QUERY_EDGES_H

#include "aigckb/edges.h"
#include "aigckb/query.h"

/** The edges of a concept, of 0 all: in the order of
 * kb_store_links(), and with no more than a link has. */
kb_status kb_edges_of(kb_store *store, uint64_t concept,
                      const kb_statement_filter *filter, kb_edge_fn *fn,
                      void *context, kb_error *err);

/** Some concepts. */
typedef struct kb_among {
    const uint64_t *ids;
    size_t n;
    bool all; /* they are so many that all edges are read */
} kb_among;

/** The edges among concepts: as kb_store_edges_among() gives them, though each
 * of those that are counted may have ends that are not among them. */
kb_status kb_edges_among(kb_store *store, const kb_among *among,
                         const kb_statement_filter *filter, kb_edge_fn *fn,
                         void *context, kb_error *err);

#endif
