/* unions.c - things that become one with each other. */
#include "base/unions.h"

kb_unions kb_unions_new(kb_arena *arena, size_t n)
{
    kb_unions unions = {kb_arena_alloc(arena, n * sizeof(uint32_t)), n};

    for (size_t i = 0; i < n; i++)
        unions.parents[i] = (uint32_t)i;
    return unions;
}

uint32_t kb_unions_find(kb_unions *unions, uint32_t thing)
{
    uint32_t *parents = unions->parents;

    while (parents[thing] != thing) {
        parents[thing] = parents[parents[thing]];
        thing = parents[thing];
    }
    return thing;
}

bool kb_unions_join(kb_unions *unions, uint32_t a, uint32_t b)
{
    uint32_t low = kb_unions_find(unions, a), high = kb_unions_find(unions, b);

    if (low == high)
        return false;
    if (low > high)
        unions->parents[low] = high;
    else
        unions->parents[high] = low;
    return true;
}
