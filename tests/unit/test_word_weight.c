/* test_word_weight.c - which words of a query count more. */
#include "check.h"
#include "query/word_weight.h"

static double weight_of(const char *text, bool lone)
{
    const kb_token token = {.text = kb_str_of(text), .lone = lone};
    return kb_word_weight(&token);
}

static void names_count_more_than_what_joins_them(void **state)
{
    (void)state;
    assert_true(weight_of("python", false) > weight_of("模型", false));
    assert_true(weight_of("模型", false) > weight_of("的模", false));
    assert_true(weight_of("的模", false) > weight_of("了的", false));
}

static void what_only_asks_counts_little(void **state)
{
    (void)state;
    assert_true(weight_of("如何", false) < weight_of("的模", false));
    assert_true(weight_of("什么", false) < weight_of("模型", false));
    assert_true(weight_of("了的", false) > 0);
}

static void a_lone_character_counts_less_than_a_pair(void **state)
{
    (void)state;
    assert_true(weight_of("图", true) < weight_of("图像", false));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_count_more_than_what_joins_them),
        cmocka_unit_test(what_only_asks_counts_little),
        cmocka_unit_test(a_lone_character_counts_less_than_a_pair),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
