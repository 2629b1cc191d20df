/* test_site.c - the table of sites, and what it makes of pages. */
#include "outline.h"

#include "parse/site.h"

static kb_sites sites;

static void check_wrong(const char *table, const char *message)
{
    kb_error err = {0};
    assert_int_equal(kb_sites_read(&sites, "t", kb_str_of(table), &err),
                     KB_BAD_INPUT);
    assert_string_equal(err.message, message);
}

static void a_wrong_row_is_named(void **state)
{
    (void)state;
    check_wrong("any\tarticle\tbody\nx\tbody\t#a\n",
                "t:2: unknown role 'body'");
    check_wrong("any\tarticle\t#\n", "t:1: not a selector '#'");
    check_wrong("any\ttitle\t\n", "t:1: not a selector ''");
    check_wrong("any\tskip\tdiv\n", "t:1: not a selector 'div'");
}

static void a_selector_may_want_an_element_around_and_an_attribute(void **state)
{
    kb_error err = {0};
    (void)state;
    assert_int_equal(
        kb_sites_read(&sites, "t", KB_STR("any\tdate\t.a b[c=d]@e\n"), &err),
        KB_OK);
    assert_int_equal(sites.count, 1);
    const kb_site_rule *rule = &sites.rules[0];
    assert_true(rule->nested);
    assert_str(rule->around.class_word, "a");
    assert_str(rule->what.name, "b");
    assert_str(rule->what.value, "d");
    assert_str(rule->attribute, "e");
}

static void the_table_of_the_program_is_right(void **state)
{
    const kb_sites *all = kb_sites_load();
    (void)state;
    assert_str(all->sites[0].name, "any");
    for (size_t i = 1; i < all->count; i++) {
        bool article = false;
        for (size_t k = 0; k < all->sites[i].count; k++)
            article |= all->sites[i].rules[k].role == KB_SITE_ARTICLE;
        assert_true(article);
    }
}

static void hosts_belong_to_sites_with_all_below_them(void **state)
{
    (void)state;
    assert_str(kb_site_of_host(KB_STR("blog.csdn.net"))->name, "csdn");
    assert_str(kb_site_of_host(KB_STR("csdn.net"))->name, "csdn");
    assert_str(kb_site_of_host(KB_STR("zhuanlan.zhihu.com"))->name, "zhihu");
    assert_null(kb_site_of_host(KB_STR("notcsdn.net")));
    assert_null(kb_site_of_host(KB_STR("weixin.qq.com")));
}

static void each_article_row_finds_its_element(void **state)
{
    const kb_sites *all = kb_sites_load();
    (void)state;
    for (size_t i = sites.count; i < all->rule_count; i++) {
        const kb_site_rule *rule = &all->rules[i];
        const kb_selector *s = &rule->what;
        if (rule->role != KB_SITE_ARTICLE)
            continue;
        const char *name = "section";
        kb_buf page = KB_BUF_INIT(1000);
        if (s->name.len > 0)
            kb_buf_printf(&page, "<p>before</p><%.*s", (int)s->name.len,
                          s->name.ptr);
        else
            kb_buf_printf(&page, "<p>before</p><%s", name);
        if (s->id.len > 0)
            kb_buf_printf(&page, " id='%.*s'", (int)s->id.len, s->id.ptr);
        if (s->class_word.len > 0)
            kb_buf_printf(&page, " class='x %.*s'", (int)s->class_word.len,
                          s->class_word.ptr);
        kb_buf_add_text(&page, " style='display:none'><p>正文</p>");
        if (s->name.len == 0 || !kb_str_equal(s->name, KB_STR("body")))
            assert_blocks("a.html", page.ptr, "para 正文\n");
        kb_buf_dispose(&page);
    }
}

static void marks_in_text_make_no_site(void **state)
{
    (void)state;
    assert_blocks(
        "a.html",
        "<p>CSDN 的正文在 content_views 里，js_content 是微信的。</p>",
        "para CSDN 的正文在 content_views 里，js_content 是微信的。\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wrong_row_is_named),
        cmocka_unit_test(
            a_selector_may_want_an_element_around_and_an_attribute),
        cmocka_unit_test(the_table_of_the_program_is_right),
        cmocka_unit_test(hosts_belong_to_sites_with_all_below_them),
        cmocka_unit_test(each_article_row_finds_its_element),
        cmocka_unit_test(marks_in_text_make_no_site),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
