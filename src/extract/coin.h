/* coin.h - terms that no lexicon has and that a sentence defines: the
 * definition itself shows that they are concepts. */
#ifndef KB_EXTRACT_COIN_H
#define KB_EXTRACT_COIN_H

#include "extract/reading.h"

/** Adds the subjects of plain definitions to the terms.  Call it after a first
 * kb_reading_scan(), and scan again after it. */
void kb_coin(kb_reading *r);

#endif
