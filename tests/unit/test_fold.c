/* test_fold.c - one canonical form for names, and composed text (NFC). */
#include "check.h"

#include "text/fold.h"
#include "text/nfc.h"
#include "text/utf8.h"

enum { LAST_CHAR = 0x10FFFF };

static int setup(void **state)
{
    *state = kb_arena_new();
    return 0;
}

static int teardown(void **state)
{
    kb_arena_free(*state);
    return 0;
}

static void check_fold(kb_arena *arena, const char *name, const char *folded)
{
    assert_string_equal(kb_fold_dup(arena, kb_str_of(name)), folded);
}

static void width_and_case_do_not_count(void **state)
{
    check_fold(*state, "ＯｐｅｎＡＩ", "openai");
    check_fold(*state, "ＬＬＡＭＡ３．１", "llama3.1");
    check_fold(*state, "ｶﾀｶﾅ", "カタカナ");
    check_fold(*state, "CAFÉ", "café");
    check_fold(*state, "ŽÜRICH", "žürich");
    check_fold(*state, "ΑЖ", "αж");
}

static void compatibility_forms_are_their_plain_ones(void **state)
{
    check_fold(*state, "x²", "x2");
    check_fold(*state, "①", "1");
    check_fold(*state, "⼈工智能", "人工智能"); /* a Kangxi radical */
}

static void traditional_characters_are_the_simplified_ones(void **state)
{
    check_fold(*state, "擴散模型", "扩散模型");
    check_fold(*state, "生成式人工智慧", "生成式人工智慧"); /* another word */
    check_fold(*state, "聯邦學習與隱私計算", "联邦学习与隐私计算");
    check_fold(*state, "基於規則的繪畫", "基于规则的绘画");
    check_fold(*state, "爲裏綫羣", "为里线群"); /* other shapes of them */
    check_fold(*state, "後臺髮型發布", "后台发型发布");
}

static void what_simplified_text_has_too_stays(void **state)
{
    check_fold(*state, "乾坤", "乾坤");
    check_fold(*state, "著名", "著名");
    check_fold(*state, "数字人直播间", "数字人直播间");
}

static void all_dashes_and_blanks_are_dropped(void **state)
{
    check_fold(*state, "GPT-4", "gpt4");
    check_fold(*state, "gpt 4", "gpt4");
    check_fold(*state, "GPT_4", "gpt4");
    check_fold(*state, "ＧＰＴ－４", "gpt4");
    check_fold(*state, "G‐P‑T–4—o−5﹣6", "gpt4o56");
    check_fold(*state, "大 模　型\t\n \xC2\xA0\xE2\x80\x8B", "大模型");
    check_fold(*state, "杨·立昆・A•B", "杨立昆ab");
}

static void signs_that_tell_names_apart_stay(void **state)
{
    check_fold(*state, "C++", "c++");
    check_fold(*state, "C#", "c#");
    check_fold(*state, "GPT-3.5", "gpt3.5");
    check_fold(*state, "AI+", "ai+");
    check_fold(*state, "CI/CD", "ci/cd");
}

static void a_name_of_dropped_signs_folds_to_nothing(void **state)
{
    check_fold(*state, "", "");
    check_fold(*state, " - _ ", "");
}

static void folding_twice_is_folding_once(void **state)
{
    (void)state;
    for (uint32_t c = 1; c <= LAST_CHAR; c++) {
        uint32_t once = kb_fold_char(c);
        if (kb_fold_char(once) != once)
            fail_msg("U+%04X folds to U+%04X, then to U+%04X", c, once,
                     kb_fold_char(once));
    }
}

static void no_character_folds_to_the_end_of_a_string(void **state)
{
    (void)state;
    for (uint32_t c = 1; c <= LAST_CHAR; c++)
        assert_int_not_equal(kb_fold_char(c), 0);
}

static void folded_text_remembers_its_bytes(void **state)
{
    kb_str text = KB_STR("用ＧＰＴ - 4！");
    kb_folded folded = kb_fold_text(*state, text);
    static const uint32_t chars[] = {0x7528, 'g', 'p', 't', '4', '!'};
    static const uint32_t starts[] = {0, 3, 6, 9, 15, 16};
    static const uint32_t ends[] = {3, 6, 9, 12, 16, 19};
    assert_int_equal(folded.len, 6);
    assert_memory_equal(folded.chars, chars, sizeof chars);
    assert_memory_equal(folded.starts, starts, sizeof starts);
    assert_memory_equal(folded.ends, ends, sizeof ends);
    assert_int_equal(kb_fold_text(*state, KB_STR("")).len, 0);
}

static void text_folds_as_names_do(void **state)
{
    static const char *const texts[] = {"GPT–4 与 Ｃ＋＋", "a-B_c·d・e",
                                        "İstanbul ﬁne ſ ㍿ Ⅻ ｶﾞ", ""};
    kb_buf name = KB_BUF_INIT(200), text = KB_BUF_INIT(200);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        kb_folded folded = kb_fold_text(*state, kb_str_of(texts[i]));
        kb_buf_clear(&name);
        kb_buf_clear(&text);
        kb_fold_name(&name, kb_str_of(texts[i]));
        for (size_t j = 0; j < folded.len; j++)
            kb_utf8_add(&text, folded.chars[j]);
        assert_string_equal(text.ptr, name.ptr);
    }
    kb_buf_dispose(&text);
    kb_buf_dispose(&name);
}

static void check_composed(const char *text, const char *composed)
{
    kb_buf out = KB_BUF_INIT(100);
    kb_nfc_add(&out, kb_str_of(text));
    assert_string_equal(out.ptr, composed);
    kb_buf_dispose(&out);
}

static void text_is_composed(void **state)
{
    (void)state;
    check_composed("", "");
    check_composed("模型 e\xCC\x81", "模型 é");
    check_composed("か\xE3\x82\x99", "が");
    check_composed("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한");
    assert_true(kb_nfc_needed(KB_STR("e\xCC\x81")));
    assert_false(kb_nfc_needed(KB_STR("GPT-4 模型，é 🙂")));
}

static void text_that_changes_is_never_passed_over(void **state)
{
    kb_buf one = KB_BUF_INIT(8), composed = KB_BUF_INIT(64);
    (void)state;
    for (uint32_t c = 1; c <= LAST_CHAR; c++) {
        if (c >= 0xD800 && c < 0xE000)
            continue;
        kb_buf_clear(&one);
        kb_utf8_add(&one, c);
        if (kb_nfc_needed(kb_buf_str(&one)))
            continue;
        kb_buf_clear(&composed);
        kb_nfc_add(&composed, kb_buf_str(&one));
        if (!kb_str_equal(kb_buf_str(&composed), kb_buf_str(&one)))
            fail_msg("U+%04X changes", c);
    }
    kb_buf_dispose(&composed);
    kb_buf_dispose(&one);
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ARENA(width_and_case_do_not_count),
        WITH_ARENA(compatibility_forms_are_their_plain_ones),
        WITH_ARENA(traditional_characters_are_the_simplified_ones),
        WITH_ARENA(what_simplified_text_has_too_stays),
        WITH_ARENA(all_dashes_and_blanks_are_dropped),
        WITH_ARENA(signs_that_tell_names_apart_stay),
        WITH_ARENA(a_name_of_dropped_signs_folds_to_nothing),
        cmocka_unit_test(folding_twice_is_folding_once),
        cmocka_unit_test(no_character_folds_to_the_end_of_a_string),
        WITH_ARENA(folded_text_remembers_its_bytes),
        WITH_ARENA(text_folds_as_names_do),
        cmocka_unit_test(text_is_composed),
        cmocka_unit_test(text_that_changes_is_never_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
