/* test_shown.c - addresses as messages show them. */
#include "check.h"

#include "base/shown.h"

static void user_and_password_are_left_out(void **state)
{
    static const struct {
        const char *text, *shown;
    } cases[] = {
        {"http://reader:secret@example.com/a", "http://example.com/a"},
        {"ftp://reader@example.com", "ftp://example.com"},
        {"http://a@b:secret@[::1", "http://[::1"},
        {"bad proxy 'http://a:secret@[::1'", "bad proxy 'http://[::1'"},
        {"http://example.com/a@b?c@d#e@f", "http://example.com/a@b?c@d#e@f"},
        {"http://@example.com/", "http://example.com/"},
        {"a@b", "a@b"},
        {"", ""},
        {"://", "://"},
    };
    kb_arena *arena = kb_arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(kb_shown_address(arena, cases[i].text),
                            cases[i].shown);
    kb_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(user_and_password_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
