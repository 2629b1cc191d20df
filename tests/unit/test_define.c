/* test_define.c - where definitions are found, and where none is.  The names
 * are invented: tests/rules-data/names.tsv. */
#include "rule_table.h"

#include "parse_text.h"

static kb_facts read_article(const rule_setting *s, const char *body)
{
    kb_doc *doc = kb_arena_alloc(s->arena, sizeof *doc);
    const char *text = kb_arena_printf(s->arena, "# 样张\n\n%s\n", body);
    kb_facts facts;
    kb_error err;
    if (parse_text(doc, s->arena, "sample.md", text, &err) != KB_OK)
        fail_msg("%s", err.message);
    kb_extract(&facts, s->arena, doc, s->x);
    return facts;
}

/* Checks the definitions of an article: "CONCEPT: TEXT" or "CONCEPT (BY):
 * TEXT", a line each. */
static void check(void **state, const char *body, const char *expected)
{
    const rule_setting *s = *state;
    kb_facts facts = read_article(s, body);
    const char *found = "";
    for (size_t i = 0; i < facts.definition_count; i++) {
        const kb_definition_fact *d = &facts.definitions[i];
        found =
            kb_arena_printf(s->arena, "%s%s%s%s%s: %s\n", found,
                            facts.concepts[d->concept].name, d->by ? " (" : "",
                            d->by ? d->by : "", d->by ? ")" : "", d->text);
    }
    assert_string_equal(found, expected);
}

/* ---- sentences ---------------------------------------------------------- */

static void a_later_clause_defines_too(void **state)
{
    check(state, "晴岚是一种写短诗的机器，而霁月是一种写长诗的机器。",
          "晴岚: 晴岚是一种写短诗的机器，而\n"
          "霁月: 霁月是一种写长诗的机器。\n");
}

static void a_clause_far_from_the_beginning_stands_alone(void **state)
{
    check(state, "读书的人常嫌句子太长，一口气读不下去，折叠注意是一种对策。",
          "折叠注意: 折叠注意是一种对策。\n");
}

static void brackets_and_appositions_are_passed_over(void **state)
{
    check(
        state, "折叠注意（把句子折起来），又称折读，是一种读长句的办法。",
        "折叠注意: 折叠注意（把句子折起来），又称折读，是一种读长句的办法。\n");
}

static void the_name_may_stand_in_brackets(void **state)
{
    check(state, "山水写作（晴岚）是渡口边的一台机器。",
          "晴岚: 山水写作（晴岚）是渡口边的一台机器。\n");
}

static void a_pronoun_means_what_was_spoken_of(void **state)
{
    check(state, "晴岚在渡口边的小屋里。它是一种写短诗的机器。",
          "晴岚: 它是一种写短诗的机器。\n");
}

static void a_pronoun_behind_other_words_means_nothing(void **state)
{
    check(state, "晴岚在渡口边的小屋里。窗外下着雨。它是一种写短诗的机器。",
          "");
}

static void a_pronoun_may_take_up_the_clause_before(void **state)
{
    check(state, "灯会上有人讲到折叠注意，这是一种读长句的办法。",
          "折叠注意: 灯会上有人讲到折叠注意，这是一种读长句的办法。\n");
    check(state, "听澜科技做成了漱玉助手，一款替人折短长句的工具。",
          "漱玉助手: 听澜科技做成了漱玉助手，一款替人折短长句的工具。\n");
    check(state, "听澜科技做成了漱玉助手，一个人带回了渡口。", "");
}

static void whose_it_is_may_stand_before_the_name(void **state)
{
    check(state, "听澜科技去年做成的漱玉助手是一款替人折短长句的工具。",
          "漱玉助手: 听澜科技去年做成的漱玉助手是一款替人折短长句的工具。\n");
    check(state, "收拾渡口旧书里的折叠注意是一种苦差事。", "");
}

static void what_it_serves_as_defines(void **state)
{
    check(state, "作为一种新近的技术，折叠注意很快就传开了。",
          "折叠注意: 作为一种新近的技术，折叠注意很快就传开了。\n");
}

static void words_may_come_late(void **state)
{
    check(state, "折叠注意由几位书生先后想到，是指把长句折短再读。",
          "折叠注意: 折叠注意由几位书生先后想到，是指把长句折短再读。\n");
}

static void brackets_may_explain(void **state)
{
    check(state, "这里用到折叠注意（把长句折短再读的办法）等几样。",
          "折叠注意: 折叠注意（把长句折短再读的办法）\n");
}

static void words_before_a_name_may_say_what_it_is(void **state)
{
    check(state, "渡口有一台写短诗的机器人“晴岚”，能够一口气写上三天。",
          "晴岚: 渡口有一台写短诗的机器人“晴岚”，能够一口气写上三天。\n");
    check(state, "渡口有一台写短诗的机器人“晴岚”，听说卖得很好。", "");
}

static void long_brackets_list_rather_than_explain(void **state)
{
    check(state,
          "书里讲到折叠注意（折痕的来历与用法、灯下对读的做法、几种折法之间"
          "的长短、旧书上折痕的年代、折痕太多时的补法、读完之后怎样展平、展平"
          "之后的收法）。",
          "");
}

static void a_question_defines_nothing(void **state)
{
    check(state, "折叠注意是一种怎样的读书办法？", "");
}

static void weak_words_do_where_a_concept_is_introduced(void **state)
{
    check(state, "折叠注意利用折痕来读长句。折叠注意利用灯光来看清小字。",
          "折叠注意: 折叠注意利用折痕来读长句。\n");
}

static void weak_words_do_for_a_member_of_a_list(void **state)
{
    check(state,
          "折叠注意早就有了。常用折叠注意和回环采样两样。折叠注意利用折痕"
          "来读长句。",
          "折叠注意: 折叠注意利用折痕来读长句。\n");
}

static void a_subject_that_nobody_knows_becomes_a_concept(void **state)
{
    check(state, "灯下对读是指两个人在灯下轮流读同一本书。",
          "灯下对读: 灯下对读是指两个人在灯下轮流读同一本书。\n");
}

static void what_is_said_of_many_things_makes_no_concept(void **state)
{
    check(state, "无论你是一个读书人，还是一个写书人，都用得上。", "");
    check(state, "这盏灯始终是一种摆设。", "");
}

static void a_lead_that_nobody_knows_becomes_a_concept(void **state)
{
    check(state, "- **灯下对读**：是指两个人轮流读同一本书。",
          "灯下对读: 灯下对读：是指两个人轮流读同一本书。\n");
    check(state, "- **隔窗听书**：一个隔着窗户听人读书的方法。",
          "隔窗听书: 隔窗听书：一个隔着窗户听人读书的方法。\n");
    check(state, "- **隔窗听书**：一个好去处。", "");
}

static void a_new_name_keeps_its_last_word(void **state)
{
    check(state, "伴读模型是一种替人读长句的小机器。",
          "伴读模型: 伴读模型是一种替人读长句的小机器。\n");
}

static void a_property_is_a_concept_where_it_is_defined(void **state)
{
    check(state, "耐读性是指一本书反复读也不觉得厌烦。",
          "耐读性: 耐读性是指一本书反复读也不觉得厌烦。\n");
    check(state, "这本书的耐读性很高。", "");
}

static void a_heading_makes_weak_words_enough_for_a_new_name(void **state)
{
    check(state, "## 伴读灯\n\n伴读灯是摆在两个读书人中间的那盏灯。",
          "伴读灯: 伴读灯是摆在两个读书人中间的那盏灯。\n");
    check(state, "## 桌上的东西\n\n伴读灯是摆在两个读书人中间的那盏灯。", "");
}

/* ---- leads, headings, rows ---------------------------------------------- */

static void what_stands_behind_a_lead_explains_it(void **state)
{
    check(state, "- **折叠注意**：长句先折短了，再一段一段地读下去。",
          "折叠注意: 折叠注意：长句先折短了，再一段一段地读下去。\n");
}

static void a_sentence_may_begin_with_a_lead(void **state)
{
    check(state, "**折叠注意**（Folding）是把长句折短了再读的办法。",
          "折叠注意: 折叠注意（Folding）是把长句折短了再读的办法。\n");
    check(state, "**折叠注意**（Folding）近来很有名气，学的人不少。", "");
}

static void a_list_behind_a_lead_explains_nothing(void **state)
{
    check(state, "- **折叠注意**：晴岚、霁月、岚语模型。", "");
}

static void features_of_a_product_are_not_defined(void **state)
{
    check(state,
          "## 漱玉助手\n\n- **折叠注意**：长句先折短了，再一段一段地读下去。",
          "");
}

static void the_first_words_below_a_heading_leave_it_out(void **state)
{
    check(state, "## 折叠注意\n\n通过折痕把长句分成几段来读。",
          "折叠注意: 通过折痕把长句分成几段来读。\n");
    check(state, "## 折叠注意\n\n通过练习你也能很快地学会它。", "");
}

static void a_row_explains_the_name_in_its_first_cell(void **state)
{
    check(state,
          "| 名称 | 说明 |\n| --- | --- |\n| 晴岚 | 专写山水短诗的模型 |\n"
          "| 霁月 | 去年春天上市，卖得很好 |",
          "晴岚: 晴岚 | 专写山水短诗的模型\n");
}

/* ---- who defines -------------------------------------------------------- */

static void who_says_so_is_credited(void **state)
{
    check(
        state, "在听澜科技看来，折叠注意是一种读长句的办法。",
        "折叠注意 (听澜科技): 在听澜科技看来，折叠注意是一种读长句的办法。\n");
    check(state, "- 听澜科技的定义：折叠注意是一种读长句的办法。",
          "折叠注意 (听澜科技): 折叠注意是一种读长句的办法。\n");
}

static void who_only_made_it_is_not(void **state)
{
    check(state, "听澜科技的折叠注意也有名气，折叠注意是一种读长句的办法。",
          "折叠注意: 折叠注意是一种读长句的办法。\n");
}

static void several_wordings_are_kept(void **state)
{
    check(state,
          "## 折叠注意的定义\n\n"
          "- 听澜科技的定义：折叠注意是一种读长句的办法。\n"
          "- 枕石研究院的定义：折叠注意让人少走许多弯路。",
          "折叠注意 (听澜科技): 折叠注意是一种读长句的办法。\n"
          "折叠注意 (枕石研究院): 折叠注意让人少走许多弯路。\n");
}

static void the_defined_may_stand_in_the_lead(void **state)
{
    check(state, "- 折叠注意的定义：先折短长句，再一段段读。",
          "折叠注意: 先折短长句，再一段段读。\n");
}

static void a_lead_may_announce_a_definition(void **state)
{
    check(state, "## 折叠注意\n\n- 定义：先折短长句，再一段段读。",
          "折叠注意: 先折短长句，再一段段读。\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_later_clause_defines_too),
        cmocka_unit_test(a_clause_far_from_the_beginning_stands_alone),
        cmocka_unit_test(brackets_and_appositions_are_passed_over),
        cmocka_unit_test(the_name_may_stand_in_brackets),
        cmocka_unit_test(a_pronoun_means_what_was_spoken_of),
        cmocka_unit_test(a_pronoun_behind_other_words_means_nothing),
        cmocka_unit_test(a_pronoun_may_take_up_the_clause_before),
        cmocka_unit_test(whose_it_is_may_stand_before_the_name),
        cmocka_unit_test(what_it_serves_as_defines),
        cmocka_unit_test(words_may_come_late),
        cmocka_unit_test(brackets_may_explain),
        cmocka_unit_test(words_before_a_name_may_say_what_it_is),
        cmocka_unit_test(long_brackets_list_rather_than_explain),
        cmocka_unit_test(a_question_defines_nothing),
        cmocka_unit_test(weak_words_do_where_a_concept_is_introduced),
        cmocka_unit_test(weak_words_do_for_a_member_of_a_list),
        cmocka_unit_test(a_subject_that_nobody_knows_becomes_a_concept),
        cmocka_unit_test(what_is_said_of_many_things_makes_no_concept),
        cmocka_unit_test(a_lead_that_nobody_knows_becomes_a_concept),
        cmocka_unit_test(a_new_name_keeps_its_last_word),
        cmocka_unit_test(a_property_is_a_concept_where_it_is_defined),
        cmocka_unit_test(a_heading_makes_weak_words_enough_for_a_new_name),
        cmocka_unit_test(what_stands_behind_a_lead_explains_it),
        cmocka_unit_test(a_sentence_may_begin_with_a_lead),
        cmocka_unit_test(a_list_behind_a_lead_explains_nothing),
        cmocka_unit_test(features_of_a_product_are_not_defined),
        cmocka_unit_test(the_first_words_below_a_heading_leave_it_out),
        cmocka_unit_test(a_row_explains_the_name_in_its_first_cell),
        cmocka_unit_test(who_says_so_is_credited),
        cmocka_unit_test(who_only_made_it_is_not),
        cmocka_unit_test(several_wordings_are_kept),
        cmocka_unit_test(the_defined_may_stand_in_the_lead),
        cmocka_unit_test(a_lead_may_announce_a_definition),
    };
    return cmocka_run_group_tests(tests, open_setting, close_setting);
}
