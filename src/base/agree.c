/* agree.c - what several statements of the same weigh together. */
#include "base/agree.h"

#include <math.h>
#include <stdlib.h>

/* However many sources agree, nothing is certain. */
static const double most_sure = 0.99;

/* A number that tells sources apart, and which statement has it. */
typedef struct label {
    uint64_t value;
    size_t at;
} label;

static int compare_labels(const void *a, const void *b)
{
    const label *x = a, *y = b;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

int64_t kb_agree_first(kb_arena *arena, const uint64_t *values, size_t n,
                       bool *first)
{
    label *labels = kb_arena_alloc(arena, n * sizeof *labels);
    int64_t found = 0;

    for (size_t i = 0; i < n; i++)
        labels[i] = (label){values[i], i};
    if (n > 1)
        qsort(labels, n, sizeof *labels, compare_labels);
    for (size_t i = 0; i < n; i++) {
        bool fresh = i == 0 || labels[i].value != labels[i - 1].value;
        first[labels[i].at] = fresh;
        found += fresh;
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
