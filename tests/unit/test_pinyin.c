/* test_pinyin.c - readings of characters, and names typed in Latin letters. */
#include "check.h"

#include "text/han.h"
#include "text/pinyin.h"
#include "text/utf8.h"

enum { ROOM = 32 };

static kb_spelling full(const char *name, const char *typed)
{
    return kb_pinyin_spells(kb_str_of(name), kb_str_of(typed), false);
}

static kb_spelling initials(const char *name, const char *typed)
{
    return kb_pinyin_spells(kb_str_of(name), kb_str_of(typed), true);
}

static void a_name_is_spelled_in_full(void **state)
{
    (void)state;
    assert_int_equal(full("文心一言", "wenxinyiyan"), KB_SPELLS_WHOLE);
    assert_int_equal(full("文心一言", "wenxinyiyuan"), KB_SPELLS_NOT);
    assert_int_equal(full("文心一言", "enxinyiyan"), KB_SPELLS_NOT);
    assert_int_equal(full("文心", "wenxinyiyan"), KB_SPELLS_NOT);
    assert_int_equal(full("文心", ""), KB_SPELLS_NOT);
}

static void a_name_is_spelled_by_its_initials(void **state)
{
    (void)state;
    assert_int_equal(initials("文心一言", "wxyy"), KB_SPELLS_WHOLE);
    assert_int_equal(initials("知识图谱", "zstp"), KB_SPELLS_WHOLE);
    assert_int_equal(initials("文心一言", "wxyyy"), KB_SPELLS_NOT);
    assert_int_equal(initials("文心一言", "wenxinyiyan"), KB_SPELLS_NOT);
}

static void any_reading_of_a_character_does(void **state)
{
    (void)state;
    assert_int_equal(full("银行", "yinhang"), KB_SPELLS_WHOLE);
    assert_int_equal(full("银行", "yinxing"), KB_SPELLS_WHOLE);
    assert_int_equal(full("长短期记忆", "changduanqijiyi"), KB_SPELLS_WHOLE);
    assert_int_equal(initials("银行", "yh"), KB_SPELLS_WHOLE);
    assert_int_equal(full("绿色算力", "lvsesuanli"), KB_SPELLS_WHOLE);
    assert_int_equal(full("绿色算力", "lusesuanli"), KB_SPELLS_WHOLE);
}

/* "xian" is one syllable and two: the name decides. */
static void syllables_need_no_borders(void **state)
{
    (void)state;
    assert_int_equal(full("西安", "xian"), KB_SPELLS_WHOLE);
    assert_int_equal(full("先", "xian"), KB_SPELLS_WHOLE);
    assert_int_equal(full("方案", "fangan"), KB_SPELLS_WHOLE);
    assert_int_equal(full("反感", "fangan"), KB_SPELLS_WHOLE);
}

static void what_is_not_chinese_stands_for_itself(void **state)
{
    (void)state;
    assert_int_equal(full("ai绘画", "aihuihua"), KB_SPELLS_WHOLE);
    assert_int_equal(initials("ai绘画", "aihh"), KB_SPELLS_WHOLE);
    assert_int_equal(full("文心4.0", "wenxin4.0"), KB_SPELLS_WHOLE);
    assert_int_equal(full("gpt4", "gpt4"), KB_SPELLS_NOT); /* no Chinese */
    assert_int_equal(full("カタ", "kata"), KB_SPELLS_NOT);
}

static void the_front_of_a_name_is_told_apart(void **state)
{
    (void)state;
    assert_int_equal(full("文心一言", "wenxin"), KB_SPELLS_FRONT);
    assert_int_equal(full("文心一言", "wenxiny"), KB_SPELLS_FRONT);
    assert_int_equal(full("文心一言", "wenxinya"), KB_SPELLS_NOT);
    assert_int_equal(initials("文心一言", "wx"), KB_SPELLS_FRONT);
    assert_int_equal(full("ai绘画", "ai"), KB_SPELLS_NOT); /* none of it is */
}

static void long_words_are_spelled_by_nothing(void **state)
{
    char typed[KB_PINYIN_MAX + 2];
    (void)state;
    memset(typed, 'a', sizeof typed);
    kb_str most = {typed, KB_PINYIN_MAX}, more = {typed, KB_PINYIN_MAX + 1};
    kb_buf name = KB_BUF_INIT(1 << 10);
    for (int i = 0; i < KB_PINYIN_MAX; i++)
        kb_utf8_add(&name, 0x554A); /* 啊 */
    assert_int_equal(kb_pinyin_spells(kb_buf_str(&name), most, false),
                     KB_SPELLS_WHOLE);
    assert_int_equal(kb_pinyin_spells(kb_buf_str(&name), more, false),
                     KB_SPELLS_NOT);
    kb_buf_dispose(&name);
}

static void expect_written(const char *name, const char *pinyin)
{
    char out[ROOM];
    size_t len = kb_pinyin_write(out, sizeof out, kb_str_of(name));
    assert_true(kb_str_equal((kb_str){out, len}, kb_str_of(pinyin)));
}

static void a_name_is_written_by_its_commonest_readings(void **state)
{
    (void)state;
    expect_written("文心一言", "wenxinyiyan");
    expect_written("ai绘画", "aihuihua");
    expect_written("gpt4", "");
    expect_written("カタ", "");
    expect_written("装装装装装", "zhuangzhuangzhuangzhuangzhuang");
    expect_written("装装装装装装", ""); /* no room */
}

/* Each character has at least one reading of at most KB_SYLLABLE_MAX letters,
 * and none is a traditional one that folds. */
static void the_tables_are_sound(void **state)
{
    size_t known = 0;
    (void)state;
    for (uint32_t c = KB_HAN_FIRST; c <= KB_HAN_LAST; c++) {
        uint16_t readings[KB_READINGS_MAX];
        size_t count = kb_han_readings_of(readings, c);
        known += count > 0;
        if (count > 0)
            assert_int_equal(kb_han_simplified(c), c);
        for (size_t i = 0; i < count; i++) {
            assert_in_range(readings[i], 1, kb_syllable_count());
            assert_in_range(strlen(kb_syllable(readings[i])), 1,
                            KB_SYLLABLE_MAX);
        }
    }
    assert_true(known > 8000);
    assert_int_equal(kb_han_simplified(KB_HAN_LAST + 1), KB_HAN_LAST + 1);
    assert_int_equal(kb_han_simplified('a'), 'a');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_spelled_in_full),
        cmocka_unit_test(a_name_is_spelled_by_its_initials),
        cmocka_unit_test(any_reading_of_a_character_does),
        cmocka_unit_test(syllables_need_no_borders),
        cmocka_unit_test(what_is_not_chinese_stands_for_itself),
        cmocka_unit_test(the_front_of_a_name_is_told_apart),
        cmocka_unit_test(long_words_are_spelled_by_nothing),
        cmocka_unit_test(a_name_is_written_by_its_commonest_readings),
        cmocka_unit_test(the_tables_are_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
