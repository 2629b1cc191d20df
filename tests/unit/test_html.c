/* test_html.c - pages give the blocks that the same article in Markdown gives.
 */
#include "outline.h"
#include "parse_text.h"

static void blanks_between_tags_are_no_text(void **state)
{
    (void)state;
    assert_blocks("a.html",
                  "<p>\n 使用\n <b>\n  Java\n </b>\n 和\n <i>\n  big\n </i>\n"
                  " models\n ，好\n</p>",
                  "para 使用Java和big models，好\n");
}

static void only_the_article_counts(void **state)
{
    (void)state;
    assert_blocks("a.html",
                  "<body><div>栏目</div><div id=content_views><p>正文</p>"
                  "<div id=content_views><p>嵌套</p></div></div><p>推荐</p>",
                  "para 正文\npara 嵌套\n");
    assert_blocks("a.html", "<div>头</div><article><p>甲</p></article>尾",
                  "para 甲\n");
    assert_blocks("a.html", "<nav>航</nav><p>全页</p>", "para 全页\n");
}

static void the_heading_of_the_site_is_the_title(void **state)
{
    static const char page[] =
        "<title>页_站</title><h1 id=\"articleContentId\">\n 真的题\n</h1>"
        "<div id=\"content_views\"><h1>一</h1><p>文</p></div>";
    kb_arena *arena = kb_arena_new();
    kb_doc doc;
    kb_error err;
    (void)state;
    assert_int_equal(parse_text(&doc, arena, "a.html", page, &err), KB_OK);
    assert_string_equal(doc.title, "真的题");
    assert_int_equal(doc.block_count, 2);
    kb_arena_free(arena);
}

static void the_head_tells_of_title_author_date_and_address(void **state)
{
    static const char page[] =
        "<head><title> 页 </title><meta name=author content=某>"
        "<meta property='article:published_time' content='2024-03-01T00:00'>"
        "<link rel=canonical href='https://a.example.org/1'></head><p>文";
    kb_arena *arena = kb_arena_new();
    kb_doc doc;
    kb_error err;
    (void)state;
    assert_int_equal(parse_text(&doc, arena, "a.html", page, &err), KB_OK);
    assert_string_equal(doc.title, "页");
    assert_string_equal(doc.author, "某");
    assert_string_equal(doc.date, "2024-03-01");
    assert_string_equal(doc.site, "a.example.org");
    kb_arena_free(arena);
}

static void check_address(const char *page, const char *url)
{
    kb_arena *arena = kb_arena_new();
    kb_doc doc;
    kb_error err;
    assert_int_equal(parse_text(&doc, arena, "a.html", page, &err), KB_OK);
    if (url)
        assert_string_equal(doc.url, url);
    else
        assert_null(doc.url);
    kb_arena_free(arena);
}

static void a_browser_that_saved_a_page_says_from_where(void **state)
{
    (void)state;
    check_address(
        "<!DOCTYPE html>\n<!-- saved from url=(0024)https://a.example/"
        "1?x=(2) -->\n<html><p>文",
        "https://a.example/1?x=(2)");
    check_address("<html><!--\n Page saved with SingleFile \n url: "
                  "https://a.example/1 \n saved date: Fri Mar 01 2024\n-->"
                  "<p>文",
                  "https://a.example/1");
    check_address("<!-- saved from url=(0014)about:internet --><p>文", NULL);
    check_address("<!-- url: https://a.example/1 --><p>文", NULL);
}

static void an_image_holds_nothing(void **state)
{
    (void)state;
    assert_blocks("a.html", "<p><img src=a>里面的<br>字</img>后</p>",
                  "para 里面的 字后\n");
}

static void a_stray_end_tag_ends_nothing(void **state)
{
    (void)state;
    assert_blocks(
        "a.html",
        "</p><div id=content_views><p>一</article></p><p>二</p></div>",
        "para 一\npara 二\n");
}

static void scripts_comments_and_hidden_parts_are_left_out(void **state)
{
    (void)state;
    assert_blocks(
        "a.html",
        "<p>a<script>x()</script><!-- c --><span style='display:none'>"
        "隐</span><svg><text>s</text></svg> b</p><style>p{}</style>",
        "para a b\n");
}

static void preformatted_text_is_code(void **state)
{
    (void)state;
    assert_blocks("a.html",
                  "<pre><code>if (a <!-- -->&lt; b)\n\n    <span>go</span>();"
                  "</code><ul class='pre-numbering'><li>1</li></ul></pre>",
                  "code if (a < b)\\n\\n    go();\n");
}

static void tables_are_rows(void **state)
{
    (void)state;
    assert_blocks(
        "a.html",
        "<table><thead><tr><th>名</th><th>值</th></tr></thead><tbody>"
        "<tr><td><p>甲</p><p>乙</p></td><td></td></tr></tbody></table>",
        "row1 名 | 值\nrow2 甲 乙\n");
}

static void a_table_of_one_cell_is_layout(void **state)
{
    (void)state;
    assert_blocks("a.html",
                  "<table><tr><td><p>一段。</p><p>又一段。</p></td></tr>"
                  "</table>",
                  "para 一段。\npara 又一段。\n");
}

static void nothing_stands_under_what_was_dropped(void **state)
{
    static const char page[] = "<ul><li>目录<p><a href='#a'>一</a></p>"
                               "<ul><li>文</li></ul></li></ul>";
    kb_arena *arena = kb_arena_new();
    kb_doc doc;
    kb_error err;
    (void)state;
    assert_int_equal(parse_text(&doc, arena, "a.html", page, &err), KB_OK);
    assert_int_equal(doc.block_count, 1);
    assert_int_equal(doc.blocks[0].up, KB_NO_BLOCK);
    kb_arena_free(arena);
}

static void the_contents_list_is_dropped(void **state)
{
    (void)state;
    assert_blocks("a.html",
                  "<p id=main-toc><strong>目录</strong></p>"
                  "<p id=a-toc><a href='#a'>一</a></p><h2 id=a>一</h2>",
                  "heading2 一\n");
}

static void a_formula_is_read_once(void **state)
{
    (void)state;
    assert_blocks("a.html",
                  "<p>设<span class=katex><span class=katex-mathml>x</span>"
                  "<span class='katex-html'>x</span></span>为</p>",
                  "para 设x为\n");
}

static void markdown_pasted_into_a_page_is_understood(void **state)
{
    (void)state;
    assert_blocks("a.html", "<p>## 小节</p><p>1. **甲**：一</p><p>**乙**</p>",
                  "heading2 小节\nitem1 甲：一\nheading3 乙\n");
}

static void both_formats_give_the_same_blocks(void **state)
{
    static const char blocks[] =
        "heading2 一、概述\npara 大模型是 AI 的基础。\nitem1 甲：第一\n"
        "item2 内层\npara 续\nquote 引文\nrow1 名 | 值\nrow2 a | b\n";
    (void)state;
    assert_blocks("a.md",
                  "# 题\n\n## 一、概述\n\n大模型是 **AI** 的基础。\n\n"
                  "* **甲**：第一\n  + 内层\n\n  续\n\n> 引文\n\n"
                  "| 名 | 值 |\n|---|---|\n| a | b |\n",
                  blocks);
    assert_blocks(
        "a.html",
        "<h1>题</h1><h2>一、概述</h2><p>大模型是 <b>AI</b> 的基础。</p>"
        "<ul><li><b>甲</b>：第一<ul><li>内层</li></ul><p>续</p></li></ul>"
        "<blockquote><p>引文</p></blockquote><table><tr><th>名</th>"
        "<th>值</th></tr><tr><td>a</td><td>b</td></tr></table>",
        blocks);
}

static void great_depth_is_no_harm(void **state)
{
    enum { DEPTH = 100000, PAGE_MAX = 1 << 21 };
    kb_buf page = KB_BUF_INIT(PAGE_MAX);
    (void)state;
    for (int i = 0; i < DEPTH; i++)
        kb_buf_add_text(&page, "<b>");
    kb_buf_add_text(&page, "深");
    for (int i = 0; i < DEPTH; i++)
        kb_buf_add_text(&page, "</b>");
    assert_blocks("a.html", page.ptr, "heading2 深\n");
    kb_buf_dispose(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blanks_between_tags_are_no_text),
        cmocka_unit_test(only_the_article_counts),
        cmocka_unit_test(the_heading_of_the_site_is_the_title),
        cmocka_unit_test(the_head_tells_of_title_author_date_and_address),
        cmocka_unit_test(a_browser_that_saved_a_page_says_from_where),
        cmocka_unit_test(an_image_holds_nothing),
        cmocka_unit_test(a_stray_end_tag_ends_nothing),
        cmocka_unit_test(scripts_comments_and_hidden_parts_are_left_out),
        cmocka_unit_test(preformatted_text_is_code),
        cmocka_unit_test(tables_are_rows),
        cmocka_unit_test(a_table_of_one_cell_is_layout),
        cmocka_unit_test(the_contents_list_is_dropped),
        cmocka_unit_test(nothing_stands_under_what_was_dropped),
        cmocka_unit_test(a_formula_is_read_once),
        cmocka_unit_test(markdown_pasted_into_a_page_is_understood),
        cmocka_unit_test(both_formats_give_the_same_blocks),
        cmocka_unit_test(great_depth_is_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
