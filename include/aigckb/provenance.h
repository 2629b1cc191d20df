/* provenance.h - where a concept's name, forms, kind and layer come from.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_PROVENANCE_H
#define AIGCKB_PROVENANCE_H

#include "aigckb/api.h"
#include "aigckb/curate.h"
#include "aigckb/query.h"

KB_API_BEGIN

/** What some articles say: a name, the word of a kind, a form. */
typedef struct kb_vote {
    const char *value;
    int64_t sources, articles; /* copies of one text are one source */
    bool given;                /* a correction says so, too */
} kb_vote;

/** Most sources first, then articles, then by value. */
typedef struct kb_votes {
    kb_vote *data;
    size_t len;
} kb_votes;

/** A concept whose statements count under the one that is explained. */
typedef struct kb_counted_part {
    const char *id, *name; /* id without "c:" */
    int64_t sources, articles;
} kb_counted_part;

/** What speaks for what is said of a concept. */
typedef struct kb_provenance {
    kb_votes names, kinds, layers; /* of all articles that have the concept */
    kb_votes forms;                /* but for its name */
    bool name_given, kind_given, layer_given; /* a correction says what holds */
    int64_t lexicon, pattern; /* sources that have it of the lexicon, and that
                                 name it so that it was found */
    kb_counted_part *parts;   /* none where nothing else counts under it */
    size_t part_count;
    kb_corrections corrections; /* that name it; .line is their number */
    kb_relation_name *rejected; /* relations of it that a correction rejects */
    char (*rejected_ids)[KB_MEANING_ID];
    size_t rejected_count;
} kb_provenance;

/** Finds them out: every statement that has the concept is read. */
kb_status kb_provenance_read(kb_provenance *out, kb_store *store,
                             kb_arena *arena, const kb_concept *concept,
                             kb_error *err);

KB_API_END

#endif
