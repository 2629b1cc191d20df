/* longer.h - names of no lexicon that begin with a known one:
 * "复旦大学附属医院", "PyTorch Distributed". */
#ifndef KB_EXTRACT_LONGER_H
#define KB_EXTRACT_LONGER_H

#include "extract/reading.h"

/** Adds the names that go on where known ones of a block end. */
void kb_longer_discover(kb_reading *r, size_t block);

#endif
