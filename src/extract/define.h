/* define.h - definitions: sentences that say what a term is. */
#ifndef KB_EXTRACT_DEFINE_H
#define KB_EXTRACT_DEFINE_H

#include "extract/reading.h"

typedef struct kb_defined {
    uint32_t term;
    uint32_t block, start, end; /* bytes */
    kb_str by;                  /* empty: nobody is credited */
} kb_defined;

typedef KB_VEC(kb_defined) kb_definitions;

/** Finds the definitions and signs their terms. */
void kb_define(kb_reading *r, kb_definitions *out);

#endif
