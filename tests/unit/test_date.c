/* test_date.c - dates and years as texts write them. */
#include "check.h"

#include "base/buf.h"
#include "extract/date.h"

static int setup(void **state)
{
    *state = kb_arena_new();
    return 0;
}

static int teardown(void **state)
{
    kb_arena_free(*state);
    return 0;
}

/* The dates of a text in an article of a day, with blanks between; a bare one
 * has a "?" behind it, one of a name a "!". */
static void check(void **state, const char *day, const char *text,
                  const char *wanted)
{
    kb_date today;
    kb_dates dates = {0};
    kb_buf found = KB_BUF_INIT(1024);
    bool known = kb_date_read(&today, day);
    kb_dates_find(&dates, *state, kb_str_of(text), known ? &today : NULL);
    for (size_t i = 0; i < dates.len; i++)
        kb_buf_printf(&found, "%s%s%s%s", i > 0 ? " " : "",
                      kb_date_iso(*state, &dates.data[i]),
                      dates.data[i].bare ? "?" : "",
                      dates.data[i].titled ? "!" : "");
    assert_string_equal(found.ptr, wanted);
    kb_buf_dispose(&found);
}

static void dates_are_as_precise_as_written(void **state)
{
    check(state, NULL, "2024年4月17日，2024年4月，2024年。",
          "2024-04-17 2024-04 2024");
    check(state, NULL, "2024 年 4 月 7 号", "2024-04-07");
    check(state, NULL, "2024-04-17、2024/4/17、2024.04",
          "2024-04-17 2024-04-17 2024-04");
    check(state, NULL, "2022.11月30号", "2022-11-30");
    check(state, NULL, "2023年底", "2023");
}

static void some_days_are_dated_by_the_first(void **state)
{
    check(state, NULL, "2024年6月20日至23日", "2024-06-20");
    check(state, NULL, "2024年6月30日-7月2日", "2024-06-30");
}

static void periods_have_two_years(void **state)
{
    check(state, NULL, "（1950~1974）", "1950/1974");
    check(state, NULL, "2011年到2014年", "2011/2014");
    check(state, NULL, "2010-至今", "2010");
}

static void other_numbers_are_no_dates(void **state)
{
    check(state, NULL, "1950年代 GPT2024年 20245年 12024 3年 2150年", "2024");
    check(state, NULL, "v2024.1 a_2024 1-2024", "");
    check(state, NULL, "用2023款，2023x", "2023?");
    check(state, NULL, "", "");
}

static void a_year_in_a_title_is_known_as_such(void **state)
{
    check(state, NULL, "《2023年年报》，2024年", "2023! 2024");
}

static void relative_dates_count_from_the_article(void **state)
{
    check(state, "2024-04-17", "今年3月，去年，明年，5月3日",
          "2024-03 2023 2025 2025-05-03");
    check(state, "2024-04-17", "4月17日消息", "2024-04-17");
    check(state, NULL, "今年3月，5月3日", "");
    check(state, NULL, "2021年1月，同年5月，6月2日",
          "2021-01 2021-05 2021-06-02");
    check(state, NULL, "2021年1月，5月底，24 年 2 月；3个月，12 月份",
          "2021-01 2021-05 2024-02 2024-12");
    check(state, "2024-04-17", "5月底", "");
}

static void one_date_is_after_another(void **state)
{
    kb_date a, b;
    (void)state;
    assert_true(kb_date_read(&a, "2024-05") && kb_date_read(&b, "2024-04-17"));
    assert_true(kb_date_is_after(&a, &b));
    assert_false(kb_date_is_after(&b, &a));
    assert_true(kb_date_read(&b, "2024"));
    assert_false(kb_date_is_after(&a, &b)); /* nobody knows */
    assert_false(kb_date_read(&b, "soon"));
    assert_false(kb_date_read(&b, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_as_precise_as_written),
        cmocka_unit_test(some_days_are_dated_by_the_first),
        cmocka_unit_test(periods_have_two_years),
        cmocka_unit_test(other_numbers_are_no_dates),
        cmocka_unit_test(a_year_in_a_title_is_known_as_such),
        cmocka_unit_test(relative_dates_count_from_the_article),
        cmocka_unit_test(one_date_is_after_another),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
