/* open_arena.h - an arena of its own for each test, or for all of a file. */
#ifndef KB_TESTS_OPEN_ARENA_H
#define KB_TESTS_OPEN_ARENA_H

#include "check.h"

#include "aigckb/arena.h"

static kb_arena *arena;

static inline int setup(void **state)
{
    (void)state;
    arena = kb_arena_new();
    return 0;
}

static inline int teardown(void **state)
{
    (void)state;
    kb_arena_free(arena);
    return 0;
}

#endif
