/* test_gist.c - sentences that say the same in other words. */
#include "open_arena.h"

#include "query/gist.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const kb_gist *gists_of(const kb_sentence *sentences, size_t n,
                               const char *name)
{
    kb_matcher *names = kb_matcher_new(arena);
    kb_matcher_add(names, kb_str_of(name));
    kb_matcher_build(names);
    return kb_gists_find(arena, sentences, n, names);
}

static void others_words_for_one_thing_have_one_leader(void **state)
{
    static const kb_sentence said[] = {
        {"晴岚是会写诗的机器，也会续写旧稿。", NULL},
        {"所谓晴岚，是一种会写诗的机器。", NULL},
        {"晴岚由听澜科技在杭州的旧厂房里造出来。", NULL},
        {"晴岚是一种会写诗的机器", NULL},
    };
    const kb_gist *gists = gists_of(said, COUNT(said), "晴岚");

    (void)state;
    assert_int_equal(gists[0].leader, gists[1].leader);
    assert_int_equal(gists[1].leader, gists[3].leader);
    assert_int_equal(gists[2].leader, 2);
    assert_true(gists[gists[0].leader].typical >= gists[0].typical);
    assert_true(gists[2].typical < gists[0].typical);
}

/* That both begin with the name is nothing that they have in common. */
static void names_are_not_compared(void **state)
{
    static const kb_sentence said[] = {{"折叠注意机制能省内存", NULL},
                                       {"折叠注意机制快", NULL}};

    (void)state;
    assert_int_equal(gists_of(said, COUNT(said), "折叠注意机制")[1].leader, 1);
}

static void what_is_credited_to_others_stands_alone(void **state)
{
    static const kb_sentence said[] = {{"霁月是一种会写诗的机器", "枕石研究院"},
                                       {"霁月是一种会写诗的机器人", "松烟数据"},
                                       {"霁月是一种会写诗的机器", NULL},
                                       {"霁月是一种会写诗的机器", "松烟数据"}};
    const kb_gist *gists = gists_of(said, COUNT(said), "霁月");

    (void)state;
    assert_int_equal(gists[0].leader, 0);
    assert_int_equal(gists[2].leader, 2);
    assert_int_equal(gists[1].leader, gists[3].leader);
}

static void few_words_are_not_enough(void **state)
{
    static const kb_sentence said[] = {
        {"晴岚是机器", NULL}, {"晴岚是机器，用来在灯下写诗", NULL}, {"", NULL}};
    const kb_gist *gists = gists_of(said, COUNT(said), "晴岚");

    (void)state;
    for (uint32_t i = 0; i < COUNT(said); i++)
        assert_int_equal(gists[i].leader, i);
    assert_true(gists[2].typical < 1e-9);
}

static void latin_words_count_whole(void **state)
{
    static const kb_sentence said[] = {
        {"X is a large language model trained by Y", NULL},
        {"X：a large language model trained by Y", NULL},
        {"X is atlarge languagemodel bytrained", NULL}};
    const kb_gist *gists = gists_of(said, COUNT(said), "x");

    (void)state;
    assert_int_equal(gists[0].leader, gists[1].leader);
    assert_int_equal(gists[2].leader, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(others_words_for_one_thing_have_one_leader),
        cmocka_unit_test(names_are_not_compared),
        cmocka_unit_test(what_is_credited_to_others_stands_alone),
        cmocka_unit_test(few_words_are_not_enough),
        cmocka_unit_test(latin_words_count_whole),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
