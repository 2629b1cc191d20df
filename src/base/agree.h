/* agree.h - what several statements of the same weigh together. */
#ifndef KB_BASE_AGREE_H
#define KB_BASE_AGREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aigckb/arena.h"

/** Marks the first of each value in `first`.  @return how many values there
 * are */
int64_t kb_agree_first(kb_arena *arena, const uint64_t *values, size_t n,
                       bool *first);

/** Of independent sources all would have to be wrong: 1 - (1-a)(1-b)..., of
 * the marked ones, at most 0.99, with three decimals. */
double kb_agree_confidence(const double *confidences, const bool *first,
                           size_t n);

#endif
