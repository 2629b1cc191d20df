/* template.h - paragraphs that many articles repeat, known by their hashes. */
#ifndef KB_EXTRACT_TEMPLATE_H
#define KB_EXTRACT_TEMPLATE_H

#include <stdint.h>

#include "text/fold.h"

/** What a block says, as 64 bits that no platform or version changes: its
 * letters without digits, punctuation, emoji, blanks and web addresses.
 * 0 where that leaves too little to recognise it by. */
uint64_t kb_template_hash(const kb_folded *text);

#endif
