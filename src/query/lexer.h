/* lexer.h - cuts a query into lexemes.  Private to query/. */
#ifndef KB_QUERY_LEXER_H
#define KB_QUERY_LEXER_H

#include "aigckb/search.h"
#include "base/str.h"

typedef enum kb_lexeme_type {
    KB_LEXEME_END,
    KB_LEXEME_OPEN,
    KB_LEXEME_CLOSE,
    KB_LEXEME_AND,
    KB_LEXEME_OR,
    KB_LEXEME_NOT,
    KB_LEXEME_TEXT, /* a word or a phrase */
    KB_LEXEME_FIELD
} kb_lexeme_type;

typedef struct kb_lexeme {
    kb_lexeme_type type;
    kb_stretch place; /* bytes of the query, quotes and all */
    kb_str name;      /* of a field */
    kb_str text;      /* TEXT, and the value of a FIELD: without quotes */
    kb_stretch value; /* where the value of a FIELD is */
} kb_lexeme;

/** What is read, and what is wrong with it: the first mistake sticks. */
typedef struct kb_lexer {
    kb_arena *arena;
    kb_str query;
    size_t at; /* of what comes next */
    kb_status status;
    kb_stretch *wrong; /* the place of the mistake */
    kb_error *err;
} kb_lexer;

/** The next lexeme; END also after a mistake. */
kb_lexeme kb_lexer_next(kb_lexer *lexer);

/** Notes a mistake (printf format); the message tells the place. */
void kb_lexer_fail(kb_lexer *lexer, kb_stretch place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** The text as it is quoted in a message: not all of a long one. */
const char *kb_lexer_quote(const kb_lexer *lexer, kb_str text);

#endif
