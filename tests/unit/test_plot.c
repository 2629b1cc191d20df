/* test_plot.c - bars: lengths, wide characters, and what is drawn otherwise. */
#include "check.h"

#include "output/plot.h"

enum { PLOT_MAX = 1 << 14 };

static void check(const kb_plot_bar *bars, size_t n, size_t columns,
                  const char *wanted)
{
    kb_buf lines = KB_BUF_INIT(PLOT_MAX);

    kb_buf_add_text(&lines, "");
    kb_plot_bars(&lines, bars, n, columns);
    assert_string_equal(lines.ptr, wanted);
    kb_buf_dispose(&lines);
}

static void lengths_are_as_the_values(void **state)
{
    const kb_plot_bar bars[] = {{.label = "a", .value = 8, .text = "8"},
                                {.label = "bb", .value = 4, .text = "4"},
                                {.label = "c", .value = 1, .text = "1"},
                                {.label = "d", .value = 0, .text = "0"},
                                {.label = "e", .value = -3, .text = "-3"}};
    (void)state;
    check(bars, 5, 17,
          "  a   ████████ 8\n"
          "  bb  ████ 4\n"
          "  c   █ 1\n"
          "  d   0\n"
          "  e   -3\n");
}

static void parts_of_a_column_are_seen(void **state)
{
    const kb_plot_bar bars[] = {{.label = "a", .value = 64},
                                {.label = "b", .value = 33},
                                {.label = "c", .value = 0.001}};
    (void)state;
    check(bars, 3, 14,
          "  a  ████████\n"
          "  b  ████▏\n"
          "  c  ▏\n");
}

static void forecasts_and_ranges_are_drawn_otherwise(void **state)
{
    const kb_plot_bar bars[] = {
        {.label = "2023", .value = 4, .text = "4"},
        {.label = "2028",
         .value = 6,
         .max = 8,
         .text = "6-8",
         .forecast = true},
        {.label = "2030", .value = 0.1, .text = "0", .forecast = true}};
    (void)state;
    check(bars, 3, 20,
          "  2023  ████ 4\n"
          "  2028  ░░░░░░▒▒ 6-8\n"
          "  2030  ░ 0\n"
          "        ░ forecast  ▒ up to\n");
}

static void wide_labels_keep_the_bars_in_line(void **state)
{
    const kb_plot_bar bars[] = {
        {.label = "市场规模", .value = 1, .text = "一亿"},
        {.label = "AI", .value = 1, .text = "一亿"}};
    (void)state;
    check(bars, 2, 25,
          "  市场规模  ████████ 一亿\n"
          "  AI        ████████ 一亿\n");
    check(bars, 2, 15, /* a third of the width, and eight columns of bar */
          "  市场…  ████████ 一亿\n"
          "  AI     ████████ 一亿\n");
}

static void unsafe_and_missing_texts_do_no_harm(void **state)
{
    const kb_plot_bar bars[] = {{.label = "a\033[1m\n", .value = 1},
                                {.label = NULL, .value = 1, .text = NULL}};
    (void)state;
    check(bars, 1, 24, "  a[1m   ██████████████\n");
    check(bars + 1, 1, 12, "    ████████\n");
    check(bars, 0, 12, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths_are_as_the_values),
        cmocka_unit_test(parts_of_a_column_are_seen),
        cmocka_unit_test(forecasts_and_ranges_are_drawn_otherwise),
        cmocka_unit_test(wide_labels_keep_the_bars_in_line),
        cmocka_unit_test(unsafe_and_missing_texts_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
