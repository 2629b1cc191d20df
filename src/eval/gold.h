/* gold.h - what an annotated article has, made ready to compare: its texts are
 * normal (normal.h).  Private to eval/. */
#ifndef KB_EVAL_GOLD_H
#define KB_EVAL_GOLD_H

#include "aigckb/eval.h"
#include "base/map.h"
#include "base/str.h"
#include "base/vec.h"

enum { KB_NO_GOLD = -1 };

typedef struct kb_gold_concept {
    const char *name; /* as annotated */
    kb_kind kind;
    unsigned kinds; /* bits 1 << kb_kind: all that are right */
    kb_layer layer;
    bool core;
} kb_gold_concept;

/** s p o; an end that is no annotated concept is KB_NO_GOLD. */
typedef struct kb_gold_relation {
    int s, o;
    kb_predicate p;
    bool core;
} kb_gold_relation;

typedef struct kb_gold_figure {
    kb_str value;
    bool core;
} kb_gold_figure;

struct kb_gold {
    kb_arena *arena;
    const char *artid;
    kb_map forms; /* of concepts: index of the first that has it */
    KB_VEC(kb_gold_concept) concepts;
    KB_VEC(kb_gold_relation)
    relations;                  /* each triple once; a predicate that
                                   reads both ways has both, the other
                                   way as minor */
    KB_VEC(kb_str) definitions; /* how they begin */
    KB_VEC(kb_gold_figure) figures;
    KB_VEC(kb_str) events; /* dates, as annotated */
    KB_VEC(kb_str) promo;  /* how blocks begin */
};

/** The annotated concept with this normal form, or KB_NO_GOLD. */
int kb_gold_find(const kb_gold *gold, kb_str form);

/** Whether a predicate says the same from the other end. */
bool kb_predicate_is_mutual(kb_predicate p);

#endif
