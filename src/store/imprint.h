/* imprint.h - which articles are copies of each other.  Private to store/. */
#ifndef KB_STORE_IMPRINT_H
#define KB_STORE_IMPRINT_H

#include <stdbool.h>

#include "aigckb/imprint.h"
#include "text/shingle.h"

/** What a document says, as letters: without code and promotion. */
kb_letters kb_imprint_letters(kb_arena *arena, const kb_doc *doc);

/** Whether texts with so many letters are compared by shingles; shorter ones
 * are copies only where all letters are the same. */
bool kb_copies_compare(size_t letters);

/** A text to compare. */
typedef struct kb_copy_text {
    size_t letters;
    kb_shingles shingles;
} kb_copy_text;

/** Whether two texts are the same article: a Jaccard index of 0.6, or 0.8 of
 * the shorter one in the longer one where that has 500 letters. */
bool kb_copies_are(const kb_copy_text *a, const kb_copy_text *b);

#endif
