/* overlap.h - how much of what one text says another says too.  Private to
 * query/. */
#ifndef KB_QUERY_OVERLAP_H
#define KB_QUERY_OVERLAP_H

#include <stdint.h>

#include "aigckb/arena.h"
#include "base/vec.h"

/** A text as its pairs of letters. */
typedef struct kb_pairs {
    const uint64_t *data; /* in order, each once */
    size_t len;
} kb_pairs;

typedef KB_VEC(kb_pairs) kb_pairs_list;

kb_pairs kb_pairs_of(kb_arena *arena, const char *text);

/** The share of the shorter one's pairs that both have: 0 to 1. */
double kb_pairs_overlap(const kb_pairs *a, const kb_pairs *b);

/** The most that a text has in common with one of a list. */
double kb_pairs_most(const kb_pairs_list *list, const kb_pairs *pairs);

#endif
