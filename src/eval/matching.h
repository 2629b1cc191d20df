/* matching.h - the facts of one article beside its annotation.  Private to
 * eval/. */
#ifndef KB_EVAL_MATCHING_H
#define KB_EVAL_MATCHING_H

#include "eval/gold.h"

typedef struct kb_matching {
    kb_arena *arena;
    const kb_gold *gold;
    const kb_doc *doc;
    const kb_facts *facts;
    kb_score *score;
    kb_score_fn *fn; /* never NULL */
    void *context;
    int *gold_of; /* the annotated concept of each of facts->concepts, which no
                     other has, or KB_NO_GOLD */
    bool *hit;    /* whether an annotated concept was found */
    kb_map forms; /* of facts->concepts: index of the first that has it */
} kb_matching;

/** Each adds its part to the score; concepts go first. */
void kb_match_concepts(kb_matching *m);
void kb_match_relations(kb_matching *m);

#endif
