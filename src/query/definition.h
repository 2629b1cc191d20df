/* definition.h - wordings of definitions.  Private to query/. */
#ifndef KB_QUERY_DEFINITION_H
#define KB_QUERY_DEFINITION_H

#include "query/statement.h"
#include "text/match.h"

/** A statement with its words. */
typedef struct kb_wording {
    kb_statement statement;
    const char *letters; /* by which wordings are compared */
} kb_wording;

/** Definitions with the letters of their words, in the order of the concepts,
 * then of the letters. */
kb_wording *kb_wordings_of(kb_arena *arena, const kb_statements *statements);

/** Groups the wordings of one concept: [from, end).  Its names, as a finished
 * matcher of their folds, are not compared. */
kb_definitions kb_wordings_group(kb_arena *arena, const kb_wording *from,
                                 const kb_wording *end, const kb_matcher *names,
                                 bool copies_count);

#endif
