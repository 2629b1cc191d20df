/* vec.c - growable arrays. */
#include "base/vec.h"

#include <string.h>

void *kb_vec_grow(kb_arena *arena, void *data, size_t len, size_t *cap,
                  size_t size)
{
    size_t wanted = *cap ? *cap * 2 : 8;
    void *grown = kb_arena_take(arena, wanted * size);
    if (len > 0)
        memcpy(grown, data, len * size);
    *cap = wanted;
    return grown;
}
