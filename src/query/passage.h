/* passage.h - the line of an article that shows best why it was found.
 * Private to query/. */
#ifndef KB_QUERY_PASSAGE_H
#define KB_QUERY_PASSAGE_H

#include "aigckb/search.h"
#include "query/needle.h"
#include "query/reader.h"

/** What passages of one search are chosen by. */
typedef struct kb_passage_query {
    const kb_needle *needle;
    const double *weights; /* of its parts */
    kb_arena *scratch;     /* for one article; the caller clears it */
} kb_passage_query;

/** Chooses it: the most weight of the query within one line.  The passage
 * lives in the arena. */
void kb_passage_choose(kb_search_hit *out, kb_arena *arena,
                       const kb_article *article,
                       const kb_passage_query *query);

/** The weight of all parts in a set. */
double kb_parts_weight(kb_parts parts, const double *weights);

/** Whether a block is searched: no code, no promotion. */
bool kb_block_is_searched(const kb_block_ref *block);

#endif
