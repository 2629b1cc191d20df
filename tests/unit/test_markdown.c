/* test_markdown.c - Markdown as people and converters write it. */
#include "outline.h"

/* Front matter of a post that went through the converter. */
#define CONVERTED "---\nartid: \"1\"\n---\n"

static void joined_lines_get_a_blank_only_between_latin_words(void **state)
{
    (void)state;
    assert_blocks("a.md", "使用\n**Java**\n和\nC++\n来\n写 big\nmodels\n。",
                  "para 使用Java和C++来写 big models。\n");
    assert_blocks("a.md", "see (\n[here](u)\n), and\nthere",
                  "para see (here), and there\n");
}

static void a_bold_lead_goes_on_with_its_colon(void **state)
{
    (void)state;
    assert_blocks("a.md",
                  CONVERTED "* **甲**\n  ：第一\n* **乙**\n  ：\n"
                            "  + **丙**\n    ：内层\n",
                  "item1 甲：第一\nitem1 乙：\nitem2 丙：内层\n");
}

static void a_line_of_two_blanks_is_a_break_in_the_paragraph(void **state)
{
    (void)state;
    assert_blocks("a.md", CONVERTED "上一行\n  \n下一行\n",
                  "para 上一行 下一行\n");
    assert_blocks("a.md", CONVERTED "**跨过，\n  \n一行。**\n",
                  "para 跨过， 一行。\n");
    assert_blocks("a.md", CONVERTED "一段\n  \n  \n又一段\n",
                  "para 一段\npara 又一段\n");
}

static void stars_are_bold_beside_any_character(void **state)
{
    (void)state;
    assert_blocks("a.md", "**释义：**文字，**“引”**后",
                  "para 释义：文字，“引”后\n");
    assert_blocks("a.md", "甲****乙 ** 丙 ** 丁", "para 甲乙 丙 丁\n");
    assert_blocks("a.md", "****整行****", "heading2 整行\n");
}

static void a_power_and_an_escaped_star_are_text(void **state)
{
    (void)state;
    assert_blocks("a.md", "2**10 字节，\\*不是\\*",
                  "para 2**10 字节，*不是*\n");
}

static void stars_that_nothing_ends_are_dropped(void **state)
{
    (void)state;
    assert_blocks("a.md", "**甲** 和 **乙\n\n另一段**",
                  "para 甲 和 乙\npara 另一段\n");
}

static void stars_in_code_are_text(void **state)
{
    (void)state;
    assert_blocks("a.md", "用 `a ** b` 与 `**` 表示",
                  "para 用 a ** b 与 ** 表示\n");
}

static void a_converter_escapes_nothing(void **state)
{
    (void)state;
    assert_blocks("a.md", CONVERTED "C:\\_a\\b 与 __init__ 与 <T> 与 *.txt\n",
                  "para C:\\_a\\b 与 __init__ 与 <T> 与 *.txt\n");
    assert_blocks("a.md", CONVERTED "前\n*斜体*\n后\n", "para 前斜体后\n");
}

static void generics_are_text_and_known_tags_are_not(void **state)
{
    (void)state;
    assert_blocks("a.md",
                  "List<T> 是<font color=red>红</font>的<br>下<!-- x -->行",
                  "para List<T> 是红的 下行\n");
    assert_blocks("a.md", "`<b>` 与 <b>粗</b>", "para <b> 与 粗\n");
}

static void compact_text_is_a_paragraph_a_line(void **state)
{
    (void)state;
    assert_blocks(
        "a.md",
        "# 题\n## 一节\n第一段。\n第二段\n，接着第二段。\n* 项\n第三段。\n",
        "heading2 一节\npara 第一段。\npara 第二段，接着第二段。\n"
        "item1 项\npara 第三段。\n");
}

static void compact_text_was_wrapped_where_a_word_had_no_room(void **state)
{
    (void)state;
    assert_blocks(
        "a.md",
        "# t\n## s\n"
        "One two three four five six seven eight nine ten eleven twelve "
        "thirteen\n"
        "fourteen fifteen.\nShort line\nAnother one\n",
        "heading2 s\n"
        "para One two three four five six seven eight nine ten eleven twelve "
        "thirteen fourteen fifteen.\npara Short line\npara Another one\n");
}

static void tables_of_compact_text_hold_together(void **state)
{
    (void)state;
    assert_blocks("a.md",
                  "# t\n## s\n名称 | 值\n---|---\n甲 | 1\n乙 | 2\n之后。\n",
                  "heading2 s\nrow1 名称 | 值\nrow2 甲 | 1\nrow2 乙 | 2\n"
                  "para 之后。\n");
}

static void signs_of_a_formula_underline_no_heading(void **state)
{
    (void)state;
    assert_blocks("a.md", CONVERTED "x\n=\ny\n-\nz\n", "para x = y - z\n");
}

static void an_author_may_underline_a_heading(void **state)
{
    (void)state;
    assert_blocks("a.md", "正文。\n\n标题\n----\n正文\n",
                  "para 正文。\nheading2 标题\npara 正文\n");
}

static void a_tight_heading_counts_but_not_a_directive(void **state)
{
    (void)state;
    assert_blocks("a.md", "##二级\n\n#一级\n\n#include <a.h>\n",
                  "heading2 二级\nheading1 一级\npara #include <a.h>\n");
}

static void fences_keep_code_as_it_is(void **state)
{
    (void)state;
    assert_blocks("a.md", "~~~py\n\tx = '**'\n\n# no\n~~~\n",
                  "code     x = '**'\\n\\n# no\n");
}

static void an_unclosed_fence_swallows_nothing(void **state)
{
    (void)state;
    assert_blocks("a.md", "```\n正文一\n\n**标题**\n\n正文二\n",
                  "para 正文一\nheading2 标题\npara 正文二\n");
}

static void lists_of_links_into_the_page_are_dropped(void **state)
{
    (void)state;
    assert_blocks("a.md",
                  "# 题\n\n#### 目录\n\n* [一](#a)\n* + [二](#b)\n\n[TOC]\n\n"
                  "见[下文](#a)的说明\n",
                  "para 见下文的说明\n");
}

static void link_targets_may_hold_anything(void **state)
{
    (void)state;
    assert_blocks("a.md", "看[甲](http://e.org/a b(1) \"题 (x)\")和[乙](x(y)后",
                  "para 看甲和乙后\n");
}

static void a_link_torn_over_paragraphs_leaves_no_trace(void **state)
{
    (void)state;
    assert_blocks("a.md",
                  CONVERTED "[卡片\n\n说明](http://e.org/x?a=1 \"题\")\n",
                  "para 卡片\npara 说明\n");
}

static void images_say_nothing(void **state)
{
    (void)state;
    assert_blocks("a.md", "前![图 **一**](a.png)后\n\n![]()\n", "para 前后\n");
}

static void a_torn_paragraph_goes_on_with_its_closing_mark(void **state)
{
    (void)state;
    assert_blocks("a.md",
                  CONVERTED "主要是\n**学习**\n\n，其次是应用。\n\n下一段\n",
                  "para 主要是学习，其次是应用。\npara 下一段\n");
}

static void a_number_may_stand_above_its_text(void **state)
{
    (void)state;
    assert_blocks("a.md",
                  CONVERTED "1.\n**甲**\n：一\n\n2.\n  \n乙\n\n3.\n   丙\n",
                  "item1 甲：一\nitem1 乙\nitem1 丙\n");
}

static void the_address_in_hex_at_the_end_is_no_text(void **state)
{
    (void)state;
    assert_blocks(
        "a.md",
        "正文\n\n68747470733a2f2f626c6f672e6373646e2e6e65742f6162632f617274"
        "69636c652f64657461696c732f34:32\n",
        "para 正文\n");
}

static void entities_and_hard_breaks_are_read(void **state)
{
    (void)state;
    assert_blocks("a.md", "a &lt;&nbsp;b&#x4E00; &nosuch;  \nc\\\nd",
                  "para a < b一 &nosuch; c d\n");
}

static void html_in_a_markdown_file_is_html(void **state)
{
    (void)state;
    assert_blocks("a.md",
                  CONVERTED "<div>\n <h2>\n  节\n </h2>\n <p>\n  文\n"
                            " </p>\n</div>\n",
                  "heading2 节\npara 文\n");
    assert_blocks("a.md",
                  "<p align=center>\n\n# 题\n\n正文一\n\n正文二\n\n正文三\n",
                  "para 正文一\npara 正文二\npara 正文三\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(joined_lines_get_a_blank_only_between_latin_words),
        cmocka_unit_test(a_bold_lead_goes_on_with_its_colon),
        cmocka_unit_test(a_line_of_two_blanks_is_a_break_in_the_paragraph),
        cmocka_unit_test(stars_are_bold_beside_any_character),
        cmocka_unit_test(a_power_and_an_escaped_star_are_text),
        cmocka_unit_test(stars_that_nothing_ends_are_dropped),
        cmocka_unit_test(stars_in_code_are_text),
        cmocka_unit_test(a_converter_escapes_nothing),
        cmocka_unit_test(generics_are_text_and_known_tags_are_not),
        cmocka_unit_test(compact_text_is_a_paragraph_a_line),
        cmocka_unit_test(compact_text_was_wrapped_where_a_word_had_no_room),
        cmocka_unit_test(tables_of_compact_text_hold_together),
        cmocka_unit_test(signs_of_a_formula_underline_no_heading),
        cmocka_unit_test(an_author_may_underline_a_heading),
        cmocka_unit_test(a_tight_heading_counts_but_not_a_directive),
        cmocka_unit_test(fences_keep_code_as_it_is),
        cmocka_unit_test(an_unclosed_fence_swallows_nothing),
        cmocka_unit_test(lists_of_links_into_the_page_are_dropped),
        cmocka_unit_test(link_targets_may_hold_anything),
        cmocka_unit_test(a_link_torn_over_paragraphs_leaves_no_trace),
        cmocka_unit_test(images_say_nothing),
        cmocka_unit_test(a_torn_paragraph_goes_on_with_its_closing_mark),
        cmocka_unit_test(a_number_may_stand_above_its_text),
        cmocka_unit_test(the_address_in_hex_at_the_end_is_no_text),
        cmocka_unit_test(entities_and_hard_breaks_are_read),
        cmocka_unit_test(html_in_a_markdown_file_is_html),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
