/* promo.h - finds promotional blocks. */
#ifndef KB_EXTRACT_PROMO_H
#define KB_EXTRACT_PROMO_H

#include "aigckb/doc.h"
#include "extract/rules.h"

/** Sets kb_block.promo of every block: maximal zones of blocks whose worth
 * (promotion.tsv) adds up and in which some word opens promotion.
 * @return kb_fold_text() of each block, in the arena; of code it is empty */
kb_folded *kb_promo_mark(kb_doc *doc, kb_arena *arena, const kb_rules *rules);

#endif
