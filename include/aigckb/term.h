/* term.h - the concept that a user's word means: docs/terms.md.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_TERM_H
#define AIGCKB_TERM_H

#include "aigckb/api.h"
#include "aigckb/store.h"

KB_API_BEGIN

enum { KB_NEAREST_MAX = 5, KB_CANDIDATES_MAX = 10 };

/** What a user's word means. */
typedef struct kb_term {
    const char *text;            /* as the user wrote it */
    kb_concept concept;          /* on KB_OK */
    const char *matched_by;      /* on KB_OK: "id", "name", "alias", "folded",
                                    "pinyin", "initials", "prefix" */
    const char *redirected_from; /* "c:…", where the concept has another id */
    const kb_concept *candidates; /* KB_AMBIGUOUS: what it may mean, most
                                     sources first; KB_NOT_FOUND: the nearest */
    size_t candidate_count;       /* at most KB_CANDIDATES_MAX */
    size_t candidate_total;       /* ... of so many */
} kb_term;

/** A name as it is looked up: without case, width, blanks and dashes, in
 * simplified characters. */
const char *kb_term_fold(kb_arena *arena, const char *text);

/** How a folded name is typed in Latin letters: its pinyin by the commonest
 * readings, a blank, and the initials; NULL where it has no Chinese, or where
 * it is long. */
const char *kb_term_pinyin(kb_arena *arena, const char *fold);

/** Finds the concept of a term: an id ("c:…"), a name, an alias, one of these
 * written in another way, the pinyin of a name or its initials, or the front
 * of a name or alias.  The first of these ways that finds any decides; a name
 * goes before an alias.
 * @return KB_OK, KB_AMBIGUOUS or KB_NOT_FOUND, both with candidates */
kb_status kb_term_find(kb_term *out, kb_store *store, kb_arena *arena,
                       const char *text, kb_error *err);

/** The same, by id, name or alias as they are written only. */
kb_status kb_term_find_exact(kb_term *out, kb_store *store, kb_arena *arena,
                             const char *text, kb_error *err);

KB_API_END

#endif
