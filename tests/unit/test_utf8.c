/* test_utf8.c - UTF-8: validity, repair, offsets, classes and widths. */
#include "check.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "text/utf8.h"

enum { LAST_CHAR = 0x10FFFF };

static bool is_surrogate(uint32_t c)
{
    return c >= 0xD800 && c < 0xE000;
}

/* ---- coding ------------------------------------------------------------- */

static void every_character_is_read_as_it_was_written(void **state)
{
    kb_buf buf = KB_BUF_INIT(8);
    (void)state;
    for (uint32_t c = 0; c <= LAST_CHAR; c++) {
        size_t at = 0;
        if (is_surrogate(c))
            continue;
        kb_buf_clear(&buf);
        kb_utf8_add(&buf, c);
        assert_true(kb_utf8_valid(kb_buf_str(&buf)));
        if (kb_utf8_next(kb_buf_str(&buf), &at) != c || at != buf.len ||
            kb_utf8_prev(kb_buf_str(&buf), &at) != c || at != 0)
            fail_msg("U+%04X is not read back", c);
    }
    kb_buf_dispose(&buf);
}

static void check_invalid(kb_str bytes)
{
    size_t at = 0;
    assert_false(kb_utf8_valid(bytes));
    assert_int_equal(kb_utf8_next(bytes, &at), KB_REPLACEMENT);
    assert_int_equal(at, 1);
}

static void overlong_forms_are_invalid(void **state)
{
    (void)state;
    check_invalid(KB_STR("\xC0\x80"));
    check_invalid(KB_STR("\xC1\xBF"));
    check_invalid(KB_STR("\xE0\x80\x80"));
    check_invalid(KB_STR("\xE0\x9F\xBF"));
    check_invalid(KB_STR("\xF0\x80\x80\x80"));
    check_invalid(KB_STR("\xF0\x8F\xBF\xBF"));
    assert_true(kb_utf8_valid(KB_STR("\xC2\x80")));
    assert_true(kb_utf8_valid(KB_STR("\xE0\xA0\x80")));
    assert_true(kb_utf8_valid(KB_STR("\xF0\x90\x80\x80")));
}

static void surrogates_and_what_lies_behind_the_last_are_invalid(void **state)
{
    (void)state;
    check_invalid(KB_STR("\xED\xA0\x80"));
    check_invalid(KB_STR("\xED\xBF\xBF"));
    check_invalid(KB_STR("\xF4\x90\x80\x80"));
    check_invalid(KB_STR("\xF5\x80\x80\x80"));
    check_invalid(KB_STR("\xFF"));
    assert_true(kb_utf8_valid(KB_STR("\xED\x9F\xBF")));
    assert_true(kb_utf8_valid(KB_STR("\xEE\x80\x80")));
    assert_true(kb_utf8_valid(KB_STR("\xF4\x8F\xBF\xBF")));
}

static void cut_and_stray_bytes_are_invalid(void **state)
{
    (void)state;
    check_invalid(KB_STR("\x80"));
    check_invalid(KB_STR("\xE6\xA8"));
    check_invalid(KB_STR("\xE6\xA8x"));
    check_invalid(KB_STR("\xE6x\xA8"));
    check_invalid(kb_str_cut(KB_STR("\xF0\x9F\x99\x82"), 0, 3));
    assert_false(kb_utf8_valid(KB_STR("模\xE6")));
    assert_true(kb_utf8_valid(KB_STR("")));
    assert_true(kb_utf8_valid((kb_str){"a\0b", 3}));
}

static void check_repair(const char *bytes, size_t replaced, const char *text)
{
    kb_buf buf = KB_BUF_INIT(200);
    assert_int_equal(kb_utf8_repair(&buf, kb_str_of(bytes)), replaced);
    assert_str(kb_buf_str(&buf), text);
    kb_buf_dispose(&buf);
}

/* As utf8proc sees it. */
static bool is_valid(kb_str s)
{
    utf8proc_int32_t c;
    utf8proc_ssize_t len = 0;

    for (size_t at = 0; at < s.len; at += (size_t)len) {
        len = utf8proc_iterate((const utf8proc_uint8_t *)s.ptr + at,
                               (utf8proc_ssize_t)(s.len - at), &c);
        if (len < 1)
            return false;
    }
    return true;
}

/* Long texts are looked at many bytes at once. */
static void no_place_hides_a_wrong_byte(void **state)
{
    static const char bytes[] = "A\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF"
                                "\xE0\xE1\xEC\xED\xEE\xEF\xF0\xF1\xF4\xF5\xFF";
    const size_t kinds = sizeof bytes; /* with NUL */
    static const char texts[][100] = {
        "大模型的训练需要海量的数据和算力，推理也需要。它们由谁提供？",
        "plain ASCII and nothing else, but longer than what is taken at once",
        "用GPT-4写é、ß和😀，再用Sora做视频：a mixture 混合 of all of them."};

    (void)state;
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
        char text[sizeof *texts];
        size_t len = strlen(texts[t]), valid = 0;
        for (size_t n = 0; n < (len - 1) * kinds * kinds; n++) {
            size_t at = n / (kinds * kinds);
            memcpy(text, texts[t], len);
            text[at] = bytes[n / kinds % kinds];
            text[at + 1] = bytes[n % kinds];
            kb_str s = {text, len};
            if (kb_utf8_valid(s) != is_valid(s))
                fail_msg("text %zu with \\x%02X\\x%02X at %zu", t,
                         (unsigned char)text[at], (unsigned char)text[at + 1],
                         at);
            valid += is_valid(s);
        }
        assert_true(valid > len);
    }
}

static void repair_replaces_each_invalid_byte_and_nothing_else(void **state)
{
    (void)state;
    check_repair(NULL, 0, "");
    check_repair("模型 ok", 0, "模型 ok");
    check_repair("\xFF", 1, "�");
    check_repair("a\xE6\xA8z模\xFE\xFF型\xC0", 5, "a��z模��型�");
    check_repair("\xED\xA0\x80", 3, "���");
}

/* What repair makes of any three bytes is valid, and its length fits. */
static void repaired_text_is_valid(void **state)
{
    static const unsigned char edges[] = {
        0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1,
        0xC2, 0xDF, 0xE0, 0xE6, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF};
    enum { EDGES = sizeof edges, ALL = EDGES * EDGES * EDGES * EDGES };
    kb_buf buf = KB_BUF_INIT(100);
    (void)state;
    for (int n = 0; n < ALL; n++) {
        char bytes[4];
        for (int i = 0, rest = n; i < 4; i++, rest /= EDGES)
            bytes[i] = (char)edges[rest % EDGES];
        kb_str broken = {bytes, sizeof bytes};
        kb_buf_clear(&buf);
        size_t replaced = kb_utf8_repair(&buf, broken);
        if (!kb_utf8_valid(kb_buf_str(&buf)) || buf.len != 4 + 2 * replaced ||
            (replaced == 0) != kb_utf8_valid(broken))
            fail_msg("repair fails for case %d", n);
    }
    kb_buf_dispose(&buf);
}

/* ---- offsets ------------------------------------------------------------ */

static const kb_str MIXED = KB_STR_INIT("aé模🙂b");

static void characters_are_counted_not_bytes(void **state)
{
    (void)state;
    assert_int_equal(kb_utf8_count(MIXED), 5);
    assert_int_equal(kb_utf8_count(KB_STR("")), 0);
}

static void offsets_of_characters_are_bytes(void **state)
{
    static const size_t offsets[] = {0, 1, 3, 6, 10, 11, 11, 11};
    (void)state;
    for (size_t n = 0; n < sizeof offsets / sizeof *offsets; n++)
        assert_int_equal(kb_utf8_offset(MIXED, n), offsets[n]);
    assert_int_equal(kb_utf8_offset(KB_STR(""), 3), 0);
}

static void a_ruler_measures_in_any_order(void **state)
{
    static const size_t bytes[] = {10, 0, 3, 11, 6, 6, 1, 11, 0};
    static const size_t chars[] = {4, 0, 2, 5, 3, 3, 1, 5, 0};
    kb_ruler ruler = {.text = MIXED};
    (void)state;
    for (size_t i = 0; i < sizeof bytes / sizeof *bytes; i++)
        assert_int_equal(kb_ruler_chars(&ruler, bytes[i]), chars[i]);
    for (size_t i = 0; i < sizeof bytes / sizeof *bytes; i++)
        assert_int_equal(kb_ruler_byte(&ruler, chars[i]), bytes[i]);
    assert_int_equal(kb_ruler_byte(&ruler, 9), MIXED.len);
    assert_int_equal(kb_ruler_byte(&ruler, 2), 3);
}

static void text_is_walked_backwards_as_forwards(void **state)
{
    static const uint32_t backwards[] = {'b', 0x1F642, 0x6A21, 0xE9, 'a'};
    size_t at = MIXED.len;
    (void)state;
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(kb_utf8_prev(MIXED, &at), backwards[i]);
    assert_int_equal(at, 0);
}

/* ---- classes and widths ------------------------------------------------- */

typedef struct sample {
    uint32_t c;
    kb_char_class class;
    int columns;
} sample;

static const sample samples[] = {
    {'a', KB_CHAR_LATIN, 1},     {'Z', KB_CHAR_LATIN, 1},
    {0xE9, KB_CHAR_LATIN, 1},    {0x0416, KB_CHAR_LATIN, 1},
    {0x03B1, KB_CHAR_LATIN, 1},  {0xFF21, KB_CHAR_LATIN, 2},
    {0x0301, KB_CHAR_LATIN, 0},  {'0', KB_CHAR_DIGIT, 1},
    {'9', KB_CHAR_DIGIT, 1},     {0xFF15, KB_CHAR_DIGIT, 2},
    {' ', KB_CHAR_SPACE, 1},     {'\t', KB_CHAR_SPACE, 0},
    {'\n', KB_CHAR_SPACE, 0},    {0xA0, KB_CHAR_SPACE, 1},
    {0x3000, KB_CHAR_SPACE, 2},  {0x200B, KB_CHAR_SPACE, 0},
    {0xFEFF, KB_CHAR_SPACE, 0},  {0x2028, KB_CHAR_SPACE, 0},
    {0x6A21, KB_CHAR_HAN, 2},    {0x3400, KB_CHAR_HAN, 2},
    {0x20000, KB_CHAR_HAN, 2},   {0x3042, KB_CHAR_HAN, 2},
    {0x30A2, KB_CHAR_HAN, 2},    {0xD55C, KB_CHAR_HAN, 2},
    {0x3007, KB_CHAR_HAN, 2},    {0x3105, KB_CHAR_HAN, 2},
    {'.', KB_CHAR_PUNCT, 1},     {'_', KB_CHAR_PUNCT, 1},
    {'+', KB_CHAR_PUNCT, 1},     {0x3002, KB_CHAR_PUNCT, 2},
    {0xFF0C, KB_CHAR_PUNCT, 2},  {0x300A, KB_CHAR_PUNCT, 2},
    {0x30FB, KB_CHAR_PUNCT, 2},  {0x1F642, KB_CHAR_PUNCT, 2},
    {0xFFFD, KB_CHAR_PUNCT, 1},  {0x2014, KB_CHAR_PUNCT, 1},
    {0x2460, KB_CHAR_PUNCT, 1},  {0xFE0F, KB_CHAR_PUNCT, 0},
    {0xE0100, KB_CHAR_PUNCT, 0}, {0, KB_CHAR_CONTROL, 0},
    {0x1B, KB_CHAR_CONTROL, 0},  {0x7F, KB_CHAR_CONTROL, 0},
    {0x85, KB_CHAR_CONTROL, 0},  {0x202E, KB_CHAR_CONTROL, 0},
    {0xAD, KB_CHAR_CONTROL, 1},
};

static void characters_have_the_class_that_a_reader_sees(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        if (kb_char_class_of(samples[i].c) != samples[i].class)
            fail_msg("U+%04X has class %d", samples[i].c,
                     kb_char_class_of(samples[i].c));
    }
}

static void characters_have_the_columns_of_a_terminal(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        if (kb_char_columns(samples[i].c) != samples[i].columns)
            fail_msg("U+%04X has %d columns", samples[i].c,
                     kb_char_columns(samples[i].c));
    }
}

static void no_character_has_another_width_than_0_1_2(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= LAST_CHAR; c++) {
        int columns = kb_char_columns(c);
        if (columns < 0 || columns > 2)
            fail_msg("U+%04X has %d columns", c, columns);
    }
}

static void columns_of_a_text_add_up(void **state)
{
    (void)state;
    assert_int_equal(kb_utf8_columns(KB_STR("")), 0);
    assert_int_equal(kb_utf8_columns(KB_STR("GPT-4 模型")), 10);
    assert_int_equal(kb_utf8_columns(KB_STR("e\xCC\x81，é")), 4);
}

static void wide_characters_need_no_blank_beside_them(void **state)
{
    static const uint32_t wide[] = {0x6A21, 0x3042, 0xD55C, 0x3002, 0xFF0C,
                                    0x300A, 0x201C, 0x2019, 0x2014, 0x2026};
    static const uint32_t narrow[] = {'a', '.', ' ', 0xE9, 0x1F642, 0x2192};
    (void)state;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        assert_true(kb_char_is_wide(wide[i]));
    for (size_t i = 0; i < sizeof narrow / sizeof *narrow; i++)
        assert_false(kb_char_is_wide(narrow[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_is_read_as_it_was_written),
        cmocka_unit_test(overlong_forms_are_invalid),
        cmocka_unit_test(surrogates_and_what_lies_behind_the_last_are_invalid),
        cmocka_unit_test(cut_and_stray_bytes_are_invalid),
        cmocka_unit_test(no_place_hides_a_wrong_byte),
        cmocka_unit_test(repair_replaces_each_invalid_byte_and_nothing_else),
        cmocka_unit_test(repaired_text_is_valid),
        cmocka_unit_test(characters_are_counted_not_bytes),
        cmocka_unit_test(offsets_of_characters_are_bytes),
        cmocka_unit_test(a_ruler_measures_in_any_order),
        cmocka_unit_test(text_is_walked_backwards_as_forwards),
        cmocka_unit_test(characters_have_the_class_that_a_reader_sees),
        cmocka_unit_test(characters_have_the_columns_of_a_terminal),
        cmocka_unit_test(no_character_has_another_width_than_0_1_2),
        cmocka_unit_test(columns_of_a_text_add_up),
        cmocka_unit_test(wide_characters_need_no_blank_beside_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
