/* worth.h - what each block of an article is worth as promotion. */
#ifndef KB_EXTRACT_WORTH_H
#define KB_EXTRACT_WORTH_H

#include "aigckb/doc.h"
#include "extract/rules.h"

typedef struct kb_worth {
    double value; /* below 0: it speaks against a zone */
    size_t chars; /* folded */
    bool opens;   /* proves that a zone around it is promotion */
    bool leads;   /* a heading that leads to the zone below it */
    bool refuses; /* what follows it is none: references */
} kb_worth;

/** By its words (promotion.tsv), by what is known of its text
 * (promotion-hashes.tsv) and by its form.
 * @param folded  kb_fold_text() of each block; code need not be folded
 * @return one for each block, in the arena */
kb_worth *kb_worth_of_blocks(const kb_doc *doc, const kb_folded *folded,
                             kb_arena *arena, const kb_rules *rules);

#endif
