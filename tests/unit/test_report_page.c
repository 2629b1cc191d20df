/* test_report_page.c - the page around the data of a report. */
#include "check.h"

#include "cli/report.h"

enum { PAGE_MAX = 1 << 20 };

static kb_buf page_of(const char *data)
{
    kb_buf page = KB_BUF_INIT(PAGE_MAX);
    kb_report_page(&page, kb_str_of(data));
    return page;
}

static size_t count_of(const kb_buf *page, const char *words)
{
    size_t n = 0;
    for (const char *at = page->ptr; (at = strstr(at, words)) != NULL; at++)
        n++;
    return n;
}

static void data_cannot_end_their_element(void **state)
{
    (void)state;
    kb_buf bare = page_of(""), page = page_of("[\"</script><!--<b\"]");

    assert_int_equal(count_of(&page, "[\"\\u003c/script>\\u003c!--\\u003cb\"]"),
                     1);
    assert_int_equal(count_of(&page, "</script"), count_of(&bare, "</script"));
    assert_int_equal(count_of(&page, "<"), count_of(&bare, "<"));
    kb_buf_dispose(&bare);
    kb_buf_dispose(&page);
}

static void marks_in_the_data_stay(void **state)
{
    (void)state;
    kb_buf page = page_of("[\"{{script}} {{style}} {{data}} {{policy}}\"]");

    assert_int_equal(count_of(&page, "{{"), 4);
    kb_buf_dispose(&page);
}

static void the_policy_names_one_script_and_one_style(void **state)
{
    (void)state;
    kb_buf page = page_of("[]");

    assert_int_equal(count_of(&page, "default-src 'none'"), 1);
    assert_int_equal(count_of(&page, "style-src 'sha256-"), 1);
    assert_int_equal(count_of(&page, "script-src 'sha256-"), 1);
    assert_int_equal(count_of(&page, "unsafe"), 0);
    kb_buf_dispose(&page);
}

static void the_page_names_nothing_to_fetch(void **state)
{
    (void)state;
    kb_buf page = page_of("[]");

    assert_int_equal(count_of(&page, " src="), 0);
    assert_int_equal(count_of(&page, "<link"), 0);
    assert_int_equal(count_of(&page, "@import"), 0);
    assert_int_equal(count_of(&page, "url("), 0);
    assert_int_equal(count_of(&page, "innerHTML"), 0);
    kb_buf_dispose(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(data_cannot_end_their_element),
        cmocka_unit_test(marks_in_the_data_stay),
        cmocka_unit_test(the_policy_names_one_script_and_one_style),
        cmocka_unit_test(the_page_names_nothing_to_fetch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
