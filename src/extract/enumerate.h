/* enumerate.h - enumerations: their members are of one sort. */
#ifndef KB_EXTRACT_ENUMERATE_H
#define KB_EXTRACT_ENUMERATE_H

#include "extract/reading.h"

/** Adds the unknown members of the enumerations of a block ("A、B和C等") as
 * terms: of the kind of the known ones, or of what the words behind 等 or the
 * heading above say. */
void kb_enumerate(kb_reading *r, size_t block);

#endif
