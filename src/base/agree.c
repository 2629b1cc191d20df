/* agree.c - what several statements of the same weigh together. */
#include "base/agree.h"

#include <math.h>
#include <stdlib.h>

#include "base/unions.h"

/* However many sources agree, nothing is certain. */
static const double most_sure = 0.99;

/* A number that is the same for statements of one source, and which statement
 * has it. */
typedef struct label {
    uint64_t value;
    uint32_t at;
} label;

static int compare_labels(const void *a, const void *b)
{
    const label *x = a, *y = b;
    return (x->value > y->value) - (x->value < y->value);
}

static void join_equal(kb_unions *unions, label *labels, size_t n)
{
    if (n > 1)
        qsort(labels, n, sizeof *labels, compare_labels);
    for (size_t i = 1; i < n; i++) {
        if (labels[i].value == labels[i - 1].value)
            kb_unions_join(unions, labels[i].at, labels[i - 1].at);
    }
}

int64_t kb_agree_first(kb_arena *arena, const kb_origin *origins, size_t n,
                       bool *first)
{
    kb_unions unions = kb_unions_new(arena, n);
    label *labels = kb_arena_alloc(arena, n * sizeof *labels);
    size_t claims = 0;
    int64_t found = 0;

    for (uint32_t i = 0; i < n; i++)
        labels[i] = (label){origins[i].cluster, i};
    join_equal(&unions, labels, n);
    for (uint32_t i = 0; i < n; i++) {
        if (origins[i].claim != 0)
            labels[claims++] = (label){origins[i].claim, i};
    }
    join_equal(&unions, labels, claims);
    for (uint32_t i = 0; i < n; i++) {
        first[i] = kb_unions_find(&unions, i) == i;
        found += first[i];
    }
    return found;
}

double kb_agree_confidence(const double *confidences, const bool *first,
                           size_t n)
{
    double doubt = 1;

    for (size_t i = 0; i < n; i++) {
        if (first[i])
            doubt *= 1 - confidences[i];
    }
    return round(fmin(1 - doubt, most_sure) * 1000) / 1000;
}
