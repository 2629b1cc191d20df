/* telling.c - how the parts of a brief are chosen. */
#include "query/telling.h"

#include <stdlib.h>

/* Texts of one brief have at most so much in common. */
static const double repeated = 0.5;

bool kb_telling_is_news(kb_telling *t, const char *text)
{
    kb_pairs pairs = kb_pairs_of(t->arena, text);

    if (kb_pairs_most(&t->told, &pairs) > repeated)
        return false;
    kb_vec_push(t->arena, &t->told, pairs);
    return true;
}

ptrdiff_t kb_telling_place(const kb_telling *t, const char *text)
{
    kb_str s = kb_str_of(text);
    ptrdiff_t first = kb_str_find(s, kb_str_of(t->profile.concept.name), 0);

    for (size_t i = 0; i < t->profile.aliases.len; i++) {
        kb_str form = kb_str_of(t->profile.aliases.data[i].form);
        ptrdiff_t at = kb_str_find(s, form, 0);
        if (at != KB_STR_NONE && (first == KB_STR_NONE || at < first))
            first = at;
    }
    return first;
}

static int by_worth(const void *a, const void *b)
{
    const kb_rated *x = a, *y = b;

    if (x->worth != y->worth)
        return x->worth > y->worth ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

static int by_number(const void *a, const void *b)
{
    const kb_rated *x = a, *y = b;
    return (x->at > y->at) - (x->at < y->at);
}

void kb_rated_sort(kb_rated *rated, size_t n)
{
    if (n > 0)
        qsort(rated, n, sizeof *rated, by_worth);
}

void kb_rated_restore(kb_rated *rated, size_t n)
{
    if (n > 0)
        qsort(rated, n, sizeof *rated, by_number);
}

kb_rated *kb_rate(const kb_telling *t, size_t n, kb_rate_fn *rate)
{
    kb_rated *order = kb_arena_alloc(t->arena, n * sizeof *order);

    for (size_t i = 0; i < n; i++)
        order[i] = (kb_rated){i, rate(t, i)};
    kb_rated_sort(order, n);
    return order;
}
