/* brief.h - what a newcomer should read of a concept: the best of what is
 * known, each once.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_BRIEF_H
#define AIGCKB_BRIEF_H

#include "aigckb/api.h"
#include "aigckb/query.h"

KB_API_BEGIN

/** A passage of an article. */
typedef struct kb_excerpt {
    kb_evidence passage;
    double score; /* compares within one brief */
} kb_excerpt;

/** Several of them. */
typedef struct kb_excerpts {
    kb_excerpt *data;
    size_t len;
} kb_excerpts;

/** What to read of a concept. */
typedef struct kb_brief {
    kb_concept concept;
    kb_aliases aliases;         /* that more than one article writes */
    kb_definitions definitions; /* the best first */
    kb_relations out, in;       /* in order of predicate, the best first */
    kb_figures figures;         /* by date */
    kb_events events;           /* by date */
    kb_excerpts passages;       /* the best first */
} kb_brief;

/** How much of each. */
typedef struct kb_brief_query {
    kb_statement_filter filter;
    size_t names;     /* of relations of one predicate and direction */
    size_t passages;  /* 0: none are looked for */
    size_t max_chars; /* of a definition, a passage, an event */
    size_t places;    /* of each fact; 0: all */
} kb_brief_query;

/** Reads it.  The concept's own strings are borrowed. */
kb_status kb_brief_read(kb_brief *out, kb_reader *reader, kb_arena *arena,
                        const kb_concept *concept, const kb_brief_query *query,
                        kb_error *err);

KB_API_END

#endif
