/* test_mime.c - header fields, parts, and what they are encoded in. */
#include "check.h"

#include "parse/mime.h"

static kb_mime message(const char *text)
{
    return kb_mime_split(kb_str_of(text));
}

static void a_header_ends_at_the_first_empty_line(void **state)
{
    (void)state;
    kb_mime m = message("A: 1\r\nB: 2\r\n\r\nx\r\n\r\ny");
    assert_str(m.header, "A: 1\r\nB: 2\r\n");
    assert_str(m.body, "x\r\n\r\ny");
    m = message("\nx");
    assert_str(m.header, "");
    assert_str(m.body, "x");
    m = message("A: 1");
    assert_str(m.header, "A: 1");
    assert_str(m.body, "");
}

static void fields_are_found_in_any_case_and_unfolded(void **state)
{
    (void)state;
    kb_mime m = message("Content-Type: a/b;\r\n\tx=\"1;2\"; Y = 3\r\n"
                        "AB: c\r\nA: d\r\n\r\n");
    assert_str(kb_mime_field(&m, "a"), "d");
    assert_str(kb_mime_field(&m, "none"), "");
    assert_true(kb_mime_is(&m, "A/B"));
    assert_true(kb_mime_is(&m, "a/"));
    assert_false(kb_mime_is(&m, "a/bc"));
    assert_str(kb_mime_parameter(&m, "X"), "1;2");
    assert_str(kb_mime_parameter(&m, "y"), "3");
    assert_str(kb_mime_parameter(&m, "z"), "");
}

static void check_parts(const char *body, const char *boundary,
                        const char *expected)
{
    kb_mime_parts walk = {.body = kb_str_of(body),
                          .boundary = kb_str_of(boundary)};
    kb_buf found = KB_BUF_INIT(1000);
    kb_mime part;
    while (kb_mime_next(&walk, &part)) {
        kb_buf_add_char(&found, '[');
        kb_buf_add(&found, part.body);
        kb_buf_add_text(&found, walk.cut ? "..." : "]");
    }
    assert_string_equal(found.ptr, expected);
    kb_buf_dispose(&found);
}

static void parts_are_what_stands_between_delimiters(void **state)
{
    (void)state;
    check_parts("before\r\n--b\r\n\r\n1\r\n--b \r\n\r\n2\n--b--\r\nafter\n--b",
                "b", "[1][2]");
    check_parts("--b\n\n1\n--bb\n x --b\n--b--", "b", "[1\n--bb\n x --b]");
    check_parts("--b--\n\n1\n--b--\n", "b--", "[1][...");
    check_parts("--b--\n\n1\n--b----\n", "b--", "[1]");
    check_parts("--b\n\n1\n--b\n\n2", "b", "[1][2...");
    check_parts("bb\nb\n", "b", "");
    check_parts("", "b", "");
}

static void check_decoded(const char *encoding, const char *body,
                          const char *expected)
{
    char text[300];
    kb_buf out = KB_BUF_INIT(1000);
    snprintf(text, sizeof text, "Content-Transfer-Encoding: %s\n\n%s", encoding,
             body);
    kb_mime part = message(text);
    kb_mime_decode(&out, &part);
    assert_string_equal(out.ptr, expected);
    kb_buf_dispose(&out);
}

static void bodies_are_decoded(void **state)
{
    (void)state;
    check_decoded("Quoted-Printable", "a=E6=A8=a1=\r\nb=\nc=3D=", "a模bc=");
    check_decoded("quoted-printable", "1=2 =G0 = x", "1=2 =G0 = x");
    check_decoded("base64", "5qih\r\n5Z6L\r\nYQ==\r\n", "模型a");
    check_decoded("base64", "5qi!h5Z6", "模\xE5\x9E");
    check_decoded("8bit", "模=41", "模=41");
}

static void check_text(const char *value, const char *expected)
{
    kb_buf out = KB_BUF_INIT(1000);
    kb_mime_text(&out, kb_str_of(value));
    assert_string_equal(out.ptr, expected);
    kb_buf_dispose(&out);
}

static void encoded_words_are_text(void **state)
{
    (void)state;
    check_text("plain text", "plain text");
    check_text("=?utf-8?Q?=E6=A8=A1_a?= b", "模 a b");
    check_text("x =?UTF-8?b?5qih?=\r\n =?utf-8*zh?q?=E5=9E=8B?= y", "x 模型 y");
    check_text("=?utf-8?Q?=E6=A8?= =?utf-8?Q?=A1?=", "模"); /* cut between */
    check_text("=?gbk?B?xKPQzQ==?= =?utf-8?Q?a?=", "模型a");
    check_text("=?none?Q?a?= =?x?Z?b?= =?utf-8?Q?c", "a =?x?Z?b?= =?utf-8?Q?c");
    check_text("folded\r\n line", "folded line");
    check_text("\xFF", "\xEF\xBF\xBD");
}

static void check_date(const char *value, const char *expected)
{
    kb_buf out = KB_BUF_INIT(100);
    assert_int_equal(kb_mime_date(&out, kb_str_of(value)), *expected != '\0');
    assert_string_equal(out.ptr, expected);
    kb_buf_dispose(&out);
}

static void dates_are_the_day_as_written(void **state)
{
    (void)state;
    check_date("Fri, 1 Mar 2024 23:00:00 -0800", "2024-03-01");
    check_date("21  dec 2023 10:00:00 GMT", "2023-12-21");
    check_date("Fri, 32 Mar 2024", "");
    check_date("2024-03-01", "");
    check_date("1 Mar", "");
    check_date("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_header_ends_at_the_first_empty_line),
        cmocka_unit_test(fields_are_found_in_any_case_and_unfolded),
        cmocka_unit_test(parts_are_what_stands_between_delimiters),
        cmocka_unit_test(bodies_are_decoded),
        cmocka_unit_test(encoded_words_are_text),
        cmocka_unit_test(dates_are_the_day_as_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
