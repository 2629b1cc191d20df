/* neighbours.h - the concepts around one, and those around two.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_NEIGHBOURS_H
#define AIGCKB_NEIGHBOURS_H

#include "aigckb/api.h"
#include "aigckb/query.h"

KB_API_BEGIN

/** Which facts count: as in kb_relation_query, of which .s, .o and .limit are
 * not looked at. */
typedef struct kb_fact_choice {
    kb_relation_query facts;
    bool in, out; /* only these; neither: both */
} kb_fact_choice;

/* ---- around one --------------------------------------------------------- */

/** No step led there: the concept itself was come from. */
#define KB_NO_STEP SIZE_MAX

/** A fact on the way outwards. */
typedef struct kb_step {
    kb_relation relation;
    bool out; /* the concept that was come from is the subject */
    unsigned depth;
    size_t parent; /* the step that led to the concept that was come from, or
                      KB_NO_STEP */
    int64_t more;  /* facts that were left out of those like this one, which
                      is the last of them */
} kb_step;

/** What was found around a concept. */
typedef struct kb_around {
    const kb_step *steps; /* breadth first; of a concept in the order of
                             kb_store_links() */
    size_t len;
    int64_t more; /* facts that were left out in all */
} kb_around;

/** How far to go from which concept. */
typedef struct kb_around_query {
    uint64_t concept;
    kb_fact_choice choice;
    unsigned depth; /* from 1 */
    size_t each;    /* of one concept, predicate and direction at most; of a
                       neighbour in all at most.  0: all */
    size_t limit;   /* steps; 0: all */
} kb_around_query;

/** The facts of a concept, then those of its neighbours and so on.  Each
 * concept is come from once, and each fact told once. */
kb_status kb_around_find(kb_around *out, kb_store *store, kb_arena *arena,
                         const kb_around_query *query, kb_error *err);

/* ---- around two --------------------------------------------------------- */

/** A neighbour of both by one predicate, in one direction. */
typedef struct kb_shared {
    kb_concept concept;
    kb_predicate p;
    bool out;             /* both are the subjects */
    kb_relation facts[2]; /* of the one, of the other */
    int64_t more;         /* that were left out of those like this one, which is
                             the last of them */
} kb_shared;

/** All that was found. */
typedef struct kb_shares {
    const kb_shared *data; /* those that they are subjects of first; by
                              predicate, then by the sources of the fact that
                              has fewer, most first */
    size_t len;
} kb_shares;

/** What two have in common. */
typedef struct kb_share_query {
    uint64_t concepts[2];
    kb_fact_choice choice;
    size_t each;  /* of one predicate and direction at most; 0: all */
    size_t limit; /* 0: all */
} kb_share_query;

/** What two concepts have in common. */
kb_status kb_shares_find(kb_shares *out, kb_store *store, kb_arena *arena,
                         const kb_share_query *query, kb_error *err);

KB_API_END

#endif
