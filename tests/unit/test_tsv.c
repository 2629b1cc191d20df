/* test_tsv.c - rows of tab-separated data files. */
#include "check.h"

#include "base/tsv.h"

static void rows_are_lines_but_for_comments_and_blank_ones(void **state)
{
    kb_tsv tsv = {.rest = KB_STR("# head\n\na\tb\n \t \nc # no comment\n#")};
    (void)state;
    assert_true(kb_tsv_next(&tsv));
    assert_int_equal(tsv.line, 3);
    assert_int_equal(tsv.count, 2);
    assert_str(tsv.cells[0], "a");
    assert_str(tsv.cells[1], "b");
    assert_true(kb_tsv_next(&tsv));
    assert_int_equal(tsv.line, 5);
    assert_int_equal(tsv.count, 1);
    assert_str(tsv.cells[0], "c # no comment");
    assert_false(kb_tsv_next(&tsv));
    assert_false(kb_tsv_next(&tsv));
}

static void a_text_without_rows_has_none(void **state)
{
    kb_tsv nothing = {.rest = KB_STR("")}, none = {0};
    (void)state;
    assert_false(kb_tsv_next(&nothing));
    assert_false(kb_tsv_next(&none));
}

static void cells_are_trimmed_and_may_be_empty(void **state)
{
    kb_tsv tsv = {.rest = KB_STR("\t a b \t\tc\t\r\n")};
    static const char *const cells[] = {"", "a b", "", "c", ""};
    (void)state;
    assert_true(kb_tsv_next(&tsv));
    assert_int_equal(tsv.count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_str(tsv.cells[i], cells[i]);
}

static void cells_behind_the_last_one_are_empty(void **state)
{
    kb_tsv tsv = {.rest = KB_STR("a\tb\tc\nd")};
    (void)state;
    assert_true(kb_tsv_next(&tsv));
    assert_true(kb_tsv_next(&tsv));
    for (size_t i = 1; i < KB_TSV_CELLS; i++)
        assert_str(tsv.cells[i], ""); /* not those of the row before */
}

static void more_cells_than_there_is_room_for_are_dropped(void **state)
{
    kb_tsv tsv = {.rest =
                      KB_STR("1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\nnext")};
    (void)state;
    assert_true(kb_tsv_next(&tsv));
    assert_int_equal(tsv.count, KB_TSV_CELLS);
    assert_str(tsv.cells[KB_TSV_CELLS - 1], "10");
    assert_true(kb_tsv_next(&tsv));
    assert_str(tsv.cells[0], "next");
}

static void a_byte_order_mark_is_no_part_of_the_first_cell(void **state)
{
    kb_tsv row = {.rest = KB_STR("\xEF\xBB\xBFname\tkind\n")};
    kb_tsv comment = {.rest = KB_STR("\xEF\xBB\xBF# name\n")};
    (void)state;
    assert_true(kb_tsv_next(&row));
    assert_str(row.cells[0], "name");
    assert_false(kb_tsv_next(&comment));
}

static void a_failure_names_file_line_and_cell(void **state)
{
    kb_tsv tsv = {.name = "own.tsv", .rest = KB_STR("#\nSora\tmodle\n")};
    kb_error err;
    (void)state;
    assert_true(kb_tsv_next(&tsv));
    assert_int_equal(kb_tsv_fail(&tsv, "unknown kind", tsv.cells[1], &err),
                     KB_BAD_INPUT);
    assert_string_equal(err.message, "own.tsv:2: unknown kind 'modle'");
    kb_tsv_fail(&tsv, "unknown kind", tsv.cells[5], &err);
    assert_string_equal(err.message, "own.tsv:2: unknown kind ''");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_lines_but_for_comments_and_blank_ones),
        cmocka_unit_test(a_text_without_rows_has_none),
        cmocka_unit_test(cells_are_trimmed_and_may_be_empty),
        cmocka_unit_test(cells_behind_the_last_one_are_empty),
        cmocka_unit_test(more_cells_than_there_is_room_for_are_dropped),
        cmocka_unit_test(a_byte_order_mark_is_no_part_of_the_first_cell),
        cmocka_unit_test(a_failure_names_file_line_and_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
