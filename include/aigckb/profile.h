/* profile.h - all that is known of one concept.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_PROFILE_H
#define AIGCKB_PROFILE_H

#include "aigckb/api.h"
#include "aigckb/query.h"

KB_API_BEGIN

/** What is known of a concept. */
typedef struct kb_profile {
    kb_concept concept;
    kb_aliases aliases;
    kb_definitions definitions;
    kb_relations out, in;
    kb_relation_count relations[KB_PREDICATE_COUNT]; /* that there are */
    kb_figures figures;
    kb_events events;
} kb_profile;

/** How much of it. */
typedef struct kb_profile_query {
    kb_statement_filter filter;
    size_t relations; /* of each predicate and direction, at most; 0: all */
    size_t places;    /* of each relation; 0: all */
} kb_profile_query;

/** Reads it.  The concept's own strings are borrowed. */
kb_status kb_profile_read(kb_profile *out, kb_store *store, kb_arena *arena,
                          const kb_concept *concept,
                          const kb_profile_query *query, kb_error *err);

KB_API_END

#endif
