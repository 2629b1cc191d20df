/* open_store.h - an empty store in memory, for each test. */
#ifndef KB_TESTS_OPEN_STORE_H
#define KB_TESTS_OPEN_STORE_H

#include "check.h"

#include "aigckb/store.h"
#include "base/buf.h"

enum { LIST_CEILING = 64 * 1024 };

typedef struct fixture {
    kb_store *store;
    kb_arena *arena;
    kb_error err;
    kb_buf list; /* what the walks found */
} fixture;

static inline int setup(void **state)
{
    static fixture f;
    f = (fixture){.arena = kb_arena_new(), .list = KB_BUF_INIT(LIST_CEILING)};
    *state = &f;
    return kb_store_open(&f.store, ":memory:", KB_WRITE, &f.err);
}

static inline int teardown(void **state)
{
    fixture *f = *state;
    kb_store_close(f->store);
    kb_arena_free(f->arena);
    kb_buf_dispose(&f->list);
    return 0;
}

#endif
