/* test_readable.c - sentences that stand on their own, and those that do not.
 */
#include "check.h"

#include "query/readable.h"

static double worth(const char *text)
{
    return kb_readable(kb_str_of(text));
}

static const char good[] = "文心一言是百度研发的大语言模型，能够理解和生成各种"
                           "文本，为用户提供搜索问答。";

static void a_whole_sentence_reads_well(void **state)
{
    (void)state;
    assert_true(worth(good) > 0.95);
    assert_true(worth("") < 0.2);
}

static void what_goes_on_from_before_reads_badly(void **state)
{
    static const char *const texts[] = {
        "因此，它能够理解和生成各种文本，为用户提供搜索问答和内容创作的服务。",
        "其中，版权问题是一个重要的方面，需要平台和用户一起来面对和解决它。",
        "这些模型能够理解和生成各种文本，为用户提供搜索问答和内容创作的服务。",
        "如图3所示，模型能够理解和生成各种文本，为用户提供搜索问答的服务。",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_true(worth(texts[i]) < 0.5 * worth(good));
}

static void what_is_cut_off_reads_badly(void **state)
{
    static const char *const texts[] = {
        "文心一言是百度研发的大语言模型，主要的用途包括下面的这几个方面：",
        "文心一言是百度研发的大语言模型（它能够理解和生成各种各样的文本。",
        "文心一言是百度研发的大语言模型，2023年的用户已经超过一亿[45。",
        "1. 文心一言是百度研发的大语言模型，能够理解和生成各种各样的文本。",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_true(worth(texts[i]) < 0.5 * worth(good));
}

static void a_clause_needs_no_full_stop(void **state)
{
    (void)state;
    assert_true(kb_readable_clause(KB_STR("OpenAI发布了ChatGPT")) > 0.15);
    assert_true(kb_readable_clause(KB_STR("百度发布文心一言大模型")) > 0.95);
    assert_true(kb_readable_clause(KB_STR("因此被称为AIGC元年")) < 0.3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_sentence_reads_well),
        cmocka_unit_test(what_goes_on_from_before_reads_badly),
        cmocka_unit_test(what_is_cut_off_reads_badly),
        cmocka_unit_test(a_clause_needs_no_full_stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
