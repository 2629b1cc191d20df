/* test_progress.c - the line that tells how far long work has come. */
#include "check.h"

#include "cli/progress.h"

static void check_line(const char *wanted, size_t columns, size_t done,
                       size_t total, int64_t ms)
{
    kb_buf line = KB_BUF_INIT(1000);
    kb_progress_line(&line, columns, done, total, ms);
    assert_string_equal(line.ptr, wanted);
    assert_true(line.len <= columns);
    kb_buf_dispose(&line);
}

static void the_line_has_a_bar_a_rate_and_the_time_left(void **state)
{
    (void)state;
    check_line("[====================>                   ] "
               "18,000 of 36,000  1,800/s  0:10 left",
               100, 18000, 36000, 10000);
    check_line("[>            ] 1 of 100  1/min  1:39:00 left", 46, 1, 100,
               60000);
}

static void without_room_there_is_no_bar_and_nothing_runs_over(void **state)
{
    (void)state;
    check_line("18,000 of 36,000  1,800/s  0:10 left", 40, 18000, 36000, 10000);
    check_line("18,000 of 36", 12, 18000, 36000, 10000);
}

static void where_the_end_is_unknown_the_count_is_told(void **state)
{
    (void)state;
    check_line("1,234,567  617,283/s", 80, 1234567, 0, 2000);
}

static void a_rate_is_not_told_before_it_means_something(void **state)
{
    (void)state;
    check_line("[===========>        ] 5 of 9", 30, 5, 9, 900);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_line_has_a_bar_a_rate_and_the_time_left),
        cmocka_unit_test(without_room_there_is_no_bar_and_nothing_runs_over),
        cmocka_unit_test(where_the_end_is_unknown_the_count_is_told),
        cmocka_unit_test(a_rate_is_not_told_before_it_means_something),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
