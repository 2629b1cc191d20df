/* named.h - names that stand beside a word that says what they are. */
#ifndef KB_EXTRACT_NAMED_H
#define KB_EXTRACT_NAMED_H

#include "extract/reading.h"

/** Adds the unknown names of a block whose neighbours say what they are:
 * "Tilo公司", "智能助手Milo", "数字人“小满”". */
void kb_named_discover(kb_reading *r, size_t block);

#endif
