/* test_told.c - what pages say of their articles, and what is believed. */
#include "check.h"

#include "parse_text.h"

typedef struct fixture {
    kb_arena *arena;
    kb_doc doc;
} fixture;

static int setup(void **state)
{
    kb_arena *arena = kb_arena_new();
    fixture *f = kb_arena_alloc(arena, sizeof *f);
    f->arena = arena;
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    kb_arena_free(((fixture *)*state)->arena);
    return 0;
}

static void parse(fixture *f, const char *page)
{
    kb_error err = {0};
    parse_text(&f->doc, f->arena, "a.html", page, &err);
    assert_string_equal(err.message, "");
}

#define LD "<script type='application/ld+json'>"

static void json_ld_goes_before_meta_tags(void **state)
{
    fixture *f = *state;
    parse(f, "<meta name=author content=乙><meta property='og:title' "
             "content='题 - 站'>" LD
             "{\"headline\":\"题\",\"author\":[{\"name\":\"甲\"}],"
             "\"datePublished\":\"2024-01-02T03:04:05Z\",\"keywords\":\"x, y\"}"
             "</script><p>文");
    assert_string_equal(f->doc.title, "题");
    assert_string_equal(f->doc.author, "甲");
    assert_string_equal(f->doc.date, "2024-01-02");
    assert_int_equal(f->doc.tag_count, 2);
    assert_string_equal(f->doc.tags[1], "y");
}

static void json_that_is_none_says_nothing(void **state)
{
    static const char *const texts[] = {
        "",
        "{",
        "[1,2,null]",
        "\"x\"",
        "{\"author\":{}}",
        "{\"author\":[[]]}",
        "{\"@graph\":3,\"headline\":[]}",
    };
    fixture *f = *state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        parse(f, kb_arena_printf(f->arena, LD "%s</script><title>页</title>文",
                                 texts[i]));
        assert_string_equal(f->doc.title, "页");
        assert_null(f->doc.author);
    }
}

static void the_site_goes_before_all_pages(void **state)
{
    fixture *f = *state;
    parse(f, "<meta name=author content=编辑><meta name=keywords content=k>"
             "<span id=js_name> 甲号 </span><em id=publish_time>2024年5月6日"
             "</em><div id=js_content>文</div>");
    assert_string_equal(f->doc.author, "甲号");
    assert_string_equal(f->doc.date, "2024-05-06");
    assert_string_equal(f->doc.site, "wechat");
    assert_int_equal(f->doc.tag_count, 0); /* keywords are not the author's */
}

static void an_element_may_have_to_stand_in_another(void **state)
{
    fixture *f = *state;
    parse(f, "<a>别人</a><p class=postDesc>posted @ <a> 甲 </a><a>编辑</a></p>"
             "<div id=cnblogs_post_body>文</div>");
    assert_string_equal(f->doc.author, "甲");
}

static void a_date_may_stand_in_words(void **state)
{
    fixture *f = *state;
    parse(f, "<h1 class='Post-Title'>题</h1><div class=ContentItem-time>"
             "编辑于 2023-4-5 10:00</div><div class=Post-RichText>文</div>");
    assert_string_equal(f->doc.date, "2023-04-05");
    parse(f, "<div class=ContentItem-time>1024 人读过</div>"
             "<div class=Post-RichText>文</div>");
    assert_null(f->doc.date);
}

static void a_heading_in_the_title_is_the_title(void **state)
{
    fixture *f = *state;
    parse(f, "<html><title>模型的题目_频道_站</title><body><h1>某某站</h1>"
             "<h1>模型的题目</h1><article><p>文</article>");
    assert_string_equal(f->doc.title, "模型的题目");
}

static void the_address_is_the_canonical_one(void **state)
{
    fixture *f = *state;
    parse(f, "<meta property='og:url' content='https://a.org/?x=1'>"
             "<link rel=canonical href='https://a.org/1'><p>文");
    assert_string_equal(f->doc.url, "https://a.org/1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(json_ld_goes_before_meta_tags, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(json_that_is_none_says_nothing, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(the_site_goes_before_all_pages, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(an_element_may_have_to_stand_in_another,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(a_date_may_stand_in_words, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_heading_in_the_title_is_the_title,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(the_address_is_the_canonical_one, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
