/* relation.h - relations that the store has ready.  Private to query/. */
#ifndef KB_QUERY_RELATION_H
#define KB_QUERY_RELATION_H

#include "aigckb/edges.h"
#include "aigckb/query.h"

/** Whether the edges of the store answer a query; else it takes the statements.
 */
bool kb_relations_ready(const kb_relation_query *query);

/** The same query for the store. */
kb_edge_query kb_relations_edges(const kb_relation_query *query);

#endif
