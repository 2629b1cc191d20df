/* amount.h - a number with the words beside it: its unit, what makes it
 * inexact, and what it measures. */
#ifndef KB_EXTRACT_AMOUNT_H
#define KB_EXTRACT_AMOUNT_H

#include "extract/number.h"
#include "extract/scene.h"

typedef struct kb_amount {
    kb_number number;
    kb_stretch sentence, clause; /* as far as it is near */
    kb_stretch words;            /* hedges, number and unit */
    kb_quantity quantity;
    kb_need need;
    const char *unit; /* NULL: nobody says */
    double factor;    /* of the unit */
    bool hedged;
    int measure; /* rule, or KB_NO_MEASURE */
} kb_amount;

/** Reads what stands around a number.  false where the number is a part of a
 * word ("3D", "%E4"), or has neither a unit nor a scale. */
bool kb_amount_read(kb_amount *out, const kb_scene *scene, kb_stretch sentence,
                    const kb_number *number);

#endif
