/* vec.h - growable arrays.
 *
 *     typedef KB_VEC(kb_span) spans;
 *     spans found = {0};
 *     kb_vec_push(arena, &found, span);
 *     for (size_t i = 0; i < found.len; i++) use(found.data[i]);
 *
 * The memory is the arena's; an outgrown array stays there until it is freed,
 * which at most doubles what the vector needs. */
#ifndef KB_BASE_VEC_H
#define KB_BASE_VEC_H

#include <stddef.h>

#include "aigckb/arena.h"

#define KB_VEC(type)                                                           \
    struct {                                                                   \
        type *data;                                                            \
        size_t len, cap;                                                       \
    }

/** Makes room for one more element of `size` bytes. */
void *kb_vec_grow(kb_arena *arena, void *data, size_t len, size_t *cap,
                  size_t size);

#define kb_vec_push(arena, vec, ...)                                           \
    ((vec)->len == (vec)->cap                                                  \
         ? (void)((vec)->data = kb_vec_grow((arena), (vec)->data, (vec)->len,  \
                                            &(vec)->cap, sizeof *(vec)->data)) \
         : (void)0,                                                            \
     (void)((vec)->data[(vec)->len++] = (__VA_ARGS__)))

#endif
