/* test_enumerate.c - enumerations, tables and joined forms give terms that no
 * lexicon has.  The names are invented. */
#include "facts_of.h"

static void an_unknown_member_is_of_the_kind_of_the_known_ones(void **state)
{
    kb_facts facts = read_article(
        *state, "# 样张\n\n可用于竹简修补、砖缝描摹和灯谜誊抄等。\n");
    assert_kind(&facts, "竹简修补", KB_APPLICATION);
    assert_kind(&facts, "砖缝描摹", KB_APPLICATION);
    assert_kind(&facts, "灯谜誊抄", KB_APPLICATION);
}

static void words_behind_deng_say_what_the_members_are(void **state)
{
    kb_facts facts = read_article(
        *state, "# 样张\n\n砖缝描摹、灯谜誊抄等应用场景都在纸上。\n");
    assert_kind(&facts, "砖缝描摹", KB_APPLICATION);
    assert_kind(&facts, "灯谜誊抄", KB_APPLICATION);
}

static void an_enumeration_of_nothing_known_gives_nothing(void **state)
{
    kb_facts facts =
        read_article(*state, "# 样张\n\n桌上有砖缝、灯谜和茶盏。\n");
    assert_int_equal(facts.concept_count, 0);
}

static void a_bracket_behind_a_member_is_not_part_of_it(void **state)
{
    kb_facts facts = read_article(
        *state,
        "# 样张\n\n例如竹简修补（竹简、木牍）、砖缝描摹（各种）和灯谜誊抄。\n");
    assert_kind(&facts, "砖缝描摹", KB_APPLICATION);
    assert_none(&facts, "木牍）");
}

static void a_maker_with_its_work_is_two_members(void **state)
{
    kb_facts facts =
        read_article(*state, "# 样张\n\n有听澜科技晴岚、霁月等。\n");
    assert_kind(&facts, "听澜科技", KB_ORGANIZATION);
    assert_kind(&facts, "晴岚", KB_MODEL);
    assert_none(&facts, "听澜科技晴岚");
}

static void a_column_gives_its_cells_a_kind(void **state)
{
    kb_facts facts =
        read_article(*state, "# 样张\n\n"
                             "| 模型 | 机构 | 模型说明 |\n"
                             "| --- | --- | --- |\n"
                             "| 鹭溪 | 苔石所 | 会写短诗 |\n"
                             "| 藕塘 | 苔石所、柴门社 | 会画画 |\n");
    assert_kind(&facts, "鹭溪", KB_MODEL);
    assert_kind(&facts, "藕塘", KB_MODEL);
    assert_kind(&facts, "柴门社", KB_ORGANIZATION);
    assert_none(&facts, "会写短诗");
}

static void a_generic_term_counts_in_an_enumeration(void **state)
{
    kb_facts bare = read_article(*state, "# 样张\n\n这里的青瓷描金很旧。\n");
    kb_facts listed =
        read_article(*state, "# 样张\n\n可用于竹简修补、青瓷描金。\n");
    assert_none(&bare, "青瓷描金");
    assert_kind(&listed, "青瓷描金", KB_APPLICATION);
}

static void a_member_is_more_than_the_term_it_holds(void **state)
{
    kb_facts facts =
        read_article(*state, "# 样张\n\n可用于皮影编排、竹简修补训诂等。\n");
    assert_kind(&facts, "竹简修补训诂", KB_APPLICATION);
    facts =
        read_article(*state, "# 样张\n\n可用于皮影编排、竹简修补领域等。\n");
    assert_kind(&facts, "竹简修补", KB_APPLICATION);
    assert_none(&facts, "竹简修补领域");
}

static void what_a_member_makes_is_the_member(void **state)
{
    kb_facts facts = read_article(
        *state, "# 样张\n\n可用于生成竹简书函、皮影编排、竹简修补等。\n");
    assert_kind(&facts, "竹简书函", KB_APPLICATION);
    facts = read_article(
        *state, "# 样张\n\n可用于皮影编排、生成式编钟、竹简修补等。\n");
    assert_kind(&facts, "生成式编钟", KB_APPLICATION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unknown_member_is_of_the_kind_of_the_known_ones),
        cmocka_unit_test(words_behind_deng_say_what_the_members_are),
        cmocka_unit_test(an_enumeration_of_nothing_known_gives_nothing),
        cmocka_unit_test(a_bracket_behind_a_member_is_not_part_of_it),
        cmocka_unit_test(a_maker_with_its_work_is_two_members),
        cmocka_unit_test(a_column_gives_its_cells_a_kind),
        cmocka_unit_test(a_generic_term_counts_in_an_enumeration),
        cmocka_unit_test(a_member_is_more_than_the_term_it_holds),
        cmocka_unit_test(what_a_member_makes_is_the_member),
    };
    return cmocka_run_group_tests(tests, open_setting, close_setting);
}
