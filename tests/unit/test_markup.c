/* test_markup.c - text in formats of others: Turtle, XML, Markdown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "output/markdown.h"
#include "output/turtle.h"
#include "output/xml.h"

static void assert_made(void (*make)(kb_buf *out, const char *text),
                        const char *text, const char *expected)
{
    kb_buf out = KB_BUF_INIT(4096);
    make(&out, text);
    assert_string_equal(out.ptr, expected);
    kb_buf_dispose(&out);
}

/* ---- Turtle ------------------------------------------------------------- */

static void iri(kb_buf *out, const char *text)
{
    kb_turtle_iri(out, "urn:x:", text);
}

static void iris_keep_letters_and_lose_signs(void **state)
{
    (void)state;
    assert_made(iri, "扩散模型gpt4", "<urn:x:扩散模型gpt4>");
    assert_made(iri, "c++/c#<a>\"b\"", "<urn:x:c++/c%23%3Ca%3E%22b%22>");
    assert_made(iri, "100%?[x]|`\\", "<urn:x:100%25%3F%5Bx%5D%7C%60%5C>");
    assert_made(iri, "a\xe2\x80\xae\x62", "<urn:x:a%E2%80%AEb>"); /* U+202E */
    assert_made(kb_turtle_address, "http://x.cn/?q=%E4#a b",
                "<http://x.cn/?q=%E4#a%20b>");
}

static void literals_are_escaped(void **state)
{
    (void)state;
    assert_made(kb_turtle_literal, "say \"hi\"\\", "\"say \\\"hi\\\"\\\\\"");
    assert_made(kb_turtle_literal, "a\n\tb", "\"a\\n\\tb\"");
    assert_made(kb_turtle_literal, "a\x1b[1m", "\"a\\u001B[1m\"");
    assert_made(kb_turtle_literal, "a\xe2\x80\xae", "\"a\\u202E\"");
}

static void literals_have_a_language(void **state)
{
    (void)state;
    assert_made(kb_turtle_text, "GPT-4", "\"GPT-4\"@en");
    assert_made(kb_turtle_text, "GAN网络", "\"GAN网络\"@zh");
    assert_made(kb_turtle_text, "𠮷", "\"𠮷\"@zh");
}

static void dates_have_a_type(void **state)
{
    (void)state;
    assert_made(kb_turtle_date, "2024", "\"2024\"^^xsd:gYear");
    assert_made(kb_turtle_date, "2024-11", "\"2024-11\"^^xsd:gYearMonth");
    assert_made(kb_turtle_date, "2024-11-09", "\"2024-11-09\"^^xsd:date");
}

/* ---- XML ---------------------------------------------------------------- */

static void xml_is_escaped(void **state)
{
    (void)state;
    assert_made(kb_xml_text, "a<b & \"c\">", "a&lt;b &amp; &quot;c&quot;&gt;");
    assert_made(kb_xml_text, "]]>\n模型\x01\x1b", "]]&gt; 模型");
    assert_made(kb_xml_text, "\xef\xbf\xbe!", "!"); /* U+FFFE */
}

/* ---- Markdown ----------------------------------------------------------- */

static void markup_in_text_is_escaped(void **state)
{
    (void)state;
    assert_made(kb_markdown_text, "a*b_c`d|e", "a\\*b\\_c\\`d\\|e");
    assert_made(kb_markdown_text, "[x](y) <b> &lt;",
                "\\[x\\](y) \\<b\\> \\&lt;");
    assert_made(kb_markdown_text, "一\n二\t三", "一 二 三");
}

static void what_would_begin_a_block_is_escaped(void **state)
{
    (void)state;
    assert_made(kb_markdown_text, "# 一", "\\# 一");
    assert_made(kb_markdown_text, "- 一", "\\- 一");
    assert_made(kb_markdown_text, "12. 一", "12\\. 一");
    assert_made(kb_markdown_text, "3) 一", "3\\) 一");
    assert_made(kb_markdown_text, "3.5版-a", "3\\.5版-a");
    assert_made(kb_markdown_text, "2024年", "2024年");
    assert_made(kb_markdown_text, "", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(iris_keep_letters_and_lose_signs),
        cmocka_unit_test(literals_are_escaped),
        cmocka_unit_test(literals_have_a_language),
        cmocka_unit_test(dates_have_a_type),
        cmocka_unit_test(xml_is_escaped),
        cmocka_unit_test(markup_in_text_is_escaped),
        cmocka_unit_test(what_would_begin_a_block_is_escaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
