/* imprint.h - what an article is compared with others by: whether it is a copy
 * of one, and which of its sentences are.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_IMPRINT_H
#define AIGCKB_IMPRINT_H

#include <stddef.h>
#include <stdint.h>

#include "aigckb/api.h"
#include "aigckb/arena.h"
#include "aigckb/doc.h"
#include "aigckb/facts.h"

KB_API_BEGIN

enum { KB_IMPRINT_BANDS = 32 };

/** A sentence that is long enough to be told from others. */
typedef struct kb_claim {
    uint32_t block, start, end; /* code points of the block's text */
    uint32_t value; /* by its letters: the same for copies; never 0 */
} kb_claim;

/** What an article is known again by. */
typedef struct kb_imprint {
    uint64_t digest; /* of its letters; 0: it has none */
    size_t letters;
    uint32_t
        bands[KB_IMPRINT_BANDS]; /* text/shingle.h; where it has shingles */
    const kb_claim *claims;      /* in reading order */
    size_t claim_count;
} kb_imprint;

/** Reads a document, without its code and promotion: after kb_extract(), which
 * marks that.
 * @param scratch  for what is forgotten when this returns; may be `arena` */
kb_imprint *kb_imprint_of(kb_arena *arena, kb_arena *scratch,
                          const kb_doc *doc);

/** The value of the claim that the span begins in, or 0. */
uint32_t kb_imprint_claim(const kb_imprint *imprint, kb_span span);

KB_API_END

#endif
