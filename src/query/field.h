/* field.h - the fields of the query language.  Private to query/. */
#ifndef KB_QUERY_FIELD_H
#define KB_QUERY_FIELD_H

#include "query/lexer.h"
#include "query/syntax.h"

/** Fills `out` with a field and its value; mistakes are noted in the lexer. */
void kb_field_read(kb_expression *out, kb_lexer *lexer,
                   const kb_lexeme *lexeme);

#endif
