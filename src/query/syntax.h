/* syntax.h - the query language: text to an expression.  Private to query/.
 * docs/query.md has the grammar. */
#ifndef KB_QUERY_SYNTAX_H
#define KB_QUERY_SYNTAX_H

#include "aigckb/search.h"
#include "base/str.h"

typedef enum kb_expression_type {
    KB_EXPRESSION_AND, /* one part or more */
    KB_EXPRESSION_OR,
    KB_EXPRESSION_NOT, /* of one part */
    KB_EXPRESSION_TEXT,
    KB_EXPRESSION_FIELD
} kb_expression_type;

typedef enum kb_field {
    KB_FIELD_KIND,  /* .value */
    KB_FIELD_LAYER, /* .value */
    KB_FIELD_BY,    /* .text */
    KB_FIELD_SITE,  /* .text */
    KB_FIELD_TAG,   /* .text */
    KB_FIELD_DATE,  /* .since, .until */
    KB_FIELD_HAS,   /* .value: a kb_trait */
    KB_FIELD_COUNT
} kb_field;

struct kb_expression {
    kb_expression_type type;
    kb_field field;
    kb_expression *first;      /* part, of AND, OR and NOT */
    kb_expression *next;       /* part of the same */
    const char *text;          /* a word, a phrase, or the value of a field */
    int value;                 /* kb_kind, kb_layer or kb_trait */
    const char *since, *until; /* ISO prefixes, or NULL */
};

#endif
