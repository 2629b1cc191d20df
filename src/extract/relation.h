/* relation.h - the relations found so far in one article. */
#ifndef KB_EXTRACT_RELATION_H
#define KB_EXTRACT_RELATION_H

#include "extract/reading.h"

typedef struct kb_related {
    uint32_t s, o; /* terms */
    kb_predicate p;
    kb_basis basis;
    double confidence;
    uint32_t block, start, end; /* bytes */
    bool joint; /* of a list of makers, one of which the lexicon knows */
} kb_related;

/** Relations, distinct in (s, p, o): the most confident statement is kept. */
typedef struct kb_relations {
    KB_VEC(kb_related) list;
    kb_map index;
} kb_relations;

/** Whether a term is a class of things ("大语言模型") rather than one of them.
 */
bool kb_relations_is_class(const kb_reading *r, uint32_t term);

/** Whether the lexicon knows who made `work`, and it is not `maker`. */
bool kb_relations_is_strange(const kb_reading *r, uint32_t work,
                             uint32_t maker);

/** Adds one; of two statements of the same the more
 * confident one stays.  A term is never related to itself. */
void kb_relations_add(kb_reading *r, kb_relations *out, kb_related relation);

#endif
