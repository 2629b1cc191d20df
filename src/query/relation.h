/* relation.h - relations that the store has ready.  Private to query/. */
#ifndef KB_QUERY_RELATION_H
#define KB_QUERY_RELATION_H

#include "aigckb/edges.h"
#include "aigckb/query.h"
#include "query/statement.h"

/** Whether the edges of the store answer a query; else it takes the statements.
 */
bool kb_relations_ready(const kb_relation_query *query);

/** The same query for the store. */
kb_edge_query kb_relations_edges(const kb_relation_query *query);

/** Fills in .id, from the ends and the predicate. */
void kb_relations_identify(kb_relation *relation);

/** Counts statements that say the same together, and keeps what the filter
 * takes.  Of the ends only the ids are known; there are no ids of meanings. */
void kb_relations_count(kb_relations *out, kb_arena *arena,
                        const kb_statements *statements,
                        const kb_statement_filter *filter);

#endif
