/* test_density.c - the article of pages that no rule knows. */
#include "outline.h"

#define LONG "扩散模型从噪声开始，一步一步去掉噪声，最后得到清楚的图像。"
#define NAV                                                                          \
    "<div class=top><a href=/a>首页</a><a href=/b>新闻</a><a href=/c>论坛</a>" \
    "</div>"

static void navigation_comments_sidebars_and_footers_are_left_out(void **state)
{
    (void)state;
    assert_blocks("a.html",
                  "<html><body>" NAV "<div id=wrap><div class=text><h2>一</h2>"
                  "<p>" LONG "</p><p>" LONG
                  "</p></div><div class=side-bar><p>" LONG
                  "</p></div></div><div id=comments><p>" LONG "</p></div>"
                  "<div>Copyright 2024 某站</div></body></html>",
                  "heading2 一\npara " LONG "\npara " LONG "\n");
}

static void all_sections_belong_to_the_article(void **state)
{
    (void)state;
    assert_blocks("a.html",
                  "<html><body>" NAV "<div><section><h2>一</h2><p>" LONG
                  "</p></section><section><h2>二</h2><p>" LONG
                  "</p></section><ul><li>甲</li><li>乙</li></ul></div>" NAV
                  "</body></html>",
                  "heading2 一\npara " LONG "\nheading2 二\npara " LONG
                  "\nitem1 甲\nitem1 乙\n");
}

static void a_box_below_a_telling_heading_is_left_out(void **state)
{
    (void)state;
    assert_blocks("a.html",
                  "<html><body><div><p>" LONG "</p><p>" LONG
                  "</p><div><h3>相关推荐</h3><p>" LONG
                  "</p></div></div></body></html>",
                  "para " LONG "\npara " LONG "\n");
}

static void a_list_of_links_is_left_out_but_not_a_link(void **state)
{
    (void)state;
    assert_blocks("a.html",
                  "<html><body><div><p>" LONG "</p><p>" LONG LONG LONG
                  "</p><p>见<a href=x>代码</a>。"
                  "</p><div><a href=1>另一篇文章</a> <a href=2>又一篇</a> "
                  "<a href=3>再一篇</a></div></div></body></html>",
                  "para " LONG "\npara " LONG LONG LONG "\npara 见代码。\n");
}

static void names_are_not_believed_against_the_text(void **state)
{
    (void)state;
    assert_blocks(
        "a.html",
        "<html><body class=has-sidebar><div class=comment-page><p>" LONG
        "</p><p>" LONG "</p></div></body></html>",
        "para " LONG "\npara " LONG "\n");
}

static void a_page_of_short_lines_is_read_whole(void **state)
{
    (void)state;
    assert_blocks("a.html",
                  "<html><body><p>甲</p><p>乙</p><table><tr><td>丙</td>"
                  "<td>丁</td></tr></table></body></html>",
                  "para 甲\npara 乙\nrow2 丙 | 丁\n");
    assert_blocks("a.html", "<html><body>没有标签的一行",
                  "para 没有标签的一行\n");
}

static void a_part_of_a_page_is_read_whole(void **state)
{
    (void)state;
    assert_blocks("a.html",
                  "<p>短</p><div class=side-bar>边</div><div><p>" LONG
                  "</p></div>",
                  "para 短\npara 边\npara " LONG "\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(navigation_comments_sidebars_and_footers_are_left_out),
        cmocka_unit_test(all_sections_belong_to_the_article),
        cmocka_unit_test(a_box_below_a_telling_heading_is_left_out),
        cmocka_unit_test(a_list_of_links_is_left_out_but_not_a_link),
        cmocka_unit_test(names_are_not_believed_against_the_text),
        cmocka_unit_test(a_page_of_short_lines_is_read_whole),
        cmocka_unit_test(a_part_of_a_page_is_read_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
