/* comparison.h - several concepts side by side: what is said of each, and what
 * of one alone.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_COMPARISON_H
#define AIGCKB_COMPARISON_H

#include "aigckb/api.h"
#include "aigckb/query.h"
#include "aigckb/timeline.h"

KB_API_BEGIN

/** What concepts are compared by. */
typedef enum kb_aspect {
    KB_ASPECT_KIND,
    KB_ASPECT_LAYER,
    KB_ASPECT_SOURCES, /* how many, articles and mentions */
    KB_ASPECT_CLASS,   /* what it is an instance of */
    KB_ASPECT_MAKER,
    KB_ASPECT_BASIS,
    KB_ASPECT_DATA,
    KB_ASPECT_USE,
    KB_ASPECT_RISK,
    KB_ASPECT_PART, /* that it has */
    KB_ASPECT_WHOLE,
    KB_ASPECT_RIVAL,
    KB_ASPECT_FIGURE,
    KB_ASPECT_DATE, /* of its release, founding and the like */
    KB_ASPECT_COUNT
} kb_aspect;

/** One thing that is said of a concept. */
typedef struct kb_value {
    const kb_relation *relation;   /* that says so, or NULL */
    const kb_figure *figure;       /* or NULL */
    const kb_happening *happening; /* or NULL */
    const kb_concept *other;       /* at the other end of the relation */
    int64_t sources;
    bool only;     /* of the others nobody says it, nor anything of this aspect
                      that is equal */
    bool disputed; /* in conflict with something else said of the concept */
} kb_value;

/** What is said of one concept. */
typedef struct kb_cell {
    kb_value *values; /* most sources first */
    size_t len;
} kb_cell;

/** What is said of each concept, aspect by aspect. */
typedef struct kb_comparison {
    const kb_concept *concepts;
    size_t count;
    kb_cell *cells[KB_ASPECT_COUNT]; /* of each concept one; none of aspects
                                        that were not asked for, and of kind,
                                        layer and sources */
} kb_comparison;

/** What to compare. */
typedef struct kb_comparison_query {
    const kb_concept *concepts;
    size_t count;
    unsigned aspects; /* bits 1 << kb_aspect */
    kb_statement_filter filter;
    size_t places; /* of each relation that are told, at most; 0: all */
} kb_comparison_query;

/** Compares them.  The concepts are borrowed. */
kb_status kb_comparison_make(kb_comparison *out, kb_store *store,
                             kb_arena *arena, const kb_comparison_query *query,
                             kb_error *err);

/** The name of an aspect: "made_by". */
const char *kb_aspect_name(kb_aspect aspect);

KB_API_END

#endif
