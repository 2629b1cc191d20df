/* test_encoding.c - bytes of many encodings become clean UTF-8. */
#include "check.h"

#include <iconv.h>

#include "base/buf.h"
#include "parse/charset.h"
#include "parse/encoding.h"
#include "parse/reading.h"
#include "text/utf8.h"

#define KOREAN            "언어 모델은 자연어를 이해하고 생성한다."
#define SHORT             "模型会出错。"
#define SHORT_TRADITIONAL "模型會出錯，請核對。"
#define PROSE                                                                                                \
    "大语言模型能够理解和生成自然语言，它们在客服、写作和编程中得到应用。" \
    "训练一个模型需要大量的文本和算力，因此成本很高。"

/* `text` in another encoding, appended to `out`. */
static void encode(kb_buf *out, const char *encoding, const char *text)
{
    char in[2048], bytes[4096], *from = in, *to = bytes;
    size_t left = strlen(text), room = sizeof bytes;
    iconv_t cd = iconv_open(encoding, "UTF-8");

    assert_true(left < sizeof in);
    memcpy(in, text, left + 1);
    assert_int_equal(iconv(cd, &from, &left, &to, &room), 0);
    iconv_close(cd);
    kb_buf_add(out, (kb_str){bytes, (size_t)(to - bytes)});
}

/* Decodes what its sender calls `charset` and checks the text, and how many
 * bytes were replaced. */
static void check_sent(kb_str bytes, const char *charset, const char *text,
                       size_t replaced)
{
    kb_buf room = KB_BUF_INIT(100000);
    kb_raw raw = {
        .name = "f", .bytes = bytes.ptr, .len = bytes.len, .charset = charset};
    kb_decoded decoded;
    kb_error err = {0};
    kb_status status = kb_decode(&decoded, &room, &raw, &err);
    assert_string_equal(err.message, "");
    assert_int_equal(status, KB_OK);
    assert_str(decoded.text, text);
    assert_int_equal(decoded.replaced, replaced);
    kb_buf_dispose(&room);
}

static void check(kb_str bytes, const char *text, size_t replaced)
{
    check_sent(bytes, NULL, text, replaced);
}

static void check_refused(kb_str bytes, const char *message)
{
    kb_buf room = KB_BUF_INIT(100000);
    kb_raw raw = {.name = "f", .bytes = bytes.ptr, .len = bytes.len};
    kb_decoded decoded;
    kb_error err = {0};
    assert_int_equal(kb_decode(&decoded, &room, &raw, &err), KB_BAD_INPUT);
    assert_string_equal(err.message, message);
    kb_buf_dispose(&room);
}

static void utf8_stays_with_or_without_a_mark(void **state)
{
    (void)state;
    check(KB_STR("模型 a"), "模型 a", 0);
    check(KB_STR("\xEF\xBB\xBF模型"), "模型", 0);
}

static void utf16_and_utf32_are_known_by_their_marks(void **state)
{
    static const char *const encodings[] = {"UTF-16", "UTF-32"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        kb_buf bytes = KB_BUF_INIT(10000);
        encode(&bytes, encodings[i], "模型A𠀀");
        check(kb_buf_str(&bytes), "模型A𠀀", 0);
        kb_buf_dispose(&bytes);
    }
    check(KB_STR("\xFE\xFF\x6A\x21"), "模", 0); /* big-endian */
}

static void gbk_and_big5_are_detected(void **state)
{
    (void)state;
    kb_buf gbk = KB_BUF_INIT(10000), big5 = KB_BUF_INIT(10000);
    encode(&gbk, "GBK", PROSE PROSE);
    check(kb_buf_str(&gbk), PROSE PROSE, 0);
    encode(&big5, "BIG5", "語言模型能夠理解和生成自然語言，應用很廣。");
    encode(&big5, "BIG5", "訓練一個模型需要大量的文本和算力，成本很高。");
    check(kb_buf_str(&big5),
          "語言模型能夠理解和生成自然語言，應用很廣。"
          "訓練一個模型需要大量的文本和算力，成本很高。",
          0);
    kb_buf_dispose(&gbk);
    kb_buf_dispose(&big5);
}

static void a_meta_tag_names_the_encoding_of_a_short_page(void **state)
{
    (void)state;
    kb_buf page = KB_BUF_INIT(1000);
    kb_buf_add_text(&page, "<meta charset=\"gb2312\"><p>");
    encode(&page, "GB18030", "镕");
    check(kb_buf_str(&page), "<meta charset=\"gb2312\"><p>镕", 0);
    kb_buf_dispose(&page);
}

static void a_meta_tag_that_lies_about_utf8_is_passed_over(void **state)
{
    (void)state;
    check(KB_STR("<meta charset=gbk><p>模型"), "<meta charset=gbk><p>模型", 0);
}

static void a_few_bad_bytes_are_replaced_and_counted(void **state)
{
    (void)state;
    check(KB_STR(PROSE "\xFF" PROSE), PROSE "\xEF\xBF\xBD" PROSE, 1);
}

static void line_ends_become_one_kind(void **state)
{
    (void)state;
    check(KB_STR("a\r\nb\rc\nd\r"), "a\nb\nc\nd\n", 0);
}

static void text_is_composed(void **state)
{
    (void)state;
    check(KB_STR("e\xCC\x81t\xC3\xA9"), "\xC3\xA9t\xC3\xA9", 0);
}

static void a_sentence_is_enough_whatever_is_declared(void **state)
{
    static const struct {
        const char *encoding, *text;
    } cases[] = {
        {"GBK", SHORT},
        {"GB18030", SHORT},
        {"UTF-8", SHORT},
        {"UTF-16LE", SHORT},
        {"UTF-16BE", SHORT},
        {"BIG5", SHORT_TRADITIONAL},
        {"BIG5-HKSCS", SHORT_TRADITIONAL},
        {"UTF-16LE", "<p>" SHORT "</p>\n"},
        {"UTF-16BE", "Plain text. " SHORT},
        {"UTF-16LE", "Plain text in English."},
        {"UTF-16BE", "Plain text in English.\n"},
    };
    static const char *const declared[] = {
        NULL, "utf-8", "gbk", "big5", "iso-8859-1", "utf-16le", "no-such-one"};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (size_t k = 0; k < sizeof declared / sizeof *declared; k++) {
            kb_buf bytes = KB_BUF_INIT(1000);
            encode(&bytes, cases[i].encoding, cases[i].text);
            check_sent(kb_buf_str(&bytes), declared[k], cases[i].text, 0);
            kb_buf_dispose(&bytes);
        }
    }
}

static void the_declared_one_decides_where_the_text_does_not(void **state)
{
    (void)state;
    check_sent(KB_STR("\xE9\x46"), "gbk", "镕", 0);
    check_sent(KB_STR("caf\xE9 noir"), "iso-8859-1", "caf\xC3\xA9 noir", 0);
    kb_buf korean = KB_BUF_INIT(1000);
    encode(&korean, "EUC-KR", KOREAN);
    check_sent(kb_buf_str(&korean), "euc-kr", KOREAN, 0);
    kb_buf_dispose(&korean);
}

static void a_page_declares_its_encoding_in_several_ways(void **state)
{
    static const char *const heads[] = {
        "<META CHARSET='gbk'>",
        "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=GBK\">",
        "<?xml version=\"1.0\" encoding=\"GBK\"?>",
    };
    (void)state;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        kb_buf page = KB_BUF_INIT(1000), text = KB_BUF_INIT(1000);
        kb_buf_add_text(&page, heads[i]);
        kb_buf_add_text(&page, "\xE9\x46");
        kb_buf_printf(&text, "%s镕", heads[i]);
        check(kb_buf_str(&page), text.ptr, 0);
        kb_buf_dispose(&page);
        kb_buf_dispose(&text);
    }
}

static void utf8_that_was_converted_twice_is_taken_back(void **state)
{
    (void)state;
    kb_buf bytes = KB_BUF_INIT(10000), twice = KB_BUF_INIT(10000);
    kb_buf_add_text(&bytes, "Title: " PROSE);
    for (size_t i = 0; i < bytes.len; i++)
        kb_utf8_add(&twice, (unsigned char)bytes.ptr[i]);
    check(kb_buf_str(&twice), bytes.ptr, 0);
    check(KB_STR("ä¸\xC2\xADæ–‡çš„æ¨¡åž‹"), "中文的模型", 0);
    kb_buf_dispose(&bytes);
    kb_buf_dispose(&twice);
}

static void other_languages_in_utf8_stay(void **state)
{
    static const char *const texts[] = {
        "Ça coûte cher à l'été.",
        "Привет, как дела?",
        "Größe: 3 µm – “klein”…",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        check_sent(kb_str_of(texts[i]), "gbk", texts[i], 0);
        check_sent(kb_str_of(texts[i]), "iso-8859-1", texts[i], 0);
    }
    check(KB_STR("乱码如 ä¸­æ–‡ 者"), "乱码如 ä¸­æ–‡ 者", 0);
}

static void what_utf16_cannot_be_is_counted_by_units(void **state)
{
    (void)state;
    check(KB_STR("\xFF\xFE\x21\x6A\x00\xD8\x21\x6A"), "模\xEF\xBF\xBD模", 1);
}

static void numbers_beyond_unicode_are_replaced(void **state)
{
    kb_buf out = KB_BUF_INIT(64);
    size_t replaced;

    (void)state;
    assert_true(kb_charset_convert(&out, &replaced, "utf-8",
                                   KB_STR("a\xF4\x90\x80\x80z"), true));
    assert_string_equal(out.ptr, "a\uFFFD\uFFFD\uFFFD\uFFFDz");
    assert_int_equal(replaced, 4);
    kb_buf_dispose(&out);
}

static void a_character_that_is_cut_off_is_no_common_one(void **state)
{
    kb_reading whole = kb_reading_of(KB_STR("的"));
    kb_reading cut = kb_reading_of(kb_str_cut(KB_STR("的"), 0, 2));

    (void)state;
    assert_int_equal(whole.common, 1);
    assert_int_equal(cut.common, 0);
    assert_int_equal(cut.odd, 2);
}

static void what_is_no_text_is_refused(void **state)
{
    (void)state;
    check_refused(KB_STR(""), "f: empty file");
    check_refused(KB_STR("PK\3\4\0\0"), "f: not text (NUL at byte 4)");
    check_refused(KB_STR("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0"),
                  "f: not text (NUL at byte 8)");
    check_refused(KB_STR("text, and then\0\0\0\0\0\0"),
                  "f: not text (NUL at byte 14)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_stays_with_or_without_a_mark),
        cmocka_unit_test(utf16_and_utf32_are_known_by_their_marks),
        cmocka_unit_test(gbk_and_big5_are_detected),
        cmocka_unit_test(a_meta_tag_names_the_encoding_of_a_short_page),
        cmocka_unit_test(a_meta_tag_that_lies_about_utf8_is_passed_over),
        cmocka_unit_test(a_few_bad_bytes_are_replaced_and_counted),
        cmocka_unit_test(line_ends_become_one_kind),
        cmocka_unit_test(text_is_composed),
        cmocka_unit_test(a_sentence_is_enough_whatever_is_declared),
        cmocka_unit_test(the_declared_one_decides_where_the_text_does_not),
        cmocka_unit_test(a_page_declares_its_encoding_in_several_ways),
        cmocka_unit_test(utf8_that_was_converted_twice_is_taken_back),
        cmocka_unit_test(other_languages_in_utf8_stay),
        cmocka_unit_test(what_utf16_cannot_be_is_counted_by_units),
        cmocka_unit_test(numbers_beyond_unicode_are_replaced),
        cmocka_unit_test(a_character_that_is_cut_off_is_no_common_one),
        cmocka_unit_test(what_is_no_text_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
