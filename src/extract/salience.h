/* salience.h - which terms an article says enough of to keep them. */
#ifndef KB_EXTRACT_SALIENCE_H
#define KB_EXTRACT_SALIENCE_H

#include "extract/relation.h"

/** Marks the terms that are kept. */
void kb_salience_judge(kb_reading *r, const kb_relations *relations);

#endif
