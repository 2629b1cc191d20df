/* agree.h - what several statements of the same weigh together. */
#ifndef KB_BASE_AGREE_H
#define KB_BASE_AGREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aigckb/arena.h"

/** Where a statement comes from. */
typedef struct kb_origin {
    uint64_t cluster; /* of articles */
    uint32_t claim;   /* the sentence that says so; 0: one of its own */
} kb_origin;

/** Marks the first statement of each source in `first`.  Those of one cluster
 * are one source, and so are those of one claim: with all that these are one
 * with.  @return how many sources there are */
int64_t kb_agree_first(kb_arena *arena, const kb_origin *origins, size_t n,
                       bool *first);

/** Of independent sources all would have to be wrong: 1 - (1-a)(1-b)..., of
 * the marked ones, at most 0.99, with three decimals. */
double kb_agree_confidence(const double *confidences, const bool *first,
                           size_t n);

#endif
