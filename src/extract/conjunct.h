/* conjunct.h - enumerations of terms: "A、B和C". */
#ifndef KB_EXTRACT_CONJUNCT_H
#define KB_EXTRACT_CONJUNCT_H

#include "extract/reading.h"

enum { KB_CONJUNCTS_MOST = 24 };

/** Members of one enumeration, beginning with the one it was read from. */
typedef struct kb_conjuncts {
    const kb_place *places[KB_CONJUNCTS_MOST];
    size_t count;
} kb_conjuncts;

/** The enumeration that grows from place `at` within places [from, to) of one
 * block, to the right (`step` > 0) or to the left.  Between two members may
 * stand a bracket that belongs to the first, and members that are no terms. */
kb_conjuncts kb_conjuncts_gather(const kb_reading *r, size_t from, size_t to,
                                 size_t at, int step);

/** Whether place `at` has a neighbour within places [from, to) that it is
 * enumerated with. */
bool kb_conjuncts_hold(const kb_reading *r, size_t from, size_t to, size_t at);

#endif
