/* test_relate.c - which concepts of a sentence, or of what stands over it, the
 * words of relations.tsv relate.  The names are invented. */
#include "facts_of.h"

/* Whether an article states that. */
static bool states(void **state, const char *markdown, const char *s,
                   kb_predicate p, const char *o)
{
    kb_facts facts = read_article(*state, markdown);
    for (size_t i = 0; i < facts.relation_count; i++) {
        const kb_relation_fact *r = &facts.relations[i];
        if (r->p == p && r->basis == KB_BASIS_STATED &&
            strcmp(facts.concepts[r->s].name, s) == 0 &&
            strcmp(facts.concepts[r->o].name, o) == 0)
            return true;
    }
    return false;
}

static void what_does_not_fit_is_stepped_over(void **state)
{
    assert_true(states(state, "听澜科技推出了竹简修补用的漱玉助手。\n",
                       "漱玉助手", KB_MADE_BY, "听澜科技"));
    assert_true(states(state, "晴岚在竹简修补时面临墨色串味。\n", "晴岚",
                       KB_HAS_RISK, "墨色串味"));
}

static void far_words_are_said_of_the_first_term_of_the_sentence(void **state)
{
    assert_true(states(
        state,
        "霁月写得又快又稳，几乎不需要人再去改动，如今已经用于竹简修补。\n",
        "霁月", KB_USED_FOR, "竹简修补"));
}

static void or_of_what_the_article_is_about(void **state)
{
    const char *article = "# 霁月札记\n\n"
                          "晴岚之后有霁月，写得又快又稳，几乎不需要人再去改动，"
                          "如今用于竹简修补。\n";
    assert_true(states(state, article, "霁月", KB_USED_FOR, "竹简修补"));
    assert_false(states(state, article, "晴岚", KB_USED_FOR, "竹简修补"));
}

static void or_of_what_was_spoken_of(void **state)
{
    assert_true(states(state, "霁月很旧。如今已经用于竹简修补。\n", "霁月",
                       KB_USED_FOR, "竹简修补"));
}

static void what_stands_behind_a_preposition_is_not_spoken_of(void **state)
{
    assert_true(states(state,
                       "霁月很旧。在晴岚之后它少见了。如今已经用于竹简修补。\n",
                       "霁月", KB_USED_FOR, "竹简修补"));
}

static void or_of_the_heading(void **state)
{
    assert_true(states(state,
                       "# 样张\n\n## 霁月\n\n如今已经用于竹简修补。\n\n"
                       "## 晴岚\n\n已旧。\n",
                       "霁月", KB_USED_FOR, "竹简修补"));
}

static void a_pronoun_stands_for_what_was_spoken_of(void **state)
{
    assert_true(states(state, "霁月很旧。它基于折叠注意。\n", "霁月",
                       KB_BASED_ON, "折叠注意"));
    assert_false(states(state, "霁月很旧。人们写信，基于折叠注意。\n", "霁月",
                        KB_BASED_ON, "折叠注意"));
}

static void a_field_is_not_what_is_used_in_it(void **state)
{
    assert_true(states(state, "霁月在竹简修补领域用于皮影编排。\n", "霁月",
                       KB_USED_FOR, "皮影编排"));
    assert_false(states(state, "霁月在竹简修补领域用于皮影编排。\n", "竹简修补",
                        KB_USED_FOR, "皮影编排"));
}

static void words_around_both_ends_are_of_one_clause(void **state)
{
    assert_true(states(state, "基于折叠注意的晴岚，众人称便。\n", "晴岚",
                       KB_BASED_ON, "折叠注意"));
    assert_false(states(state, "基于折叠注意的纸，晴岚称便。\n", "晴岚",
                        KB_BASED_ON, "折叠注意"));
}

static void what_ends_the_clause_says_what_its_subject_is(void **state)
{
    assert_true(states(state, "晴岚是用旧纸养成、不占地方的霁月。\n", "晴岚",
                       KB_IS_A, "霁月"));
    assert_false(
        states(state, "晴岚是用霁月养成的旧物。\n", "晴岚", KB_IS_A, "霁月"));
    assert_false(
        states(state, "晴岚是指养成并写下霁月。\n", "晴岚", KB_IS_A, "霁月"));
}

static void a_class_is_none_of_its_members(void **state)
{
    assert_true(
        states(state, "宣和是轻便的笺语模型。\n", "宣和", KB_IS_A, "笺语模型"));
    assert_false(
        states(state, "笺语模型是轻便的宣和。\n", "笺语模型", KB_IS_A, "宣和"));
}

static void an_enumeration_is_taken_as_a_whole(void **state)
{
    const char *names[] = {"竹简修补", "皮影编排", "册页修订"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_true(states(
            state,
            "晴岚用于竹简修补（旧称补简）、捕风、皮影编排和“册页修订”。\n",
            "晴岚", KB_USED_FOR, names[i]));
}

static void
the_subject_of_an_article_is_used_for_what_is_based_on_it(void **state)
{
    const char *article = "# 折叠注意札记\n\n竹简修补采用了折叠注意。\n";
    assert_true(states(state, article, "折叠注意", KB_USED_FOR, "竹简修补"));
    assert_false(states(state, article, "竹简修补", KB_BASED_ON, "折叠注意"));
}

/* A title may name what the article only touches. */
static void an_article_is_about_what_it_speaks_of_most(void **state)
{
    assert_true(states(state,
                       "# 晴岚札记\n\n晴岚已旧。\n\n霁月如何？霁月好。霁月快。"
                       "霁月稳。霁月新。霁月轻。霁月小。霁月静。霁月近。\n\n"
                       "晴岚之后有霁月，写得又快又稳，几乎不需要人再去改动，"
                       "如今用于竹简修补。\n",
                       "霁月", KB_USED_FOR, "竹简修补"));
}

/* "开源" stands in many titles. */
static void no_article_is_about_what_any_may_name(void **state)
{
    assert_true(states(state,
                       "# 白描札记\n\n白描好。白描快。白描稳。白描新。\n\n"
                       "晴岚之后，写得又快又稳，几乎不需要人再去改动，"
                       "如今用于竹简修补。\n",
                       "晴岚", KB_USED_FOR, "竹简修补"));
}

static void who_builds_on_a_work_does_not_make_it(void **state)
{
    assert_true(
        states(state, "听澜科技推出宣和。\n", "宣和", KB_MADE_BY, "听澜科技"));
    assert_true(
        states(state, "听澜画院推出宣和。\n", "宣和", KB_MADE_BY, "听澜画院"));
    assert_false(states(state, "枕石研究院推出了基于宣和的新纸。\n", "宣和",
                        KB_MADE_BY, "枕石研究院"));
    assert_true(states(state, "听澜科技和枕石研究院推出了宣和。\n", "宣和",
                       KB_MADE_BY, "枕石研究院"));
}

static void a_part_of_an_organization_stands_behind_it(void **state)
{
    assert_true(states(state, "听澜科技旗下的听澜画院开张。\n", "听澜画院",
                       KB_PART_OF, "听澜科技"));
    assert_false(states(state, "听澜科技、听澜画院开张。\n", "听澜画院",
                        KB_PART_OF, "听澜科技"));
}

static void a_score_is_no_training(void **state)
{
    assert_true(states(state, "霁月在沧海语料集上训练。\n", "霁月",
                       KB_TRAINED_ON, "沧海语料集"));
    assert_false(states(state, "霁月在听澜评测上训练。\n", "霁月",
                        KB_TRAINED_ON, "听澜评测"));
}

static void a_task_is_not_used_where_what_it_is_done_with_is(void **state)
{
    assert_true(states(state, "竹简修补中，晴岚用于皮影编排。\n", "晴岚",
                       KB_USED_FOR, "皮影编排"));
    assert_false(states(state, "竹简修补中，晴岚用于皮影编排。\n", "竹简修补",
                        KB_USED_FOR, "皮影编排"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_article_is_about_what_any_may_name),
        cmocka_unit_test(who_builds_on_a_work_does_not_make_it),
        cmocka_unit_test(a_part_of_an_organization_stands_behind_it),
        cmocka_unit_test(a_score_is_no_training),
        cmocka_unit_test(a_task_is_not_used_where_what_it_is_done_with_is),
        cmocka_unit_test(what_does_not_fit_is_stepped_over),
        cmocka_unit_test(far_words_are_said_of_the_first_term_of_the_sentence),
        cmocka_unit_test(or_of_what_the_article_is_about),
        cmocka_unit_test(or_of_what_was_spoken_of),
        cmocka_unit_test(what_stands_behind_a_preposition_is_not_spoken_of),
        cmocka_unit_test(or_of_the_heading),
        cmocka_unit_test(a_pronoun_stands_for_what_was_spoken_of),
        cmocka_unit_test(a_field_is_not_what_is_used_in_it),
        cmocka_unit_test(words_around_both_ends_are_of_one_clause),
        cmocka_unit_test(what_ends_the_clause_says_what_its_subject_is),
        cmocka_unit_test(a_class_is_none_of_its_members),
        cmocka_unit_test(an_enumeration_is_taken_as_a_whole),
        cmocka_unit_test(
            the_subject_of_an_article_is_used_for_what_is_based_on_it),
        cmocka_unit_test(an_article_is_about_what_it_speaks_of_most),
    };
    return cmocka_run_group_tests(tests, open_setting, close_setting);
}
