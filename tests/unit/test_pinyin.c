/* test_pinyin.c - readings of characters, and names typed in Latin letters. */
#include "check.h"

#include "text/han.h"
#include "text/pinyin.h"
#include "text/utf8.h"

enum { ROOM = 32 };

static bool spells(const char *typed, const char *name, bool initials)
{
    kb_spellings s;
    kb_pinyin_spellings(&s, kb_str_of(name), initials);
    for (size_t i = 0; i < s.count; i++) {
        if (strcmp(s.text[i], typed) == 0)
            return true;
    }
    return false;
}

static bool full(const char *name, const char *typed)
{
    return spells(typed, name, false);
}

static bool initials(const char *name, const char *typed)
{
    return spells(typed, name, true);
}

static void a_name_is_spelled_in_full(void **state)
{
    (void)state;
    assert_true(full("文心一言", "wenxinyiyan"));
    assert_false(full("文心一言", "wenxinyiyuan"));
    assert_false(full("文心一言", "enxinyiyan"));
    assert_false(full("文心一言", "wenxin"));
    assert_false(full("文心", "wenxinyiyan"));
    assert_false(full("文心", ""));
}

static void a_name_is_spelled_by_its_initials(void **state)
{
    (void)state;
    assert_true(initials("文心一言", "wxyy"));
    assert_true(initials("知识图谱", "zstp"));
    assert_false(initials("文心一言", "wxyyy"));
    assert_false(initials("文心一言", "wxy"));
    assert_false(initials("文心一言", "wenxinyiyan"));
}

static void any_reading_of_a_character_does(void **state)
{
    (void)state;
    assert_true(full("银行", "yinhang"));
    assert_true(full("银行", "yinxing"));
    assert_true(full("长短期记忆", "changduanqijiyi"));
    assert_true(initials("银行", "yh"));
    assert_true(full("绿色算力", "lvsesuanli"));
    assert_true(full("绿色算力", "lusesuanli"));
    assert_true(full("策略", "celve"));
    assert_true(full("策略", "celue"));
    assert_true(initials("绿色算力", "lssl"));
}

/* "xian" is one syllable and two: the name decides. */
static void syllables_need_no_borders(void **state)
{
    (void)state;
    assert_true(full("西安", "xian"));
    assert_true(full("先", "xian"));
    assert_true(full("方案", "fangan"));
    assert_true(full("反感", "fangan"));
}

static void what_is_not_chinese_stands_for_itself(void **state)
{
    (void)state;
    assert_true(full("ai绘画", "aihuihua"));
    assert_true(initials("ai绘画", "aihh"));
    assert_true(full("文心4.0", "wenxin4.0"));
    assert_false(full("gpt4", "gpt4")); /* no Chinese */
    assert_false(full("カタ", "kata"));
    assert_false(full("扩散カ", "kuosan"));
    assert_false(full("", ""));
}

/* 啊: a; 行: xing and hang. */
static void there_are_bounds(void **state)
{
    char typed[KB_PINYIN_MAX + 1] = "";
    kb_buf name = KB_BUF_INIT(1 << 10);
    kb_spellings s;

    (void)state;
    for (int i = 0; i < KB_PINYIN_MAX; i++)
        kb_utf8_add(&name, 0x554A);
    memset(typed, 'a', KB_PINYIN_MAX);
    assert_true(full(name.ptr, typed));
    kb_utf8_add(&name, 0x554A);
    kb_pinyin_spellings(&s, kb_buf_str(&name), false);
    assert_int_equal(s.count, 0);

    kb_buf_clear(&name);
    for (int i = 0; i < 6; i++)
        kb_utf8_add(&name, 0x884C);
    kb_pinyin_spellings(&s, kb_buf_str(&name), false);
    assert_int_equal(s.count, KB_SPELLINGS_MAX);
    assert_true(full(name.ptr, "hanghanghanghanghangxing"));
    assert_true(full(name.ptr, "xingxingxingxingxingxing"));
    assert_false(full(name.ptr, "hanghanghanghanghanghang"));
    kb_buf_dispose(&name);
}

static void expect_written(const char *name, const char *pinyin)
{
    uint32_t out[ROOM];
    size_t len = kb_pinyin_write(out, ROOM, kb_str_of(name));
    assert_int_equal(len, strlen(pinyin));
    for (size_t i = 0; i < len; i++)
        assert_int_equal(out[i], pinyin[i]);
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
        cmocka_unit_test(there_are_bounds),
        cmocka_unit_test(a_name_is_written_by_its_commonest_readings),
        cmocka_unit_test(the_tables_are_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
