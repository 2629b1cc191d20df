/* shingle.h - how much of two texts is the same.
 *
 * A text is compared by its letters: letters, Han characters and digits,
 * folded (text/fold.h), without what stands between them.  Five letters in a
 * row are a shingle, and a text is the set of its shingles.  A sketch estimates
 * how alike two sets are from 128 numbers each. */
#ifndef KB_TEXT_SHINGLE_H
#define KB_TEXT_SHINGLE_H

#include <stdbool.h>
#include <stdint.h>

#include "aigckb/arena.h"
#include "base/str.h"
#include "base/vec.h"

enum { KB_SHINGLE = 5, KB_SKETCH_VALUES = 128, KB_SKETCH_BANDS = 32 };

typedef KB_VEC(uint32_t) kb_letters;

/** Appends the letters of valid UTF-8. */
void kb_letters_add(kb_letters *out, kb_arena *arena, kb_str text);

/** Letters from `from` to `end` as a number: the same on any machine.  Never
 * 0. */
uint64_t kb_letters_digest(const kb_letters *letters, size_t from, size_t end);

/* ---- estimated ---------------------------------------------------------- */

/** MinHash by one permutation: the least hash of the shingles in each of 128
 * parts of all hashes; empty parts take that of another, chosen by their
 * number alone (A. Shrivastava, "Optimal Densification for Fast and Accurate
 * Minwise Hashing", 2017). */
typedef struct kb_sketch {
    uint32_t values[KB_SKETCH_VALUES];
} kb_sketch;

/** @return false where there is no shingle */
bool kb_sketch_make(kb_sketch *out, const kb_letters *letters);

/** About the Jaccard index of the two sets: mean error 0.02. */
double kb_sketch_likeness(const kb_sketch *a, const kb_sketch *b);

/** Four values together each: of two sets with a Jaccard index of 0.6 some band
 * is the same in 99 of 100 cases, with one of 0.3 in 23. */
void kb_sketch_bands(uint32_t out[KB_SKETCH_BANDS], const kb_sketch *sketch);

/* ---- exact -------------------------------------------------------------- */

/** Hashes of 32 bits, in order, each once. */
typedef struct kb_shingles {
    const uint32_t *data;
    size_t len;
} kb_shingles;

kb_shingles kb_shingles_of(kb_arena *arena, const kb_letters *letters);

/** How many are in both. */
size_t kb_shingles_common(const kb_shingles *a, const kb_shingles *b);

/** Common ones among those of both; among those of the smaller set.  0 where
 * there are none. */
double kb_shingles_jaccard(const kb_shingles *a, const kb_shingles *b);
double kb_shingles_containment(const kb_shingles *a, const kb_shingles *b);

#endif
