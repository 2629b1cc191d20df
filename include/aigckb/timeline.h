/* timeline.h - what happened when: events that tell of one happening, in
 * whatever words and however precisely, are one.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_TIMELINE_H
#define AIGCKB_TIMELINE_H

#include "aigckb/api.h"
#include "aigckb/query.h"

KB_API_BEGIN

/** What of a thing happens once. */
typedef enum kb_happened {
    KB_HAPPENED_OTHER,
    KB_HAPPENED_RELEASED,
    KB_HAPPENED_OPENED, /* its source or weights */
    KB_HAPPENED_PROPOSED,
    KB_HAPPENED_FOUNDED,
    KB_HAPPENED_COUNT
} kb_happened;

/** A happening, as some articles tell it. */
typedef struct kb_happening {
    kb_concept concept; /* what it happened to; .fold NULL: to none */
    kb_happened happened;
    const char *date; /* the most precise, of these what most sources say */
    const char *what; /* the words that most sources use */
    size_t wordings;  /* how many there are */
    int64_t sources, articles;
    const kb_place *places; /* one of each source first */
    size_t place_count;
    const struct kb_happening *rivals; /* the same at other dates, said by other
                                          articles; of theirs none are told */
    size_t rival_count;
} kb_happening;

/** Several of them, in order. */
typedef struct kb_timeline {
    kb_happening *data;
    size_t len;
} kb_timeline;

/** Happenings in the order of their dates, most sources first.  One of a
 * concept and date is told by events whose dates agree, as far as they go, and
 * which say that it was released, founded and the like, or of whose words one
 * holds the other's.  The filter is as for figures. */
kb_status kb_timeline_find(kb_timeline *out, kb_store *store, kb_arena *arena,
                           const kb_event_query *query,
                           const kb_statement_filter *filter, kb_error *err);

/** Its public id: "e:" and 12 hex digits of its meaning. */
void kb_happening_id(char out[KB_MEANING_ID], const kb_happening *happening);

/** Leaves those that most sources tell, behind the first `skip` of them, as
 * many as are wanted (0: all), in the order of their dates. */
void kb_timeline_choose(kb_timeline *timeline, size_t skip, size_t wanted);

/** The word for what happened: "released", or NULL. */
const char *kb_happened_word(kb_happened happened);

KB_API_END

#endif
