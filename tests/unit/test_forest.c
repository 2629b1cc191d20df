/* test_forest.c - each thing has one parent, the first that closes no ring. */
#include "check.h"

#include "query/forest.h"

enum { THINGS = 5 };

static void the_first_parent_counts(void **state)
{
    const kb_branch branches[] = {{0, 1}, {0, 2}, {3, 1}};
    kb_arena *arena = kb_arena_new();
    const uint32_t *taken = kb_forest_grow(arena, branches, 3, THINGS);

    (void)state;
    assert_int_equal(taken[0], 0);
    assert_int_equal(taken[1], KB_NO_BRANCH);
    assert_int_equal(taken[3], 2);
    assert_int_equal(taken[4], KB_NO_BRANCH);
    kb_arena_free(arena);
}

static void no_ring_is_closed(void **state)
{
    const kb_branch branches[] = {{0, 1}, {1, 2}, {2, 0},
                                  {2, 2}, {2, 3}, {3, 0}};
    kb_arena *arena = kb_arena_new();
    const uint32_t *taken = kb_forest_grow(arena, branches, 6, THINGS);

    (void)state;
    assert_int_equal(taken[0], 0);
    assert_int_equal(taken[1], 1);
    assert_int_equal(taken[2],
                     4); /* neither 0, which is below it, nor itself */
    assert_int_equal(taken[3], KB_NO_BRANCH);
    kb_arena_free(arena);
}

static void nothing_grows_of_nothing(void **state)
{
    kb_arena *arena = kb_arena_new();

    (void)state;
    assert_non_null(kb_forest_grow(arena, NULL, 0, 0));
    kb_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_parent_counts),
        cmocka_unit_test(no_ring_is_closed),
        cmocka_unit_test(nothing_grows_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
