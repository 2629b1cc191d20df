/* test_choice.c - the concepts that a word may mean. */
#include "check.h"

#include "query/choice.h"

enum { ROOM = 3 };

static void most_written_ones_come_first_each_once(void **state)
{
    uint64_t best[ROOM];
    kb_choices choices = {.arena = kb_arena_new()};

    (void)state;
    assert_int_equal(kb_choices_best(best, ROOM, &choices), 0);
    kb_choices_add(&choices, 7, 2);
    kb_choices_add(&choices, 5, 1);
    kb_choices_add(&choices, 9, 2);
    kb_choices_add(&choices, 5, 8); /* by another form */
    kb_choices_add(&choices, 1, 1);
    assert_int_equal(kb_choices_best(best, ROOM, &choices), 4);
    assert_int_equal(best[0], 5);
    assert_int_equal(best[1], 7);
    assert_int_equal(best[2], 9);
    kb_arena_free(choices.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(most_written_ones_come_first_each_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
