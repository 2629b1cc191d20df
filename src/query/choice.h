/* choice.h - the concepts that a word may mean, as they are met.  Private to
 * query/. */
#ifndef KB_QUERY_CHOICE_H
#define KB_QUERY_CHOICE_H

#include <stdint.h>

#include "base/vec.h"

typedef struct kb_choice {
    uint64_t id;
    int64_t articles; /* that write the form which was met */
} kb_choice;

typedef struct kb_choices {
    kb_arena *arena;
    KB_VEC(kb_choice) met; /* a concept as often as a form of it */
} kb_choices;

void kb_choices_add(kb_choices *choices, uint64_t id, int64_t articles);

/** The ids of those that most articles write, each once; ties by id.
 * @param[out] out room for `max`
 * @return how many concepts there are, which may be more than `max` */
size_t kb_choices_best(uint64_t *out, size_t max, kb_choices *choices);

#endif
