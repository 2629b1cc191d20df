/* test_plain.c - whether a file that people write is text. */
#include "check.h"

#include "text/plain.h"

static void text_is_taken(void **state)
{
    static const char *const texts[] = {"", "a\tb\r\n", "\xEF\xBB\xBF模型\n\n",
                                        "a\r"};
    kb_error err;
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(kb_plain_check("f", kb_str_of(texts[i]), &err), KB_OK);
    assert_int_equal(kb_plain_check("f", (kb_str){NULL, 0}, &err), KB_OK);
}

static void what_is_no_text_is_named_by_its_line(void **state)
{
    static const struct {
        kb_str text;
        const char *said;
    } wrong[] = {
        {KB_STR_INIT("a\n\xFF\n"), "f:2: not UTF-8"},
        {KB_STR_INIT("a\n\n\xE6\xA8"), "f:3: not UTF-8"},
        {KB_STR_INIT("a\0"), "f:1: a control character"},
        {KB_STR_INIT("a\n\x1B[1m"), "f:2: a control character"},
        {KB_STR_INIT("a\rb\n"), "f:1: a control character"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        kb_error err;
        assert_int_equal(kb_plain_check("f", wrong[i].text, &err),
                         KB_BAD_INPUT);
        assert_string_equal(err.message, wrong[i].said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_taken),
        cmocka_unit_test(what_is_no_text_is_named_by_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
