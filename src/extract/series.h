/* series.h - what the leads beside one are: the items of a list, the headings
 * or the paragraphs under a heading. */
#ifndef KB_EXTRACT_SERIES_H
#define KB_EXTRACT_SERIES_H

#include "extract/reading.h"

typedef struct kb_series kb_series;

/** Counts the leads of the reading, which must be scanned.
 * @return memory of the reading's arena */
const kb_series *kb_series_of(const kb_reading *r);

/** What most of the leads beside that of a block are, where enough of them are
 * known terms, and of one kind; else NULL. */
const kb_type *kb_series_type(const kb_series *series, size_t block);

#endif
