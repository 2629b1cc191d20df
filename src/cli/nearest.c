/* nearest.c - edits between two names (Damerau and Levenshtein, the variant
 * that swaps neighbours once). */
#include "cli/nearest.h"

enum { LONGEST = 31, FEWEST_SHARED = 3 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t distance(kb_str a, kb_str b)
{
    size_t rows[3][LONGEST + 1] = {{0}}; /* before last, last, this one */

    for (size_t j = 0; j <= b.len; j++)
        rows[0][j] = rows[1][j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        rows[2][0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t change = a.ptr[i - 1] != b.ptr[j - 1];
            size_t best = least(rows[1][j], rows[2][j - 1]) + 1;
            best = least(best, rows[1][j - 1] + change);
            if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] &&
                a.ptr[i - 2] == b.ptr[j - 1])
                best = least(best, rows[0][j - 2] + 1);
            rows[2][j] = best;
        }
        memcpy(rows[0], rows[1], sizeof rows[0]);
        memcpy(rows[1], rows[2], sizeof rows[1]);
    }
    return rows[1][b.len];
}

kb_nearest kb_nearest_to(kb_str word)
{
    size_t most = least(word.len / 3 + 1, 3); /* edits that are still near */
    return (kb_nearest){.word = word, .distance = most + 1};
}

void kb_nearest_try(kb_nearest *best, const char *name)
{
    kb_str other = kb_str_of(name);
    if (best->word.len > LONGEST || other.len > LONGEST)
        return;

    size_t edits = distance(best->word, other);
    if (best->word.len >= FEWEST_SHARED && kb_str_starts(other, best->word))
        edits = 1; /* the front of a name */
    if (edits < best->distance) {
        best->distance = edits;
        best->name = name;
    }
}
