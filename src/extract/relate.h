/* relate.h - relations between terms, where words or structure state them. */
#ifndef KB_EXTRACT_RELATE_H
#define KB_EXTRACT_RELATE_H

#include "extract/reading.h"

typedef struct kb_related {
    uint32_t s, o; /* terms */
    kb_predicate p;
    kb_basis basis;
    double confidence;
    uint32_t block, start, end; /* bytes */
} kb_related;

/** Relations, distinct in (s, p, o): the most confident statement is kept. */
typedef struct kb_relations {
    KB_VEC(kb_related) list;
    kb_map index;
} kb_relations;

/** Finds the relations and signs their terms. */
void kb_relate(kb_reading *r, kb_relations *out);

/** Adds one; a less confident statement of the same is replaced. */
void kb_relations_add(kb_reading *r, kb_relations *out, kb_related relation);

/** The relations that structure states: sections over leads, nested items. */
void kb_relate_sections(kb_reading *r, kb_relations *out);

#endif
