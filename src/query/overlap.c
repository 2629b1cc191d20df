/* overlap.c - how much of what one text says another says too. */
#include "query/overlap.h"

#include <stdint.h>
#include <stdlib.h>

#include "query/statement.h"
#include "text/utf8.h"

static int compare(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

kb_pairs kb_pairs_of(kb_arena *arena, const char *text)
{
    kb_str letters = kb_str_of(kb_letters_of(arena, text));
    KB_VEC(uint64_t) found = {0};
    uint64_t before = 0;
    size_t kept = 0;

    for (size_t at = 0; at < letters.len;) {
        uint64_t c = kb_utf8_next(letters, &at);
        if (before != 0)
            kb_vec_push(arena, &found, before << 32 | c);
        before = c;
    }
    if (found.len > 0)
        qsort(found.data, found.len, sizeof *found.data, compare);
    for (size_t i = 0; i < found.len; i++) {
        if (kept == 0 || found.data[kept - 1] != found.data[i])
            found.data[kept++] = found.data[i];
    }
    return (kb_pairs){found.data, kept};
}

double kb_pairs_overlap(const kb_pairs *a, const kb_pairs *b)
{
    size_t shorter = a->len < b->len ? a->len : b->len, both = 0;

    for (size_t i = 0, k = 0; i < a->len && k < b->len;) {
        both += a->data[i] == b->data[k];
        if (a->data[i] == b->data[k])
            i++, k++;
        else if (a->data[i] < b->data[k])
            i++;
        else
            k++;
    }
    return shorter > 0 ? (double)both / (double)shorter : 0;
}

double kb_pairs_most(const kb_pairs_list *list, const kb_pairs *pairs)
{
    double most = 0;

    for (size_t i = 0; i < list->len; i++) {
        double overlap = kb_pairs_overlap(&list->data[i], pairs);
        most = overlap > most ? overlap : most;
    }
    return most;
}
