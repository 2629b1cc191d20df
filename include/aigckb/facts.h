/* facts.h - what one article says: the result of extraction, and what a
 * store takes in.  Every fact has the span of words that says so.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_FACTS_H
#define AIGCKB_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aigckb/api.h"
#include "aigckb/vocabulary.h"

KB_API_BEGIN

/** A stretch of one block's text, in Unicode code points: [start, end). */
typedef struct kb_span {
    uint32_t block, start, end;
} kb_span;

/** A concept of the article. */
typedef struct kb_concept_fact {
    const char *name; /* canonical form; unique within the article */
    kb_kind kind;
    kb_layer layer;
    kb_basis basis;             /* KB_BASIS_LEXICON or KB_BASIS_PATTERN */
    const char *const *aliases; /* other forms that this article writes */
    size_t alias_count;
    const kb_span *mentions; /* in reading order */
    size_t mention_count;    /* at least 1 */
} kb_concept_fact;

/** A relation that the article states. */
typedef struct kb_relation_fact {
    uint32_t s, o; /* indexes into kb_facts.concepts */
    kb_predicate p;
    kb_basis basis;
    double confidence; /* 0..1 */
    kb_span span;
} kb_relation_fact;

/** A definition that the article gives. */
typedef struct kb_definition_fact {
    uint32_t concept;
    const char *text; /* the words of the span */
    const char *by;   /* who is credited with it, or NULL */
    kb_span span;
} kb_definition_fact;

/** A number that the article gives. */
typedef struct kb_figure_fact {
    int32_t concept;        /* what it is of: index into concepts, or -1 */
    const char *measure;    /* what it measures ("市场规模"), or NULL */
    const char *value_text; /* the words of the span: the number, its unit and
                               what makes it inexact ("约") */
    double value, max;      /* in units; max is value where it is no range */
    const char *unit;       /* ISO 4217 code, "%", "params", "users", …;
                               "money" where nobody names the currency */
    bool approx, forecast;
    const char *date;   /* what it is for: ISO, as precise as known, or NULL;
                           "2024/2028" for a period */
    kb_dated dated;     /* KB_DATED_NOT where date is NULL */
    const char *issuer; /* who gives it, or NULL */
    kb_span span;
} kb_figure_fact;

/** Something that the article says happened. */
typedef struct kb_event_fact {
    int32_t concept;  /* what it happened to: index into concepts, or -1 */
    const char *date; /* ISO: 2021, 2021-02, 2021-02-26 or 1950/1974 */
    const char *what; /* the words that say what happened */
    kb_span span;     /* the clause, date included */
} kb_event_fact;

/** The facts of one article, in its arena. */
typedef struct kb_facts {
    kb_concept_fact *concepts;
    size_t concept_count;
    kb_relation_fact *relations; /* distinct in (s, p, o) */
    size_t relation_count;
    kb_definition_fact *definitions;
    size_t definition_count;
    kb_figure_fact *figures; /* in reading order, as the events are */
    size_t figure_count;
    kb_event_fact *events;
    size_t event_count;
} kb_facts;

KB_API_END

#endif
