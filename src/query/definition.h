/* definition.h - wordings of definitions.  Private to query/. */
#ifndef KB_QUERY_DEFINITION_H
#define KB_QUERY_DEFINITION_H

#include "query/statement.h"

/** A statement with its words. */
typedef struct kb_wording {
    kb_statement statement;
    const char *text;
    const char *letters; /* by which wordings are compared */
} kb_wording;

/** Reads the words of definitions, article by article.  The result is in the
 * order of the concepts, then of the letters. */
kb_status kb_wordings_read(kb_wording **out, kb_store *store, kb_arena *arena,
                           const kb_statements *statements, kb_error *err);

/** Groups the wordings of one concept: [from, end). */
kb_definitions kb_wordings_group(kb_arena *arena, const kb_wording *from,
                                 const kb_wording *end, bool copies_count);

#endif
