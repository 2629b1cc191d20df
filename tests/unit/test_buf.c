/* test_buf.c - owned, growable text with a ceiling. */
#include "check.h"

#include "base/buf.h"

static void a_new_buffer_is_the_empty_string(void **state)
{
    kb_buf buf = KB_BUF_INIT(10);
    (void)state;
    kb_buf_add(&buf, (kb_str){NULL, 0});
    kb_buf_add_text(&buf, "");
    kb_buf_printf(&buf, "%s", "");
    kb_buf_clear(&buf);
    assert_string_equal(buf.ptr, "");
    assert_int_equal(buf.cap, 0);
    kb_buf_dispose(&buf);
    assert_int_equal(kb_buf_empty[0], '\0');
}

static void text_ends_with_nul_after_every_append(void **state)
{
    kb_buf buf = KB_BUF_INIT(10000);
    (void)state;
    for (size_t i = 0; i < 5000; i++) {
        kb_buf_add_char(&buf, (char)('a' + i % 26));
        assert_int_equal(buf.len, i + 1);
        assert_int_equal(buf.ptr[i], 'a' + i % 26);
        assert_int_equal(buf.ptr[buf.len], '\0');
    }
    assert_int_equal(strlen(buf.ptr), 5000);
    assert_false(buf.over);
    kb_buf_dispose(&buf);
}

static void appends_of_all_kinds_join(void **state)
{
    kb_buf buf = KB_BUF_INIT(100);
    (void)state;
    kb_buf_add_text(&buf, "模型");
    kb_buf_add(&buf, (kb_str){"\0x", 2});
    kb_buf_printf(&buf, "%03d", 7);
    kb_buf_add_char(&buf, '!');
    assert_int_equal(buf.len, 12);
    assert_memory_equal(buf.ptr, "模型\0x007!", 13);
    kb_buf_dispose(&buf);
}

static void numbers_are_written_as_printf_has_them(void **state)
{
    static const int64_t numbers[] = {0, 7, -7, 10, -100, INT64_MAX, INT64_MIN};
    kb_buf buf = KB_BUF_INIT(100);
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char wanted[32];
        snprintf(wanted, sizeof wanted, "%lld", (long long)numbers[i]);
        kb_buf_clear(&buf);
        kb_buf_add_int(&buf, numbers[i]);
        assert_string_equal(buf.ptr, wanted);
    }
    kb_buf_dispose(&buf);
}

static void a_buffer_can_be_filled_up_to_its_ceiling(void **state)
{
    kb_buf buf = KB_BUF_INIT(6);
    (void)state;
    kb_buf_add_text(&buf, "abc");
    kb_buf_printf(&buf, "%s", "def");
    assert_string_equal(buf.ptr, "abcdef");
    assert_false(buf.over);
    kb_buf_dispose(&buf);
}

static void going_over_the_ceiling_sticks(void **state)
{
    kb_buf buf = KB_BUF_INIT(6);
    (void)state;
    kb_buf_add_text(&buf, "abcd");
    kb_buf_add_text(&buf, "efg");
    assert_true(buf.over);
    kb_buf_add_char(&buf, 'e'); /* would fit */
    kb_buf_printf(&buf, "f");
    assert_false(kb_buf_reserve(&buf, 1));
    assert_string_equal(buf.ptr, "abcd");
    kb_buf_dispose(&buf);
}

static void clear_forgets_the_text_and_that_it_was_over(void **state)
{
    kb_buf buf = KB_BUF_INIT(6);
    (void)state;
    kb_buf_add_text(&buf, "abcd");
    kb_buf_add_text(&buf, "efg");
    size_t cap = buf.cap;
    kb_buf_clear(&buf);
    assert_string_equal(buf.ptr, "");
    assert_int_equal(buf.cap, cap);
    kb_buf_add_text(&buf, "efg");
    assert_string_equal(buf.ptr, "efg");
    kb_buf_dispose(&buf);
}

static void a_huge_reserve_does_not_wrap_around(void **state)
{
    kb_buf buf = KB_BUF_INIT(1000);
    (void)state;
    kb_buf_add_text(&buf, "abcd");
    assert_false(kb_buf_reserve(&buf, SIZE_MAX));
    kb_buf_clear(&buf);
    kb_buf_add_text(&buf, "abcd");
    assert_false(kb_buf_reserve(&buf, SIZE_MAX - 3));
    assert_true(buf.over);
    kb_buf_dispose(&buf);
}

static void reserved_room_can_be_written_to(void **state)
{
    kb_buf buf = KB_BUF_INIT(1000);
    (void)state;
    kb_buf_add_text(&buf, "abcd");
    assert_true(kb_buf_reserve(&buf, 996));
    assert_string_equal(buf.ptr, "abcd");
    memset(buf.ptr + buf.len, 'x', 997); /* and the end */
    kb_buf_dispose(&buf);
}

static void a_disposed_buffer_can_be_used_again(void **state)
{
    kb_buf buf = KB_BUF_INIT(6);
    (void)state;
    kb_buf_add_text(&buf, "abcdefg");
    kb_buf_dispose(&buf);
    assert_int_equal(buf.ceiling, 6);
    kb_buf_add_text(&buf, "abcdef");
    assert_str(kb_buf_str(&buf), "abcdef");
    kb_buf_dispose(&buf);
    kb_buf_dispose(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_buffer_is_the_empty_string),
        cmocka_unit_test(text_ends_with_nul_after_every_append),
        cmocka_unit_test(appends_of_all_kinds_join),
        cmocka_unit_test(numbers_are_written_as_printf_has_them),
        cmocka_unit_test(a_buffer_can_be_filled_up_to_its_ceiling),
        cmocka_unit_test(going_over_the_ceiling_sticks),
        cmocka_unit_test(clear_forgets_the_text_and_that_it_was_over),
        cmocka_unit_test(a_huge_reserve_does_not_wrap_around),
        cmocka_unit_test(reserved_room_can_be_written_to),
        cmocka_unit_test(a_disposed_buffer_can_be_used_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
