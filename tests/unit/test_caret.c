/* test_caret.c - pointing at a place of a line. */
#include "check.h"

#include "output/caret.h"

static void expect(const char *text, uint32_t start, uint32_t end,
                   const char *lines)
{
    kb_arena *arena = kb_arena_new();
    assert_string_equal(kb_caret(arena, text, (kb_stretch){start, end}), lines);
    kb_arena_free(arena);
}

static void carets_stand_below_the_place(void **state)
{
    (void)state;
    expect("a b c", 2, 3, "  a b c\n    ^");
    expect("kind:x", 5, 6, "  kind:x\n       ^");
}

static void wide_characters_take_two_columns(void **state)
{
    (void)state;
    expect("模型 词", 7, 10, "  模型 词\n       ^^");
}

static void a_place_behind_the_end_has_one_caret(void **state)
{
    (void)state;
    expect("(a", 2, 2, "  (a\n    ^");
    expect("", 0, 0, "  \n  ^");
}

static void line_ends_are_blanks(void **state)
{
    (void)state;
    expect("a\n\tb", 3, 4, "  a  b\n     ^");
}

static void of_a_long_line_a_part_is_shown(void **state)
{
    char text[201], expected[200];
    (void)state;
    memset(text, 'a', 200);
    text[100] = '!';
    text[200] = '\0';
    snprintf(expected, sizeof expected, "  …%.56s!%.16s\n%59s^", text, text,
             "");
    expect(text, 100, 101, expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(carets_stand_below_the_place),
        cmocka_unit_test(wide_characters_take_two_columns),
        cmocka_unit_test(a_place_behind_the_end_has_one_caret),
        cmocka_unit_test(line_ends_are_blanks),
        cmocka_unit_test(of_a_long_line_a_part_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
