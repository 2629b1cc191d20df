/* person.h - people of no lexicon, named behind what they are: "总裁林晚舟". */
#ifndef KB_EXTRACT_PERSON_H
#define KB_EXTRACT_PERSON_H

#include "extract/reading.h"

/** Adds the people that a block names behind their titles (edges.tsv). */
void kb_person_discover(kb_reading *r, size_t block);

#endif
