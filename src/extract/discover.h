/* discover.h - terms that no lexicon has, from structure and patterns. */
#ifndef KB_EXTRACT_DISCOVER_H
#define KB_EXTRACT_DISCOVER_H

#include "extract/lead.h"
#include "extract/reading.h"

/** Whether bytes [start, end) of a block only speak of known terms:
 * "AIGC电商行业应用". */
bool kb_discover_knows(const kb_reading *r, size_t block, size_t start,
                       size_t end);

/** Words without the bracket behind them: "扩散模型（DDPM）". */
kb_str kb_discover_name(kb_str words);

/** Adds these words as a term, where they look like one and either their head
 * or the hint (or NULL) gives it a kind. */
void kb_discover_term(kb_reading *r, kb_str words, const kb_type *hint);

/** The same for a member of an enumeration: it is of the hint's kind even where
 * its head is that of no concept, as 策略 in "广告策略". */
void kb_discover_member(kb_reading *r, kb_str words, const kb_type *hint);

/** Adds terms and aliases to the reading: leads of blocks under telling
 * headings or with telling heads, forms in brackets, members of enumerations.
 * Call it after a first kb_reading_scan(), and scan again after it. */
void kb_discover(kb_reading *r);

#endif
