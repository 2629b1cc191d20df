/* test_happening.c - what words say that happened to a concept. */
#include "check.h"

#include "query/happening.h"

static const kb_concept chatgpt = {
    .id = 1, .fold = "chatgpt", .name = "ChatGPT", .kind = KB_PRODUCT};
static const kb_concept gpt4 = {
    .id = 2, .fold = "gpt4", .name = "GPT-4", .kind = KB_MODEL};
static const kb_concept openai = {
    .id = 3, .fold = "openai", .name = "OpenAI", .kind = KB_ORGANIZATION};

static void check(const kb_concept *concept, const char *what,
                  kb_happened wanted)
{
    if (kb_happening_of(concept, what) != wanted)
        fail_msg("%s of %s", what, concept->name);
}

static void it_is_released_in_many_words(void **state)
{
    static const char *const words[] = {
        "ChatGPT面世",
        "ChatGPT 正式上线",
        "ChatGPT的发布标志着新时代，所有人都看见了",
        "OpenAI的ChatGPT推出后，用户很快过亿",
        "OpenAI发布了ChatGPT",
        "OpenAI发布聊天机器人ChatGPT，上线2个月月活用户过亿",
        "OpenAI推出ChatGPT（一种对话模型）模型，并提供试用",
    };
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        check(&chatgpt, words[i], KB_HAPPENED_RELEASED);
}

static void others_and_other_versions_are_not_it(void **state)
{
    static const char *const words[] = {
        "ChatGPT发布了新的插件",         "谷歌推出类似于ChatGPT的对话服务",
        "谷歌结合ChatGPT推出搜索工具",   "因为ChatGPT上线仅5天用户就过百万",
        "微软整合ChatGPT技术，推出搜索", "ChatGPT引发热潮",
        "有人上线了ChatGPT中文版",       "",
    };
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        check(&chatgpt, words[i], KB_HAPPENED_OTHER);
    check(&gpt4, "GPT-4发布", KB_HAPPENED_RELEASED);
    check(&gpt4, "GPT-4.5发布", KB_HAPPENED_OTHER);
    check(&gpt4, "MiniGPT-4发布", KB_HAPPENED_OTHER);
    check(&gpt4, "推出GPT-4的第二代", KB_HAPPENED_OTHER);
}

static void what_happens_depends_on_the_kind(void **state)
{
    (void)state;
    check(&openai, "OpenAI成立", KB_HAPPENED_FOUNDED);
    check(&openai, "马斯克等人创立OpenAI", KB_HAPPENED_FOUNDED);
    check(&openai, "OpenAI发布ChatGPT", KB_HAPPENED_OTHER);
    check(&chatgpt, "OpenAI开源ChatGPT", KB_HAPPENED_OPENED);
    check(&(kb_concept){0}, "OpenAI成立", KB_HAPPENED_OTHER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_released_in_many_words),
        cmocka_unit_test(others_and_other_versions_are_not_it),
        cmocka_unit_test(what_happens_depends_on_the_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
