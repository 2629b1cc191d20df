/* test_frontmatter.c - the lines before an article, as real files have them. */
#include "check.h"

#include "parse/frontmatter.h"

static int setup(void **state)
{
    kb_arena *arena = kb_arena_new();
    kb_source *source = kb_arena_alloc(arena, sizeof *source);
    source->arena = arena;
    *state = source;
    return 0;
}

static int teardown(void **state)
{
    kb_source *source = *state;
    kb_arena_free(source->arena);
    return 0;
}

/* Reads `text` and checks what is left of it as the body. */
static void read_text(kb_source *source, const char *text, const char *body)
{
    assert_str(kb_frontmatter_read(source, kb_str_of(text)), body);
}

static void quoted_single_quoted_and_bare_values_are_alike(void **state)
{
    kb_source *source = *state;
    read_text(source,
              "---\nartid: \"123\"\ntitle: '题目'\nauthor: 某人\n---\nx", "x");
    assert_string_equal(source->artid, "123");
    assert_string_equal(source->title, "题目");
    assert_string_equal(source->author, "某人");
    assert_true(source->numbered);
}

static void a_backslash_is_a_backslash(void **state)
{
    kb_source *source = *state;
    read_text(source, "---\ntitle: \"甲\\星\\\"乙\"\n---\n", "");
    assert_string_equal(source->title, "甲\\星\\\"乙");
}

static void the_first_of_equal_keys_wins(void **state)
{
    kb_source *source = *state;
    read_text(source, "---\ntitle: 一\nimage: a\ntitle: 二\nimage: b\n---\n",
              "");
    assert_string_equal(source->title, "一");
}

static void values_are_lines_without_control_characters(void **state)
{
    kb_source *source = *state;
    read_text(source,
              "---\ntitle: 甲\x1B[31m\f乙\x7F\nartid: \x01\n"
              "author: a\u202Eb\n---\n",
              "");
    assert_string_equal(source->title, "甲[31m 乙");
    assert_null(source->artid);
    assert_string_equal(source->author, "ab");
}

static void check_tags(const kb_source *source, size_t count,
                       const char *const *tags)
{
    assert_int_equal(source->tags.len, count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(source->tags.data[i], tags[i]);
}

static void lists_are_flow_bare_or_over_several_lines(void **state)
{
    static const char *const tags[] = {"甲", "C++", "a, b", "乙", "丙", "丁"};
    kb_source *source = *state;
    read_text(source,
              "---\ntags: ['甲', \"C++\", 'a, b', '无标签', '甲']\n---\n", "");
    read_text(source, "---\ntags: [乙,\n  丙,\n]\n---\n", "");
    read_text(source, "---\ntags: []\n  - \"丁\"\nlayout: post\n---\n", "");
    check_tags(source, 6, tags);
}

static void an_apostrophe_inside_a_tag_quotes_nothing(void **state)
{
    static const char *const tags[] = {"it's", "b"};
    kb_source *source = *state;
    read_text(source, "---\ntags: [it's, b]\n---\n", "");
    check_tags(source, 2, tags);
}

static void nested_lines_belong_to_the_key_above(void **state)
{
    kb_source *source = *state;
    read_text(source,
              "---\nimage:\n    path: https://e.org/a\n    title: 不是\n"
              "title: 是\n---\n正文",
              "正文");
    assert_string_equal(source->title, "是");
}

static void dates_become_iso(void **state)
{
    static const char *const dates[][2] = {
        {"2024-11-16 09:44:11 +08:00", "2024-11-16"},
        {"2025-03-09T11:02:33+0800", "2025-03-09"},
        {"2020-6-4   10:00", "2020-06-04"},
        {"2021/7/5", "2021-07-05"},
        {"2023-08", "2023-08"},
        {"2022", "2022"},
    };
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        kb_source *source = *state;
        source->date = NULL;
        kb_source_set_date(source, kb_str_of(dates[i][0]));
        assert_string_equal(source->date, dates[i][1]);
    }
}

static void what_is_no_date_gives_none(void **state)
{
    kb_source *source = *state;
    read_text(source, "---\ndate: 昨天\ntitle: t\n---\n", "");
    assert_null(source->date);
}

static void an_address_is_decoded_from_hex_with_colons(void **state)
{
    kb_source *source = *state;
    read_text(source,
              "---\narturl_encode: \"687474:703a2f2f626c6f672e6373646e2e6e6574"
              "2f6d652f61727469636c652f6465:7461696c732f3432\"\n---\n",
              "");
    assert_string_equal(source->url,
                        "http://blog.csdn.net/me/article/details/42");
    kb_source_complete(source, "x.md");
    assert_string_equal(source->author, "me");
    assert_string_equal(source->artid, "42");
    assert_string_equal(kb_source_site(source), "csdn");
}

static void broken_hex_gives_no_address(void **state)
{
    kb_source *source = *state;
    read_text(source, "---\narturl_encode: 68747:zz\ntitle: t\n---\n", "");
    assert_null(source->url);
}

static void the_user_may_stand_in_the_host(void **state)
{
    kb_source *source = *state;
    read_text(source, "---\narturl: https://you.blog.csdn.net/a\n---\n", "");
    kb_source_complete(source, "x.md");
    assert_string_equal(source->author, "you");
}

static void another_site_is_named_by_its_host(void **state)
{
    kb_source *source = *state;
    read_text(source, "---\nurl: https://www.example.org:8080/a\n---\n", "");
    kb_source_complete(source, "x.md");
    assert_string_equal(kb_source_site(source), "example.org");
    assert_null(source->author);
}

static void number_and_date_may_stand_in_the_file_name(void **state)
{
    kb_source *source = *state;
    kb_source_complete(source, "posts/2024-05-06-777.md");
    assert_string_equal(source->artid, "777");
    assert_string_equal(source->date, "2024-05-06");
    assert_str(kb_source_stem("posts/2024-05-06-My-App.md"), "My-App");
    assert_str(kb_source_stem("a.b/notes"), "notes");
}

static void a_missing_end_ends_before_the_first_other_line(void **state)
{
    kb_source *source = *state;
    read_text(source, "---\ntitle: t\n正文从这里开始\n第二行",
              "正文从这里开始\n第二行");
    assert_string_equal(source->title, "t");
}

static void text_without_front_matter_is_all_body(void **state)
{
    kb_source *source = *state;
    read_text(source, "# 标题\n\ntitle: 不是", "# 标题\n\ntitle: 不是");
    read_text(source, "---\n一条线下面的正文\n---\n",
              "---\n一条线下面的正文\n---\n");
    read_text(source, "", "");
    assert_null(source->title);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(quoted_single_quoted_and_bare_values_are_alike),
        TEST(a_backslash_is_a_backslash),
        TEST(the_first_of_equal_keys_wins),
        TEST(values_are_lines_without_control_characters),
        TEST(lists_are_flow_bare_or_over_several_lines),
        TEST(an_apostrophe_inside_a_tag_quotes_nothing),
        TEST(nested_lines_belong_to_the_key_above),
        TEST(dates_become_iso),
        TEST(what_is_no_date_gives_none),
        TEST(an_address_is_decoded_from_hex_with_colons),
        TEST(broken_hex_gives_no_address),
        TEST(the_user_may_stand_in_the_host),
        TEST(another_site_is_named_by_its_host),
        TEST(number_and_date_may_stand_in_the_file_name),
        TEST(a_missing_end_ends_before_the_first_other_line),
        TEST(text_without_front_matter_is_all_body),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
