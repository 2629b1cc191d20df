/* test_spot.c - forms in addresses, in trades and in everyday words are not
 * meant. */
#include "rule_table.h"

#include "extract/spot.h"
#include "parse_text.h"

static bool is_address(const char *text, const char *form)
{
    kb_str all = kb_str_of(text);
    ptrdiff_t at = kb_str_find(all, kb_str_of(form), 0);
    assert_true(at >= 0);
    return kb_spot_is_address(all, (size_t)at, (size_t)at + strlen(form));
}

static void a_form_inside_an_address_is_not_meant(void **state)
{
    (void)state;
    assert_true(is_address("见https://huggingface.co/tilo。", "huggingface"));
    assert_true(is_address("见 www.tilo.cn", "tilo"));
    assert_true(is_address("运行 tilo_model.h5 即可", "tilo"));
    assert_true(is_address("写信给 lan@tilo.com", "tilo"));
}

static void a_name_with_a_dot_is_no_address(void **state)
{
    (void)state;
    assert_false(is_address("用 Tilo.ai 写诗", "Tilo.ai"));
    assert_false(is_address("有 Tilo/Quor 两种", "Tilo"));
    assert_false(is_address("Tilo-2.5 很旧", "Tilo"));
    assert_false(is_address("这是 Tilo.", "Tilo"));
    assert_false(is_address("这是Tilo。", "Tilo"));
}

static bool is_trade(const char *text, const char *form)
{
    kb_str all = kb_str_of(text);
    ptrdiff_t at = kb_str_find(all, kb_str_of(form), 0);
    return kb_spot_is_trade(all, (size_t)at + strlen(form));
}

static void a_trade_is_not_what_somebody_does(void **state)
{
    (void)state;
    assert_true(is_trade("他是产品设计师。", "产品设计"));
    assert_true(is_trade("渗透测试工程师", "渗透测试"));
    assert_false(is_trade("产品设计员工", "产品设计"));
    assert_false(is_trade("产品设计", "产品设计"));
}

/* How many concepts an article with this body has. */
static size_t count_concepts(void **state, const char *body)
{
    const rule_setting *s = *state;
    const char *text = kb_arena_printf(s->arena, "# 样张\n\n%s\n", body);
    kb_doc *doc = kb_arena_alloc(s->arena, sizeof *doc);
    kb_facts facts;
    kb_error err;
    if (parse_text(doc, s->arena, "sample.md", text, &err) != KB_OK)
        fail_msg("%s", err.message);
    kb_extract(&facts, s->arena, doc, s->x);
    return facts.concept_count;
}

static void each_shield_hides_what_begins_inside_it(void **state)
{
    const rule_setting *s = *state;
    kb_tsv row = rule_rows("shields.tsv");
    size_t wrong = 0;
    while (kb_tsv_next(&row)) {
        kb_founds found = {0};
        const char *text =
            kb_arena_printf(s->arena, "%s鹭溪", cell(s->arena, &row, 0));
        kb_folded folded = kb_fold_text(s->arena, kb_str_of(text));
        kb_lexicon_find(&s->x->lexicon, s->arena, &folded, &found);
        if (found.len != 1 || found.data[0].start != 0) {
            blame(&row, "is not found as a whole");
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static void a_shield_is_no_concept(void **state)
{
    assert_int_equal(count_concepts(state, "这个大模型很新。"), 1);
    assert_int_equal(count_concepts(state, "扩大模型的规模。"), 0);
}

static void references_are_not_read(void **state)
{
    assert_int_equal(count_concepts(state, "## 参考文献\n\n晴岚与霁月。"), 0);
    assert_int_equal(count_concepts(state, "## 其一\n\n晴岚与霁月。"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_inside_an_address_is_not_meant),
        cmocka_unit_test(a_name_with_a_dot_is_no_address),
        cmocka_unit_test(a_trade_is_not_what_somebody_does),
        cmocka_unit_test(each_shield_hides_what_begins_inside_it),
        cmocka_unit_test(a_shield_is_no_concept),
        cmocka_unit_test(references_are_not_read),
    };
    return cmocka_run_group_tests(tests, open_setting, close_setting);
}
