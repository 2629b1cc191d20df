/* arena.h - the memory of one unit of work: an article, a query.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_ARENA_H
#define AIGCKB_ARENA_H

#include <stddef.h>

#include "aigckb/api.h"

KB_API_BEGIN

/** Memory that is freed all at once.  Not for sharing between threads.
 * Running out of memory ends the process: aigckb/memory.h. */
typedef struct kb_arena kb_arena;

/** An empty one.  Never NULL. */
kb_arena *kb_arena_new(void);
/** Frees all that was allocated, and the arena. */
void kb_arena_free(kb_arena *arena); /* NULL is fine */

/** Forgets everything that was allocated, and keeps some memory for reuse. */
void kb_arena_clear(kb_arena *arena);

/** Zeroed memory, aligned for any type.  Never NULL. */
void *kb_arena_alloc(kb_arena *arena, size_t size);

/** The same with whatever was there, for what is written at once. */
void *kb_arena_take(kb_arena *arena, size_t size);

/** A NUL-terminated copy of `len` bytes. */
char *kb_arena_copy(kb_arena *arena, const char *bytes, size_t len);

/** A copy of a C string; NULL stays NULL. */
char *kb_arena_strdup(kb_arena *arena, const char *text);

/** A formatted string. */
char *kb_arena_printf(kb_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

KB_API_END

#endif
