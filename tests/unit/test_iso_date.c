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

static void dates_are_read_as_feeds_write_them(void **state)
{
    static const char *const samples[][2] = {
        {"2024", "2024"},
        {"2024-05", "2024-05"},
        {"2024-05-01T10:00:00+08:00", "2024-05-01"},
        {"2024-05-01 10:00", "2024-05-01"},
        {"Wed, 02 Oct 2002 15:00:00 +0200", "2002-10-02"},
        {"2 Oct 2002 15:00:00 GMT", "2002-10-02"},
        {"Tue, 7 Sep 99 00:00 GMT", "1999-09-07"},
        {"Tue, 7 September 2021 00:00 GMT", "2021-09-07"},
        {"7 Sep 21", "2021-09-07"},
        {"", NULL},
        {"yesterday", NULL},
        {"2024-13-01", NULL},
        {"32 Oct 2002", NULL},
        {"2 Okt 2002", NULL},
        {"2 anF 2002", NULL},
        {"-1 Oct 2002", NULL},
        {"2 Oct -5", NULL},
        {"Wed, ", NULL},
    };
    kb_arena *arena = kb_arena_new();
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const char *got = kb_iso_date_read(arena, samples[i][0]);
        assert_string_equal(got ? got : "none",
                            samples[i][1] ? samples[i][1] : "none");
    }
    kb_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_years_months_or_days),
        cmocka_unit_test(dates_are_read_as_feeds_write_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
