/* choice.c - the concepts that a word may mean, as they are met. */
#include "query/choice.h"

#include <stdlib.h>

void kb_choices_add(kb_choices *choices, uint64_t id, int64_t articles)
{
    kb_vec_push(choices->arena, &choices->met, (kb_choice){id, articles});
}

static int by_id(const void *a, const void *b)
{
    const kb_choice *x = a, *y = b;

    if (x->id != y->id)
        return x->id < y->id ? -1 : 1;
    return (x->articles < y->articles) - (x->articles > y->articles);
}

static int by_articles(const void *a, const void *b)
{
    const kb_choice *x = a, *y = b;

    if (x->articles != y->articles)
        return x->articles > y->articles ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

size_t kb_choices_best(uint64_t *out, size_t max, kb_choices *choices)
{
    kb_choice *met = choices->met.data;
    size_t count = 0;

    if (choices->met.len == 0)
        return 0;
    qsort(met, choices->met.len, sizeof *met, by_id);
    for (size_t i = 0; i < choices->met.len; i++) {
        if (count == 0 || met[count - 1].id != met[i].id)
            met[count++] = met[i];
    }
    choices->met.len = count;
    qsort(met, count, sizeof *met, by_articles);
    for (size_t i = 0; i < count && i < max; i++)
        out[i] = met[i].id;
    return count;
}
