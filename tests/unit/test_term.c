/* test_term.c - what a user's word means. */
#include "shelf.h"

static const sample articles[] = {
    {.key = "1",
     .text = "百度发布文心一言。",
     .names = {"文心一言", "百度"},
     .alias = "文心",
     .kind = KB_MODEL},
    {.key = "2",
     .text = "百度有文心大模型。",
     .names = {"文心大模型", "百度"},
     .alias = "文心",
     .kind = KB_MODEL},
    {.key = "3",
     .text = "OpenAI的GPT-4比GPT-3强。",
     .names = {"GPT-4", "OpenAI", "GPT-3"},
     .alias = "第四代GPT",
     .kind = KB_MODEL},
    {.key = "4",
     .text = "有人把盘古叫作GPT-3。",
     .names = {"盘古"},
     .alias = "GPT-3",
     .kind = KB_MODEL},
    {.key = "5",
     .text = "扩散模型、矿山模型和AI绘画。",
     .names = {"扩散模型", "矿山模型", "AI绘画"},
     .alias = "Diffusion Model",
     .kind = KB_MODEL},
    {.key = "6",
     .text = "绿色算力用于银行。",
     .names = {"绿色算力", "银行"},
     .kind = KB_APPLICATION},
    {0},
};

static int setup(void **state)
{
    static shelf s;
    *state = &s;
    return shelf_open(&s, articles);
}

static kb_status find(shelf *s, kb_term *out, const char *text)
{
    return kb_term_find(out, s->store, s->arena, text, &s->err);
}

/* The concept that a word is found to mean, and by which way. */
static void expect(shelf *s, const char *text, const char *name,
                   const char *way)
{
    kb_term term;
    assert_int_equal(find(s, &term, text), KB_OK);
    assert_string_equal(term.text, text);
    assert_string_equal(term.concept.name, name);
    assert_string_equal(term.matched_by, way);
}

static void a_name_is_found_as_it_is_written(void **state)
{
    expect(*state, "文心一言", "文心一言", "name");
    expect(*state, "GPT-4", "GPT-4", "name");
}

static void a_name_is_found_in_another_spelling(void **state)
{
    expect(*state, "gpt 4", "GPT-4", "folded");
    expect(*state, "ＧＰＴ‑４", "GPT-4", "folded");
    expect(*state, "openai", "OpenAI", "folded");
    expect(*state, "擴散模型", "扩散模型", "folded");
    expect(*state, "diffusion-model", "扩散模型", "folded");
    expect(*state, "矿山 模型", "矿山模型", "folded");
}

static void an_alias_leads_to_its_concept_and_says_so(void **state)
{
    kb_term term;
    expect(*state, "第四代GPT", "GPT-4", "alias");
    expect(*state, "第四代gpt", "GPT-4", "folded");
    assert_int_equal(find(*state, &term, "第四代GPT"), KB_OK);
    assert_string_equal(term.redirected_from, "c:第四代gpt");
}

static void an_id_is_found_also_by_an_alias(void **state)
{
    kb_term term;
    expect(*state, "c:gpt4", "GPT-4", "id");
    assert_int_equal(find(*state, &term, "c:gpt4"), KB_OK);
    assert_null(term.redirected_from);
    expect(*state, "c:第四代gpt", "GPT-4", "id");
    assert_int_equal(find(*state, &term, "c:第四代gpt"), KB_OK);
    assert_string_equal(term.redirected_from, "c:第四代gpt");
}

static void a_name_goes_before_an_alias(void **state)
{
    expect(*state, "GPT-3", "GPT-3", "name");
    expect(*state, "gpt3", "GPT-3", "folded");
}

static void an_alias_of_two_is_ambiguous(void **state)
{
    kb_term term;
    assert_int_equal(find(*state, &term, "文心"), KB_AMBIGUOUS);
    assert_int_equal(term.candidate_count, 2);
    assert_string_not_equal(term.candidates[0].name, term.candidates[1].name);
    assert_string_equal(((shelf *)*state)->err.message,
                        "'文心' has 2 meanings");
}

static void latin_letters_may_be_pinyin_of_a_name(void **state)
{
    kb_term term;
    expect(*state, "wenxinyiyan", "文心一言", "pinyin");
    expect(*state, "Wen Xin Yi Yan", "文心一言", "pinyin");
    expect(*state, "yin'hang", "银行", "pinyin");
    expect(*state, "lusesuanli", "绿色算力", "pinyin");
    expect(*state, "aihuihua", "AI绘画", "pinyin");
    assert_int_equal(find(*state, &term, "wenxinyiyan"), KB_OK);
    assert_string_equal(term.redirected_from, "c:wenxinyiyan");
    assert_int_equal(find(*state, &term, "wenxin"), KB_NOT_FOUND); /* alias */
}

static void or_their_initials(void **state)
{
    kb_term term;
    expect(*state, "wxyy", "文心一言", "initials");
    expect(*state, "aihh", "AI绘画", "initials");
    assert_int_equal(find(*state, &term, "ksmx"), KB_AMBIGUOUS);
    assert_int_equal(term.candidate_count, 2);
    assert_string_equal(((shelf *)*state)->err.message,
                        "'ksmx' abbreviates 2 names");
}

/* 银行 and 矿山 are heard as these, but they are no Latin letters. */
static void a_name_is_written_in_pinyin_and_initials(void **state)
{
    kb_arena *arena = kb_arena_new();
    (void)state;

    assert_string_equal(kb_term_pinyin(arena, "文心一言"), "wenxinyiyan wxyy");
    assert_string_equal(kb_term_pinyin(arena, "ai绘画"), "aihuihua aihh");
    assert_null(kb_term_pinyin(arena, "gpt4"));
    assert_null(kb_term_pinyin(arena, ""));
    kb_arena_free(arena);
}

static void chinese_words_are_not_read_as_pinyin(void **state)
{
    kb_term term;
    assert_int_equal(find(*state, &term, "引航"), KB_NOT_FOUND);
    assert_string_equal(term.candidates[0].name, "银行");
    assert_int_equal(find(*state, &term, "旷山模型"), KB_NOT_FOUND);
    assert_string_equal(term.candidates[0].name, "矿山模型");
}

static void the_front_of_one_name_is_enough(void **state)
{
    kb_term term;
    expect(*state, "绿色", "绿色算力", "prefix");
    expect(*state, "diff", "扩散模型", "prefix");
    assert_int_equal(find(*state, &term, "绿"), KB_NOT_FOUND); /* too short */
    assert_int_equal(find(*state, &term, "GPT-"), KB_AMBIGUOUS);
    assert_int_equal(term.candidate_count, 3); /* GPT-3 is also 盘古 */
    assert_int_equal(term.candidate_total, 3);
    assert_string_equal(((shelf *)*state)->err.message,
                        "'GPT-' begins 3 names");
}

static kb_status find_exact(shelf *s, kb_term *out, const char *text)
{
    return kb_term_find_exact(out, s->store, s->arena, text, &s->err);
}

static void what_is_exact_is_as_written(void **state)
{
    kb_term term;
    assert_int_equal(find_exact(*state, &term, "GPT-4"), KB_OK);
    assert_int_equal(find_exact(*state, &term, "第四代GPT"), KB_OK);
    assert_string_equal(term.matched_by, "alias");
    assert_int_equal(find_exact(*state, &term, "c:gpt4"), KB_OK);
    assert_int_equal(find_exact(*state, &term, "文心"), KB_AMBIGUOUS);
    assert_int_equal(find_exact(*state, &term, "wenxinyiyan"), KB_NOT_FOUND);
    assert_int_equal(find_exact(*state, &term, "绿色"), KB_NOT_FOUND);
    assert_int_equal(find_exact(*state, &term, "gpt4"), KB_NOT_FOUND);
    assert_string_equal(term.candidates[0].name, "GPT-4");
}

static void an_unknown_word_names_what_is_near(void **state)
{
    kb_term term;
    assert_int_equal(find(*state, &term, "文新一言"), KB_NOT_FOUND);
    assert_true(term.candidate_count >= 1);
    assert_string_equal(term.candidates[0].name, "文心一言");
    assert_int_equal(find(*state, &term, "wenxinyian"), KB_NOT_FOUND);
    assert_string_equal(term.candidates[0].name, "文心一言");
    assert_int_equal(find(*state, &term, "difusionmodle"), KB_NOT_FOUND);
    assert_string_equal(term.candidates[0].name, "扩散模型");
    assert_int_equal(find(*state, &term, "心大模"), KB_NOT_FOUND);
    assert_string_equal(term.candidates[0].name, "文心大模型");
    assert_int_equal(find(*state, &term, "百度公司"), KB_NOT_FOUND);
    assert_string_equal(term.candidates[0].name, "百度");
}

static void a_word_like_no_other_has_no_candidates(void **state)
{
    kb_term term;
    assert_int_equal(find(*state, &term, "区块链"), KB_NOT_FOUND);
    assert_int_equal(term.candidate_count, 0);
    assert_int_equal(find(*state, &term, ""), KB_NOT_FOUND);
    assert_int_equal(find(*state, &term, "c:"), KB_NOT_FOUND);
    assert_int_equal(find(*state, &term, "- -"), KB_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_found_as_it_is_written),
        cmocka_unit_test(a_name_is_found_in_another_spelling),
        cmocka_unit_test(an_alias_leads_to_its_concept_and_says_so),
        cmocka_unit_test(an_id_is_found_also_by_an_alias),
        cmocka_unit_test(a_name_goes_before_an_alias),
        cmocka_unit_test(an_alias_of_two_is_ambiguous),
        cmocka_unit_test(latin_letters_may_be_pinyin_of_a_name),
        cmocka_unit_test(or_their_initials),
        cmocka_unit_test(a_name_is_written_in_pinyin_and_initials),
        cmocka_unit_test(chinese_words_are_not_read_as_pinyin),
        cmocka_unit_test(the_front_of_one_name_is_enough),
        cmocka_unit_test(what_is_exact_is_as_written),
        cmocka_unit_test(an_unknown_word_names_what_is_near),
        cmocka_unit_test(a_word_like_no_other_has_no_candidates),
    };
    return cmocka_run_group_tests(tests, setup, shelf_close);
}
