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
    int *gold_of; /* the annotated concept of each of facts->concepts, which no
                     other has, or KB_NO_GOLD */
    bool *hit;    /* whether an annotated concept was found */
    kb_map forms; /* of facts->concepts: index of the first that has it */
} kb_matching;

/** Says what was missed or is wrong, where somebody wants to know. */
static inline void kb_matching_tell(const kb_matching *m, kb_score_part part,
                                    const char *verdict, const char *what)
{
    if (m->score->fn)
        m->score->fn(m->score->context, part, verdict, what);
}

/** Each adds its part to the score; concepts go first. */
void kb_match_concepts(kb_matching *m);
void kb_match_relations(kb_matching *m);

#endif
