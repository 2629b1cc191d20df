/* excerpt.h - the sentences of articles that tell most about a concept.
 * Private to query/. */
#ifndef KB_QUERY_EXCERPT_H
#define KB_QUERY_EXCERPT_H

#include "aigckb/brief.h"
#include "query/overlap.h"

typedef struct kb_excerpt_query {
    const kb_concept *concept;
    const kb_aliases *aliases;
    const kb_statement_filter *filter;
    size_t count;        /* at most so many */
    size_t max_chars;    /* of each */
    kb_pairs_list *told; /* texts that are not to be repeated; those that are
                            found join them */
} kb_excerpt_query;

/** The best first, one of each cluster of articles.  Best are those of
 * articles about the concept, that read well on their own, begin with it and
 * state facts of it, and of them the newer ones. */
kb_status kb_excerpts_find(kb_excerpts *out, kb_reader *reader, kb_arena *arena,
                           const kb_excerpt_query *query, kb_error *err);

#endif
