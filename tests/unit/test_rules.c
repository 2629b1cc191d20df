/* test_rules.c - the tables of extraction rules, and the shape of terms. */
#include "check.h"

#include <stdlib.h>

#include "extract/shape.h"
#include "extract/wording.h"

typedef struct fixture {
    kb_arena *arena;
    kb_rules rules;
    kb_error err;
} fixture;

enum { TABLES = 7 };

/* One of each table, small. */
static const char *const tables[TABLES][2] = {
    {"heads.tsv", "模型\tmodel\n大模型\tmodel\tapplication\n小模型\t-\n"
                  "平台\tproduct\n风险\trisk\n应用\tapplication\n"},
    {"sections.tsv", "步骤\t-\n风险\trisk\thas_risk\tdown\n"
                     "应用场景\tapplication\tused_for\tup\n应用\tproduct\n"},
    {"labels.tsv", "优点\nFAQ\n"},
    {"edges.tsv",
     "如何\tbegin\n使用\tbegin\n方面\tend\n是\tinside\n和\tstop\n"},
    {"definitions.tsv", "是\tafter\t0.55\n是指\tafter\t0.9\n是否\tafter\t0\n"
                        "因此\tbefore\t\n模型\tgenus\t0.15\n"},
    {"relations.tsv",
     "made_by\t发布\to\tmodel,product\torganization\t10\t0.85\n"
     "replaces\t发布\ts\tmodel\tsame\t4\t0.5\n"
     "used_for\t用于\ts\t*\t*\t8\t0.8\n"},
    {"promotion.tsv", "扫码\t3\tyes\n免费\t2.5\t\n"},
};

static kb_embedded file_of(const char *name, const char *text)
{
    return (kb_embedded){name, text, strlen(text)};
}

static int setup(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    kb_embedded files[TABLES + 1] = {{0}};
    *state = f;
    if (!f)
        return -1;
    for (int i = 0; i < TABLES; i++)
        files[i] = file_of(tables[i][0], tables[i][1]);
    f->arena = kb_arena_new();
    return kb_rules_init(&f->rules, f->arena, files, &f->err);
}

static int teardown(void **state)
{
    fixture *f = *state;
    kb_arena_free(f->arena);
    free(f);
    return 0;
}

static const kb_rules *rules_of(void **state)
{
    return &((fixture *)*state)->rules;
}

/* ---- tables ------------------------------------------------------------- */

static void the_longest_suffix_says_the_kind(void **state)
{
    const kb_rules *r = rules_of(state);
    const kb_type *type = kb_rules_head(r, KB_STR("视觉模型"));
    assert_int_equal(type->kind, KB_MODEL);
    assert_int_equal(type->layer, KB_LAYER_MODEL);
    type = kb_rules_head(r, KB_STR("视觉大模型"));
    assert_int_equal(type->layer, KB_LAYER_APPLICATION);
    assert_false(kb_rules_head(r, KB_STR("视觉小模型"))->concept);
    assert_int_equal(kb_rules_head(r, KB_STR("平台"))->kind, KB_PRODUCT);
    assert_null(kb_rules_head(r, KB_STR("模型库")));
    assert_null(kb_rules_head(r, KB_STR("")));
}

static void the_first_section_rule_that_fits_wins(void **state)
{
    const kb_rules *r = rules_of(state);
    const kb_section_rule *rule =
        kb_rules_section(r, KB_STR("三、AIGC 的应用场景有哪些"));
    assert_int_equal(rule->type.kind, KB_APPLICATION);
    assert_true(rule->relates);
    assert_int_equal(rule->predicate, KB_USED_FOR);
    assert_false(rule->down);
    assert_true(kb_rules_section(r, KB_STR("风险"))->down);
    assert_false(kb_rules_section(r, KB_STR("应用与步骤"))->type.concept);
    assert_false(kb_rules_section(r, KB_STR("应用"))->relates);
    assert_null(kb_rules_section(r, KB_STR("前言")));
}

static void labels_are_known_by_their_fold(void **state)
{
    const kb_rules *r = rules_of(state);
    assert_true(kb_rules_is_label(r, KB_STR("优点")));
    assert_true(kb_rules_is_label(r, KB_STR("faq")));
    assert_false(kb_rules_is_label(r, KB_STR("优")));
}

static void relation_rules_of_the_same_words_are_chained(void **state)
{
    const kb_rules *r = rules_of(state);
    assert_int_equal(r->relation_words.len, 2);
    const kb_relation_rule *rule =
        &r->relations.data[r->relation_words.data[0]];
    assert_int_equal(rule->predicate, KB_REPLACES);
    assert_true(rule->left_is_subject);
    assert_int_equal(rule->o_kinds, 0); /* "same" */
    rule = &r->relations.data[rule->next];
    assert_int_equal(rule->predicate, KB_MADE_BY);
    assert_false(rule->left_is_subject);
    assert_int_equal(rule->s_kinds, 1u << KB_MODEL | 1u << KB_PRODUCT);
    assert_int_equal(rule->o_kinds, 1u << KB_ORGANIZATION);
    assert_int_equal(rule->gap, 10);
    assert_int_equal(rule->next, -1);
    rule = &r->relations.data[r->relation_words.data[1]];
    assert_int_equal(rule->s_kinds, (1u << KB_KIND_COUNT) - 1);
}

static void numbers_are_read(void **state)
{
    const kb_rules *r = rules_of(state);
    assert_true(r->definitions[KB_WORDING_AFTER].list.data[1].sure > 0.89);
    assert_true(r->promo.data[1].weight > 2.4);
    assert_true(r->promo.data[0].opens);
    assert_false(r->promo.data[1].opens);
}

static double surety(void **state, const char *behind)
{
    kb_str words = kb_str_of(behind);
    return kb_wording_surety(rules_of(state), words, 0, words.len);
}

static void the_longest_words_of_a_definition_win(void **state)
{
    assert_true(surety(state, "是一件事") < 0.56);
    assert_true(surety(state, "是指一件事") > 0.89);
    assert_true(surety(state, "是一种模型，") > 0.69); /* with its genus */
    assert_true(surety(state, "是否如此") < 0.01);
    assert_true(surety(state, "不知如何") < 0.01);
}

static void words_before_a_subject_are_passed_over(void **state)
{
    kb_str text = KB_STR("因此晴岚");
    assert_int_equal(kb_wording_subject(rules_of(state), text, 0, text.len),
                     sizeof "因此" - 1);
}

static void a_wrong_rule_is_named_by_file_and_line(void **state)
{
    static const char *const wrong[][3] = {
        {"heads.tsv", "模型\tmodle\n", "heads.tsv:1: unknown kind 'modle'"},
        {"heads.tsv", "模型\tmodel\tup\n", "heads.tsv:1: unknown layer 'up'"},
        {"heads.tsv", "模型\tmodel\n模型\t-\n", "heads.tsv:2: twice: '模型'"},
        {"sections.tsv", "应用\t?\n", "sections.tsv:1: unknown kind '?'"},
        {"sections.tsv", "应用\t-\tuses\n",
         "sections.tsv:1: unknown predicate 'uses'"},
        {"labels.tsv", "# labels\nFAQ\nfaq\n", "labels.tsv:3: twice: 'faq'"},
        {"edges.tsv", "如何\tstart\n", "edges.tsv:1: unknown place 'start'"},
        {"definitions.tsv", "是指\tafter\tvery\n",
         "definitions.tsv:1: not a number: 'very'"},
        {"definitions.tsv", "是指\tafter\n",
         "definitions.tsv:1: not a number: ''"},
        {"definitions.tsv", "是指\tbehind\t0.9\n",
         "definitions.tsv:1: unknown place 'behind'"},
        {"relations.tsv", "makes\t发布\to\t*\t*\t1\t1\n",
         "relations.tsv:1: unknown predicate 'makes'"},
        {"relations.tsv", "made_by\t发布\to\tmodel,\t*\t1\t1\n",
         "relations.tsv:1: unknown kind ''"},
        {"relations.tsv", "made_by\t发布\to\t*\tfirm\t1\t1\n",
         "relations.tsv:1: unknown kind 'firm'"},
        {"relations.tsv", "made_by\t发布\to\t*\t*\t1x\t1\n",
         "relations.tsv:1: not a number: '1x'"},
        {"relations.tsv", "made_by\t发布\to\t*\t*\t1\n",
         "relations.tsv:1: not a number: ''"},
        {"promotion.tsv", "扫码\tx\n", "promotion.tsv:1: not a number: 'x'"},
        {"promotion.tsv", "扫码\t1\n扫 码\t1\n",
         "promotion.tsv:2: twice: '扫 码'"},
        {"promotion-hashes.tsv", "00000000000000ag\t2\n",
         "promotion-hashes.tsv:1: not a hash: '00000000000000ag'"},
        {"promotion-hashes.tsv", "1234\t2\n",
         "promotion-hashes.tsv:1: not a hash: '1234'"},
        {"promotion-hashes.tsv", "0000000000000011\t\n",
         "promotion-hashes.tsv:1: not a digit: ''"},
        {"promotion-hashes.tsv", "0000000000000011\t2\n0000000000000011\t2\n",
         "promotion-hashes.tsv:2: out of order: '0000000000000011'"},
    };
    fixture *f = *state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        kb_rules rules;
        const kb_embedded files[] = {file_of(wrong[i][0], wrong[i][1]), {0}};
        assert_int_equal(kb_rules_init(&rules, f->arena, files, &f->err),
                         KB_BAD_INPUT);
        assert_string_equal(f->err.message, wrong[i][2]);
    }
}

static void other_files_are_no_rules(void **state)
{
    fixture *f = *state;
    kb_rules rules;
    const kb_embedded files[] = {file_of("notes.txt", "any\tthing\n"), {0}};
    assert_int_equal(kb_rules_init(&rules, f->arena, files, &f->err), KB_OK);
    assert_null(kb_rules_head(&rules, KB_STR("模型")));
    assert_null(kb_rules_section(&rules, KB_STR("应用")));
}

/* ---- shape -------------------------------------------------------------- */

static void words_with_the_look_of_a_term_are_one(void **state)
{
    static const char *const terms[] = {"扩散模型",         "文生图", "AI绘画",
                                        "Stable Diffusion", "C++",    "GPT-4"};
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        assert_true(kb_shape_is_term(rules_of(state), kb_str_of(terms[i])));
}

static void what_is_too_short_or_long_or_no_word_is_no_term(void **state)
{
    static const char *const others[] = {
        "",
        "图",
        "A",
        "2024",
        "！？",
        "这一段文字写得太长了所以它不可能再是一个术语的名字",
        "a sentence of several words is no term of the field",
        "LongLatinLongLatinLongLatinLongLatinLongLatinLongLatin"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(kb_shape_is_term(rules_of(state), kb_str_of(others[i])));
}

static void edge_words_show_that_words_are_no_term(void **state)
{
    const kb_rules *r = rules_of(state);
    assert_false(kb_shape_is_term(r, KB_STR("如何绘画")));
    assert_false(kb_shape_is_term(r, KB_STR("技术方面")));
    assert_false(kb_shape_is_term(r, KB_STR("模型是工具")));
    assert_true(kb_shape_is_term(r, KB_STR("绘画如何")));
    assert_true(kb_shape_is_term(r, KB_STR("方面技术")));
}

static void a_label_is_no_term(void **state)
{
    const kb_rules *r = rules_of(state);
    assert_false(kb_shape_is_term(r, KB_STR("优点")));
    assert_false(kb_shape_is_term(r, KB_STR("ＦＡＱ")));
    assert_true(kb_shape_is_term(r, KB_STR("优点模型")));
}

static void the_head_or_the_surroundings_say_the_kind(void **state)
{
    const kb_rules *r = rules_of(state);
    const kb_type risk = {true, KB_RISK, KB_LAYER_NONE};
    assert_int_equal(kb_shape_type(r, KB_STR("写作平台"), NULL).kind,
                     KB_PRODUCT);
    assert_int_equal(kb_shape_type(r, KB_STR("数据泄露"), &risk).kind, KB_RISK);
    assert_false(kb_shape_type(r, KB_STR("数据泄露"), NULL).concept);
}

static void a_telling_head_outweighs_the_surroundings(void **state)
{
    const kb_rules *r = rules_of(state);
    const kb_type technique = {true, KB_TECHNIQUE, KB_LAYER_MODEL};
    assert_int_equal(kb_shape_type(r, KB_STR("视觉模型"), &technique).kind,
                     KB_MODEL);
    assert_int_equal(kb_shape_type(r, KB_STR("教育应用"), &technique).kind,
                     KB_TECHNIQUE);
    assert_false(kb_shape_type(r, KB_STR("视觉小模型"), &technique).concept);
}

static void check_begin(const kb_rules *r, const char *text, const char *term)
{
    kb_str all = kb_str_of(text);
    size_t begin = kb_shape_begin(r, all, all.len);
    assert_str(kb_str_cut(all, begin, all.len), term);
}

static void a_term_begins_behind_punctuation_or_a_stop_word(void **state)
{
    const kb_rules *r = rules_of(state);
    check_begin(r, "我们讲，扩散模型", "扩散模型");
    check_begin(r, "编码器和扩散模型", "扩散模型");
    check_begin(r, "扩散模型", "扩散模型");
    check_begin(r, "讲： 扩散模型", "扩散模型");
    check_begin(r, "扩散模型，", "");
    check_begin(r, "", "");
}

static void latin_is_letters_without_han(void **state)
{
    (void)state;
    assert_true(kb_shape_is_latin(KB_STR("GPT-4 Turbo")));
    assert_true(kb_shape_is_latin(KB_STR("Café")));
    assert_false(kb_shape_is_latin(KB_STR("AI绘画")));
    assert_false(kb_shape_is_latin(KB_STR("2024-11")));
    assert_false(kb_shape_is_latin(KB_STR("")));
}

#define WITH_RULES(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RULES(the_longest_suffix_says_the_kind),
        WITH_RULES(the_first_section_rule_that_fits_wins),
        WITH_RULES(labels_are_known_by_their_fold),
        WITH_RULES(relation_rules_of_the_same_words_are_chained),
        WITH_RULES(numbers_are_read),
        WITH_RULES(the_longest_words_of_a_definition_win),
        WITH_RULES(words_before_a_subject_are_passed_over),
        WITH_RULES(a_wrong_rule_is_named_by_file_and_line),
        WITH_RULES(other_files_are_no_rules),
        WITH_RULES(words_with_the_look_of_a_term_are_one),
        WITH_RULES(what_is_too_short_or_long_or_no_word_is_no_term),
        WITH_RULES(edge_words_show_that_words_are_no_term),
        WITH_RULES(a_label_is_no_term),
        WITH_RULES(the_head_or_the_surroundings_say_the_kind),
        WITH_RULES(a_telling_head_outweighs_the_surroundings),
        WITH_RULES(a_term_begins_behind_punctuation_or_a_stop_word),
        cmocka_unit_test(latin_is_letters_without_han),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
