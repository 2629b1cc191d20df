/* test_named.c - names are found by the words beside them.  The names are
 * invented. */
#include "facts_of.h"

static kb_facts read_sentence(const rule_setting *s, const char *sentence)
{
    return read_article(s,
                        kb_arena_printf(s->arena, "# 样张\n\n%s\n", sentence));
}

/* The kind of the concept with this name, or "none". */
static const char *kind_in(const rule_setting *s, const char *sentence,
                           const char *name)
{
    kb_facts facts = read_sentence(s, sentence);
    for (size_t i = 0; i < facts.concept_count; i++) {
        if (strcmp(facts.concepts[i].name, name) == 0)
            return kb_kind_word(facts.concepts[i].kind)->name;
    }
    return "none";
}

static void each_class_types_a_name_before_and_behind_it(void **state)
{
    const rule_setting *s = *state;
    kb_tsv row = rule_rows("classes.tsv");
    size_t wrong = 0;
    while (kb_tsv_next(&row)) {
        const char *words = cell(s->arena, &row, 0);
        const char *kind = cell(s->arena, &row, 1);
        const char *behind =
            kb_arena_printf(s->arena, "纸上有 Tilo-Q%s。", words);
        const char *before =
            kb_arena_printf(s->arena, "纸上有%s Tilo-Q。", words);
        if (strcmp(kind_in(s, behind, "Tilo-Q"), kind) != 0 ||
            strcmp(kind_in(s, before, "Tilo-Q"), kind) != 0) {
            blame(&row, "does not type a name beside it");
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static void a_name_beside_nothing_telling_is_no_concept(void **state)
{
    assert_string_equal(kind_in(*state, "纸上有 Tilo-Q 三个字。", "Tilo-Q"),
                        "none");
}

static void an_abbreviation_and_a_plain_word_are_no_names(void **state)
{
    assert_string_equal(kind_in(*state, "纸上有 TLQ 平台。", "TLQ"), "none");
    assert_string_equal(kind_in(*state, "纸上有 tilo 平台。", "tilo"), "none");
    assert_string_equal(kind_in(*state, "纸上有 Tilo 模型。", "Tilo"), "none");
}

static void words_of_a_name_stay_together(void **state)
{
    assert_string_equal(kind_in(*state, "他用 Tilo Quor 平台。", "Tilo Quor"),
                        "product");
}

static void a_product_names_the_words_in_quotes_behind_it(void **state)
{
    assert_string_equal(kind_in(*state, "这是数字人“鹭小溪”。", "鹭小溪"),
                        "product");
    assert_string_equal(kind_in(*state, "这是数据集“鹭小溪”。", "鹭小溪"),
                        "dataset");
    assert_string_equal(kind_in(*state, "他说“鹭小溪”来了。", "鹭小溪"),
                        "none");
}

static void what_has_a_title_is_a_work_or_a_law(void **state)
{
    assert_string_equal(kind_in(*state, "他读过《鹭溪夜话》。", "鹭溪夜话"),
                        "product");
    assert_string_equal(
        kind_in(*state, "依照《鹭溪灯火管理办法》。", "鹭溪灯火管理办法"),
        "policy");
    assert_string_equal(kind_in(*state, "他问《鹭溪在哪？》。", "鹭溪在哪？"),
                        "none");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_class_types_a_name_before_and_behind_it),
        cmocka_unit_test(a_name_beside_nothing_telling_is_no_concept),
        cmocka_unit_test(an_abbreviation_and_a_plain_word_are_no_names),
        cmocka_unit_test(words_of_a_name_stay_together),
        cmocka_unit_test(a_product_names_the_words_in_quotes_behind_it),
        cmocka_unit_test(what_has_a_title_is_a_work_or_a_law),
    };
    return cmocka_run_group_tests(tests, open_setting, close_setting);
}
