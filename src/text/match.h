/* match.h - finds the forms of a dictionary in folded text: Aho and Corasick,
 * "Efficient string matching", CACM 18(6), 1975, then leftmost-longest. */
#ifndef KB_TEXT_MATCH_H
#define KB_TEXT_MATCH_H

#include <stdint.h>

#include "aigckb/arena.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/fold.h"

typedef struct kb_matcher kb_matcher;

/** An empty matcher in the arena. */
kb_matcher *kb_matcher_new(kb_arena *arena);

/** Adds a folded form (kb_fold_name).  The same form again gets the same id;
 * ids count from 0 in the order of first adding. */
uint32_t kb_matcher_add(kb_matcher *matcher, kb_str form);

/** Call it once, after the last form and before the first search.  From then
 * on the matcher does not change: threads may share it. */
void kb_matcher_build(kb_matcher *matcher);

/** A finished matcher as runs of bytes without pointers, which are its own:
 * what a matcher can be made of again, by a program of the same build. */
enum { KB_MATCHER_PARTS = 4 };
void kb_matcher_parts(const kb_matcher *matcher, kb_str out[KB_MATCHER_PARTS]);

/** The finished matcher of such parts.  They are borrowed, and aligned as a
 * uint64_t is. */
kb_matcher *kb_matcher_of_parts(kb_arena *arena,
                                const kb_str parts[KB_MATCHER_PARTS]);

/** One found form: bytes [start, end) of the text. */
typedef struct kb_found {
    uint32_t start, end;
    uint32_t form;
} kb_found;

typedef KB_VEC(kb_found) kb_founds;

/** Whether a form may count at this place; NULL: always. */
typedef bool kb_match_accept(const void *context, kb_str text,
                             const kb_found *found);

/** Appends what is found, in reading order, not overlapping: of the accepted
 * forms the leftmost, and of those that begin there the longest.  A form that
 * begins or ends with a Latin letter or digit is found only at the border of a
 * word ("RAG" not in "storage", "GPT-3" not in "GPT-3.5"). */
void kb_matcher_find(const kb_matcher *matcher, kb_arena *arena,
                     const kb_folded *text, kb_match_accept *accept,
                     const void *context, kb_founds *out);

#endif
