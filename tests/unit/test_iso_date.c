/* test_iso_date.c - dates as precise as they are known. */
#include "check.h"

#include "base/iso_date.h"

static void dates_are_years_months_or_days(void **state)
{
    static const char *const dates[] = {"2024", "2024-01", "2024-12",
                                        "2024-02-31"};
    static const char *const others[] = {
        "",        "24",      "2024-",      "2024-1",    "2024-13",
        "2024-00", "2024/01", "2024-01-32", "2024-01-1", "2024-01-01T"};
    (void)state;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        assert_true(kb_iso_date_valid(kb_str_of(dates[i])));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(kb_iso_date_valid(kb_str_of(others[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_years_months_or_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
