/* test_str.c - borrowed slices of bytes. */
#include "check.h"

static const kb_str NOTHING = {NULL, 0};

static void find_gives_the_first_place_from_where_it_starts(void **state)
{
    kb_str text = KB_STR("abcabcab");
    (void)state;
    assert_int_equal(kb_str_find(text, KB_STR("ab"), 0), 0);
    assert_int_equal(kb_str_find(text, KB_STR("ab"), 1), 3);
    assert_int_equal(kb_str_find(text, KB_STR("ab"), 6), 6);
    assert_int_equal(kb_str_find(text, KB_STR("ab"), 7), KB_STR_NONE);
}

static void find_does_not_read_behind_the_slice(void **state)
{
    kb_str part = kb_str_cut(KB_STR("abcabc"), 0, 4);
    (void)state;
    assert_int_equal(kb_str_find(part, KB_STR("ab"), 1), KB_STR_NONE);
    assert_int_equal(kb_str_find(part, KB_STR("abcabc"), 0), KB_STR_NONE);
    assert_int_equal(kb_str_find(part, KB_STR("a"), 5), KB_STR_NONE);
}

static void find_takes_bytes_not_strings(void **state)
{
    kb_str text = {"a\0b\0c", 5};
    (void)state;
    assert_int_equal(kb_str_find(text, (kb_str){"\0c", 2}, 0), 3);
}

static void nothing_is_found_in_nothing(void **state)
{
    (void)state;
    assert_int_equal(kb_str_find(NOTHING, KB_STR("a"), 0), KB_STR_NONE);
    assert_int_equal(kb_str_find(KB_STR("a"), KB_STR(""), 1), 1);
}

static void slices_compare_by_bytes_and_length(void **state)
{
    (void)state;
    assert_true(kb_str_equal(NOTHING, KB_STR("")));
    assert_true(kb_str_equal((kb_str){"a\0b", 3}, (kb_str){"a\0b", 3}));
    assert_false(kb_str_equal((kb_str){"a\0b", 3}, (kb_str){"a\0c", 3}));
    assert_false(kb_str_equal(KB_STR("ab"), KB_STR("abc")));
}

static void every_slice_begins_and_ends_with_nothing(void **state)
{
    (void)state;
    assert_true(kb_str_starts(NOTHING, NOTHING));
    assert_true(kb_str_ends(KB_STR("ab"), KB_STR("")));
    assert_true(kb_str_starts(KB_STR("ab"), KB_STR("ab")));
    assert_true(kb_str_ends(KB_STR("大模型"), KB_STR("模型")));
    assert_false(kb_str_starts(KB_STR("ab"), KB_STR("abc")));
    assert_false(kb_str_ends(KB_STR("b"), KB_STR("ab")));
    assert_false(kb_str_ends(KB_STR("ba"), KB_STR("b")));
}

static void trim_takes_ascii_blanks_of_both_sides(void **state)
{
    (void)state;
    assert_str(kb_str_trim(KB_STR(" \t\r\n a b \n\r\t ")), "a b");
    assert_str(kb_str_trim(KB_STR("　a\v")), "　a\v");
    assert_str(kb_str_trim(KB_STR(" \n ")), "");
    assert_str(kb_str_trim(NOTHING), "");
}

static void split_gives_every_piece_and_empty_ones(void **state)
{
    kb_str rest = KB_STR(",a,,b,"), piece;
    static const char *const pieces[] = {"", "a", "", "b", ""};
    (void)state;
    for (size_t i = 0; i < 5; i++) {
        assert_true(kb_str_split(&rest, ',', &piece));
        assert_str(piece, pieces[i]);
    }
    assert_false(kb_str_split(&rest, ',', &piece));
}

static void an_empty_text_is_one_empty_piece(void **state)
{
    kb_str rest = KB_STR(""), piece = KB_STR("x");
    (void)state;
    assert_true(kb_str_split(&rest, ',', &piece));
    assert_str(piece, "");
    assert_false(kb_str_split(&rest, ',', &piece));
}

static void a_separator_may_have_several_bytes(void **state)
{
    kb_str rest = KB_STR("文本、图像、"), piece;
    (void)state;
    assert_true(kb_str_split_at(&rest, KB_STR("、"), &piece));
    assert_str(piece, "文本");
    assert_true(kb_str_split_at(&rest, KB_STR("、"), &piece));
    assert_str(piece, "图像");
    assert_true(kb_str_split_at(&rest, KB_STR("、"), &piece));
    assert_str(piece, "");
    assert_false(kb_str_split_at(&rest, KB_STR("、"), &piece));
}

static void compare_orders_unsigned_bytes_and_prefixes_first(void **state)
{
    const kb_str ordered[] = {NOTHING,       KB_STR("A"),  {"A\0", 2},
                              KB_STR("A\1"), KB_STR("a"),  KB_STR("ab"),
                              KB_STR("b"),   KB_STR("模"), KB_STR("\xFF")};
    const int n = sizeof ordered / sizeof *ordered;
    (void)state;
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
            int order = kb_str_compare(ordered[i], ordered[j]);
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
    }
}

static void a_slice_of_no_string_is_nothing(void **state)
{
    (void)state;
    assert_null(kb_str_of(NULL).ptr);
    assert_int_equal(kb_str_of(NULL).len, 0);
    assert_str(kb_str_of("模型"), "模型");
}

static void the_mark_of_byte_order_is_taken_off(void **state)
{
    (void)state;
    assert_str(kb_str_unmarked(KB_STR("\xEF\xBB\xBF"
                                      "a")),
               "a");
    assert_str(kb_str_unmarked(KB_STR("\xEF\xBB")), "\xEF\xBB");
    assert_int_equal(kb_str_unmarked(NOTHING).len, 0);
}

static void a_head_ends_between_characters(void **state)
{
    static const size_t lengths[] = {0, 0, 0, 3, 3, 3, 6, 7, 7};
    kb_str text = KB_STR("模型a");
    (void)state;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        assert_int_equal(kb_str_head(text, i).len, lengths[i]);
}

static void lines_are_counted_from_one(void **state)
{
    kb_str text = KB_STR("a\nb\n");
    (void)state;
    assert_int_equal(kb_str_line(text, 0), 1);
    assert_int_equal(kb_str_line(text, 1), 1);
    assert_int_equal(kb_str_line(text, 2), 2);
    assert_int_equal(kb_str_line(text, 9), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(find_gives_the_first_place_from_where_it_starts),
        cmocka_unit_test(find_does_not_read_behind_the_slice),
        cmocka_unit_test(find_takes_bytes_not_strings),
        cmocka_unit_test(nothing_is_found_in_nothing),
        cmocka_unit_test(slices_compare_by_bytes_and_length),
        cmocka_unit_test(every_slice_begins_and_ends_with_nothing),
        cmocka_unit_test(trim_takes_ascii_blanks_of_both_sides),
        cmocka_unit_test(split_gives_every_piece_and_empty_ones),
        cmocka_unit_test(an_empty_text_is_one_empty_piece),
        cmocka_unit_test(a_separator_may_have_several_bytes),
        cmocka_unit_test(compare_orders_unsigned_bytes_and_prefixes_first),
        cmocka_unit_test(a_slice_of_no_string_is_nothing),
        cmocka_unit_test(the_mark_of_byte_order_is_taken_off),
        cmocka_unit_test(a_head_ends_between_characters),
        cmocka_unit_test(lines_are_counted_from_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
