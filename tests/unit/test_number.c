/* test_number.c - numbers as texts write them. */
#include "check.h"

#include "base/buf.h"
#include "base/embed.h"
#include "extract/number.h"

static kb_arena *arena;

static int open_rules(void **state)
{
    static kb_quantity_rules rules;
    kb_error err;
    arena = kb_arena_new();
    if (kb_quantity_rules_init(&rules, arena, kb_rule_files, &err) != KB_OK)
        fail_msg("%s", err.message);
    *state = &rules;
    return 0;
}

static int close_rules(void **state)
{
    (void)state;
    kb_arena_free(arena);
    return 0;
}

typedef struct sample {
    const char *text;
    const char *words; /* NULL: no number */
    double value, max;
    bool vague;
} sample;

static const double NEARLY = 1e-6;

static void check(const kb_quantity_rules *rules, const sample *s)
{
    kb_str text = kb_str_of(s->text);
    kb_number number;
    size_t at = 0;
    bool found = kb_number_next(&number, rules, text, &at);
    if (found != (s->words != NULL))
        fail_msg("%s: %s", s->text, found ? "a number" : "no number");
    if (!found || !s->words)
        return;
    assert_str(kb_str_cut(text, number.start, number.end), s->words);
    if (number.value < s->value * (1 - NEARLY) ||
        number.value > s->value * (1 + NEARLY) ||
        number.max < s->max * (1 - NEARLY) ||
        number.max > s->max * (1 + NEARLY) || number.vague != s->vague)
        fail_msg("%s: %g to %g", s->text, number.value, number.max);
}

static void check_all(const void *state, const sample *samples, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check(state, &samples[i]);
}
#define CHECK(samples)                                                         \
    check_all(*state, samples, sizeof(samples) / sizeof *(samples))

static void scales_multiply(void **state)
{
    static const sample samples[] = {
        {"共170亿元", "170亿", 170e8, 170e8, false},
        {"1.5万亿参数", "1.5万亿", 1.5e12, 1.5e12, false},
        {"5,500万美元", "5,500万", 5500e4, 5500e4, false},
        {"3百万", "3百万", 3e6, 3e6, false},
        {"近 10 亿", "10 亿", 1e9, 1e9, false},
        {"用7B的", "7B", 7e9, 7e9, false},
        {"25w 字", "25w", 25e4, 25e4, false},
        {"8Ktoken", "8K", 8e3, 8e3, false},
        {"$1.3 billion", "1.3 billion", 1.3e9, 1.3e9, false},
    };
    CHECK(samples);
}

static void numerals_are_numbers(void **state)
{
    static const sample samples[] = {
        {"两万字", "两万", 2e4, 2e4, false},
        {"二十三个", "二十三", 23, 23, false},
        {"十亿", "十亿", 1e9, 1e9, false},
        {"三千五百万", "三千五百万", 3500e4, 3500e4, false},
        {"百万亿", "百万亿", 1e14, 1e14, false},
        {"万亿级", "万亿", 1e12, 1e12, false},
        {"数十亿", "数十亿", 1e9, 1e9, true},
        {"几百万", "几百万", 1e6, 1e6, true},
    };
    CHECK(samples);
}

static void somewhat_more_is_vague(void **state)
{
    static const sample samples[] = {
        {"100多万", "100多万", 100e4, 100e4, true},
        {"30余家", "30余", 30, 30, true},
        {"40+语言", "40+", 40, 40, true},
        {"5亿多", "5亿多", 5e8, 5e8, true},
        {"534K多语言", "534K", 534e3, 534e3, false},
    };
    CHECK(samples);
}

static void ranges_have_both_ends(void **state)
{
    static const sample samples[] = {
        {"10-20亿", "10-20亿", 10e8, 20e8, false},
        {"70亿到650亿", "70亿到650亿", 70e8, 650e8, false},
        {"10%~20%之间", "10%~20", 10, 20, false},
        {"0.5-1天", "0.5-1", 0.5, 1, false},
        {"数百万或数十亿", "数百万或数十亿", 1e6, 1e9, true},
        {"20到10", "20", 20, 20, false}, /* runs backwards: none */
    };
    CHECK(samples);
}

static void sizes_side_by_side_are_one_list(void **state)
{
    static const sample samples[] = {
        {"7B/13B", "7B/13B", 7e9, 13e9, false},
        {"有2B，7B和", "2B，7B", 2e9, 7e9, false},
        {"2B，51B，102B", "2B，51B，102B", 2e9, 102e9, false},
        {"34B，6B", "34B，6B", 6e9, 34e9, false},
        {"3万，5万", "3万", 3e4, 3e4, false},
    };
    CHECK(samples);
}

static void ratios_are_percents(void **state)
{
    static const sample samples[] = {
        {"三分之一", "三分之一", 100.0 / 3, 100.0 / 3, false},
        {"百分之三十", "百分之三十", 30, 30, false},
        {"1/8以下", "1/8", 12.5, 12.5, false},
    };
    CHECK(samples);
}

static void digits_of_words_are_no_numbers(void **state)
{
    static const sample samples[] = {
        {"GPT-4和mp3", NULL, 0, 0, false},
        {"Qwen1-7B+14B", NULL, 0, 0, false},
        {"见1.2.3节", NULL, 0, 0, false},
        {"12:30开始", NULL, 0, 0, false},
        {"第04章", NULL, 0, 0, false},
        {"a%20b", NULL, 0, 0, false},
        {"https://x.com/8", NULL, 0, 0, false},
        {"12345678901234567890", NULL, 0, 0, false},
        {"没有", NULL, 0, 0, false},
        {"", NULL, 0, 0, false},
    };
    CHECK(samples);
}

static void any_bytes_are_walked_to_the_end(void **state)
{
    static const char *const pieces[] = {"9", "一", "万", "-", "/",  "B",
                                         "%", "，", " ",  ".", "多", "分之"};
    uint64_t seed = 88172645463325252;
    for (int round = 0; round < 2000; round++) {
        kb_buf text = KB_BUF_INIT(1024);
        for (int i = 0; i < 24; i++)
            kb_buf_add_text(&text, pieces[next_random(&seed, 12)]);
        kb_number number;
        size_t at = 0, before = 0;
        while (kb_number_next(&number, *state, kb_buf_str(&text), &at)) {
            assert_true(number.start >= before && number.end > number.start);
            assert_true(number.end == at && at <= text.len);
            before = at;
        }
        kb_buf_dispose(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scales_multiply),
        cmocka_unit_test(numerals_are_numbers),
        cmocka_unit_test(somewhat_more_is_vague),
        cmocka_unit_test(ranges_have_both_ends),
        cmocka_unit_test(sizes_side_by_side_are_one_list),
        cmocka_unit_test(ratios_are_percents),
        cmocka_unit_test(digits_of_words_are_no_numbers),
        cmocka_unit_test(any_bytes_are_walked_to_the_end),
    };
    return cmocka_run_group_tests(tests, open_rules, close_rules);
}
