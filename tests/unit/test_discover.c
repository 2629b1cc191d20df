/* test_discover.c - leads, longer names and titles give terms that no lexicon
 * has, and mere parts of words are none.  The names are invented. */
#include "facts_of.h"

/* ---- leads --------------------------------------------------------------- */

static void a_lead_among_known_ones_is_of_their_kind(void **state)
{
    kb_facts facts = read_article(*state, "# 样张\n\n"
                                          "- 竹简修补：有人会。\n"
                                          "- 皮影编排：有人会。\n"
                                          "- 灯谜誊抄：有人会。\n");
    assert_kind(&facts, "灯谜誊抄", KB_APPLICATION);
}

static void a_lead_among_unknown_ones_is_nothing(void **state)
{
    kb_facts facts = read_article(*state, "# 样张\n\n"
                                          "- 竹简修补：有人会。\n"
                                          "- 砖缝描红：有人会。\n"
                                          "- 茶盏听音：有人会。\n"
                                          "- 灯谜誊抄：有人会。\n");
    assert_none(&facts, "灯谜誊抄");
}

static void a_lead_that_joins_two_names_is_one_term(void **state)
{
    kb_facts facts =
        read_article(*state, "# 样张\n\n## 竹简修补与茶盏\n\n都写在纸上。\n");
    assert_kind(&facts, "竹简修补与茶盏", KB_APPLICATION);
    assert_none(&facts, "竹简修补");
}

static void a_lead_that_joins_a_latin_name_is_two(void **state)
{
    kb_facts facts =
        read_article(*state, "# 样张\n\n## TILO与竹简修补\n\n都写在纸上。\n");
    assert_kind(&facts, "竹简修补", KB_APPLICATION);
    assert_none(&facts, "TILO与竹简修补");
}

/* ---- longer names -------------------------------------------------------- */

static void a_latin_name_goes_on_behind_a_known_one(void **state)
{
    kb_facts facts =
        read_article(*state, "# 样张\n\n他用 PyTorch Quillon 抄书。\n");
    assert_kind(&facts, "PyTorch Quillon", KB_PRODUCT);
    assert_none(&facts, "PyTorch");
    facts = read_article(*state, "# 样张\n\n他用 Qwen-Quill 抄书。\n");
    assert_kind(&facts, "Qwen-Quill", KB_MODEL);
}

static void an_abbreviation_or_english_prose_does_not_go_on(void **state)
{
    kb_facts facts =
        read_article(*state, "# 样张\n\n他用 PyTorch QLN 抄书。\n");
    assert_kind(&facts, "PyTorch", KB_PRODUCT);
    facts = read_article(
        *state, "# 样张\n\n原文是 then PyTorch Quillon was read 这一句。\n");
    assert_kind(&facts, "PyTorch", KB_PRODUCT);
}

static void an_organization_goes_on_to_its_part(void **state)
{
    kb_facts facts = read_article(
        *state, "# 样张\n\n这是清华大学竹简与皮影联合研究中心的事。\n");
    assert_kind(&facts, "清华大学竹简与皮影联合研究中心", KB_ORGANIZATION);
    assert_none(&facts, "清华大学");
}

static void words_ahead_are_part_of_a_form(void **state)
{
    kb_facts facts = read_article(
        *state, "# 样张\n\n这里有智能竹简修补，也有AI皮影编排。\n");
    assert_kind(&facts, "竹简修补", KB_APPLICATION);
    assert_string_equal(facts.concepts[0].aliases[0], "智能竹简修补");
    assert_none(&facts, "人工智能");
}

static void words_behind_are_part_of_a_form(void **state)
{
    kb_facts facts =
        read_article(*state, "# 样张\n\n桌上有智能竹简修补系统。\n");
    assert_kind(&facts, "竹简修补", KB_APPLICATION);
    assert_string_equal(facts.concepts[0].aliases[0], "智能竹简修补系统");
    facts = read_article(*state, "# 样张\n\n这是折叠注意技术。\n");
    assert_string_equal(facts.concepts[0].aliases[0], "折叠注意技术");
    facts = read_article(*state, "# 样张\n\n桌上有竹简修补系统匠。\n");
    assert_none(&facts, "竹简修补");
}

/* ---- people -------------------------------------------------------------- */

static void a_person_is_named_behind_a_title(void **state)
{
    kb_facts facts =
        read_article(*state, "# 样张\n\n总裁林晚舟表示，竹简还在。\n");
    assert_kind(&facts, "林晚舟", KB_PERSON);
    facts = read_article(*state, "# 样张\n\n总裁说过，竹简还在。\n");
    assert_int_equal(facts.concept_count, 0);
}

/* ---- parts of words ------------------------------------------------------ */

static void a_mere_part_of_other_words_is_no_term(void **state)
{
    kb_facts facts =
        read_article(*state, "# 样张\n\n桌上的旧竹简修补匠在喝茶。\n");
    assert_none(&facts, "竹简修补");
    facts = read_article(*state, "# 样张\n\n桌上有了竹简修补。\n");
    assert_kind(&facts, "竹简修补", KB_APPLICATION);
    facts = read_article(*state, "# 样张\n\n桌上的旧墨色串味谱很厚。\n");
    assert_none(&facts, "墨色串味");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lead_among_known_ones_is_of_their_kind),
        cmocka_unit_test(a_lead_among_unknown_ones_is_nothing),
        cmocka_unit_test(a_lead_that_joins_two_names_is_one_term),
        cmocka_unit_test(a_lead_that_joins_a_latin_name_is_two),
        cmocka_unit_test(a_latin_name_goes_on_behind_a_known_one),
        cmocka_unit_test(an_abbreviation_or_english_prose_does_not_go_on),
        cmocka_unit_test(an_organization_goes_on_to_its_part),
        cmocka_unit_test(words_ahead_are_part_of_a_form),
        cmocka_unit_test(words_behind_are_part_of_a_form),
        cmocka_unit_test(a_person_is_named_behind_a_title),
        cmocka_unit_test(a_mere_part_of_other_words_is_no_term),
    };
    return cmocka_run_group_tests(tests, open_setting, close_setting);
}
