/* shelf.h - a store of a few small articles, for tests of questions. */
#ifndef KB_TESTS_SHELF_H
#define KB_TESTS_SHELF_H

#include "check.h"

#include "aigckb/query.h"
#include "sample.h"

enum { SHELF_MAX = 16 };

typedef struct shelf {
    kb_store *store;
    kb_reader *reader;
    kb_arena *arena;
    kb_error err;
} shelf;

/** Opens a store with these articles; the last one has no key. */
static inline int shelf_open(shelf *out, const sample *samples)
{
    kb_entry entries[SHELF_MAX];
    kb_put_report report;
    size_t n = 0;

    *out = (shelf){.arena = kb_arena_new()};
    for (; samples[n].key; n++)
        entries[n] = sample_entry(out->arena, &samples[n]);
    if (kb_store_open(&out->store, ":memory:", KB_WRITE, &out->err) != KB_OK)
        return -1;
    out->reader = kb_reader_new(out->store);
    if (kb_store_put(out->store, entries, n, 1, &report, &out->err) != KB_OK)
        return -1;
    return kb_store_derive(out->store, &out->err) == KB_OK ? 0 : -1;
}

static inline int shelf_close(void **state)
{
    shelf *s = *state;
    kb_reader_free(s->reader);
    kb_store_close(s->store);
    kb_arena_free(s->arena);
    return 0;
}

/** The id of the concept of this name, which is there. */
static inline uint64_t shelf_concept(shelf *s, const char *name)
{
    kb_term term;
    assert_int_equal(kb_term_find(&term, s->store, s->arena, name, &s->err),
                     KB_OK);
    return term.concept.id;
}

#endif
