/* test_enumerate.c - enumerations, tables and joined forms give terms that no
 * lexicon has.  The names are invented. */
#include "rule_table.h"

#include "aigckb/parse.h"

static kb_facts read_article(void **state, const char *markdown)
{
    const rule_setting *s = *state;
    kb_doc *doc = kb_arena_alloc(s->arena, sizeof *doc);
    kb_facts facts;
    kb_error err;
    if (kb_parse(doc, s->arena, "sample.md", markdown, strlen(markdown),
                 &err) != KB_OK)
        fail_msg("%s", err.message);
    kb_extract(&facts, s->arena, doc, s->x);
    return facts;
}

static const kb_concept_fact *find(const kb_facts *facts, const char *name)
{
    for (size_t i = 0; i < facts->concept_count; i++) {
        if (strcmp(facts->concepts[i].name, name) == 0)
            return &facts->concepts[i];
    }
    return NULL;
}

static void assert_kind(const kb_facts *facts, const char *name, kb_kind kind)
{
    const kb_concept_fact *c = find(facts, name);
    if (!c)
        fail_msg("no concept %s", name);
    assert_int_equal(c ? c->kind : KB_KIND_COUNT, kind);
}

static void an_unknown_member_is_of_the_kind_of_the_known_ones(void **state)
{
    kb_facts facts = read_article(
        state, "# 样张\n\n可用于竹简修补、砖缝描摹和灯谜誊抄等。\n");
    assert_kind(&facts, "竹简修补", KB_APPLICATION);
    assert_kind(&facts, "砖缝描摹", KB_APPLICATION);
    assert_kind(&facts, "灯谜誊抄", KB_APPLICATION);
}

static void words_behind_deng_say_what_the_members_are(void **state)
{
    kb_facts facts = read_article(
        state, "# 样张\n\n砖缝描摹、灯谜誊抄等应用场景都在纸上。\n");
    assert_kind(&facts, "砖缝描摹", KB_APPLICATION);
    assert_kind(&facts, "灯谜誊抄", KB_APPLICATION);
}

static void an_enumeration_of_nothing_known_gives_nothing(void **state)
{
    kb_facts facts =
        read_article(state, "# 样张\n\n桌上有砖缝、灯谜和茶盏。\n");
    assert_int_equal(facts.concept_count, 0);
}

static void a_bracket_behind_a_member_is_not_part_of_it(void **state)
{
    kb_facts facts = read_article(
        state,
        "# 样张\n\n例如竹简修补（竹简、木牍）、砖缝描摹（各种）和灯谜誊抄。\n");
    assert_kind(&facts, "砖缝描摹", KB_APPLICATION);
    assert_null(find(&facts, "木牍）"));
}

static void a_maker_with_its_work_is_two_members(void **state)
{
    kb_facts facts =
        read_article(state, "# 样张\n\n有听澜科技晴岚、霁月等。\n");
    assert_kind(&facts, "听澜科技", KB_ORGANIZATION);
    assert_kind(&facts, "晴岚", KB_MODEL);
    assert_null(find(&facts, "听澜科技晴岚"));
}

static void a_column_gives_its_cells_a_kind(void **state)
{
    kb_facts facts =
        read_article(state, "# 样张\n\n"
                            "| 模型 | 机构 | 模型说明 |\n"
                            "| --- | --- | --- |\n"
                            "| 鹭溪 | 苔石所 | 会写短诗 |\n"
                            "| 藕塘 | 苔石所、柴门社 | 会画画 |\n");
    assert_kind(&facts, "鹭溪", KB_MODEL);
    assert_kind(&facts, "藕塘", KB_MODEL);
    assert_kind(&facts, "柴门社", KB_ORGANIZATION);
    assert_null(find(&facts, "会写短诗"));
}

static void a_generic_term_counts_in_an_enumeration(void **state)
{
    kb_facts bare = read_article(state, "# 样张\n\n这里的青瓷描金很旧。\n");
    kb_facts listed =
        read_article(state, "# 样张\n\n可用于竹简修补、青瓷描金。\n");
    assert_null(find(&bare, "青瓷描金"));
    assert_kind(&listed, "青瓷描金", KB_APPLICATION);
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
    };
    return cmocka_run_group_tests(tests, open_setting, close_setting);
}
