/* test_parse.c - which file is read how, and what identifies an article. */
#include "outline.h"
#include "parse_text.h"

typedef struct fixture {
    kb_arena *arena;
    kb_doc doc;
    kb_error err;
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

static kb_status parse(fixture *f, const char *name, const char *text)
{
    return parse_text(&f->doc, f->arena, name, text, &f->err);
}

static void folders_give_articles_by_their_suffix(void **state)
{
    (void)state;
    assert_true(kb_parse_wants("a.md"));
    assert_true(kb_parse_wants("a.b.Markdown"));
    assert_true(kb_parse_wants("A.HTM"));
    assert_true(kb_parse_wants("a.txt"));
    assert_false(kb_parse_wants("a.png"));
    assert_false(kb_parse_wants("md"));
}

static void the_front_matter_goes_before_the_file_name(void **state)
{
    fixture *f = *state;
    assert_int_equal(parse(f, "x/2024-01-02-5.md",
                           "---\nartid: 7\ndate: 2023-05-06\n"
                           "tags: [甲]\n---\n# 题\n文"),
                     KB_OK);
    assert_string_equal(f->doc.key, "7");
    assert_string_equal(f->doc.artid, "7");
    assert_string_equal(f->doc.date, "2023-05-06");
    assert_string_equal(f->doc.title, "题");
    assert_string_equal(f->doc.site, "csdn");
    assert_string_equal(f->doc.path, "x/2024-01-02-5.md");
    assert_int_equal(f->doc.tag_count, 1);
    assert_string_equal(f->doc.tags[0], "甲");
    assert_null(f->doc.author);
}

static void text_without_a_number_is_known_by_its_digest(void **state)
{
    fixture *f = *state;
    assert_int_equal(parse(f, "a.md", "# 题\n\n文"), KB_OK);
    const char *key = f->doc.key, *hash = f->doc.hash;
    assert_int_equal(strncmp(key, "sha256-", 7), 0);
    assert_int_equal(strlen(key), 7 + 16);
    assert_int_equal(strlen(hash), 16);
    assert_int_equal(parse(f, "b.html", "<h1>题</h1><p>文"), KB_OK);
    assert_string_equal(f->doc.key, key);
    assert_string_not_equal(f->doc.hash, hash);
}

static void a_title_may_come_from_front_matter_or_the_file(void **state)
{
    fixture *f = *state;
    assert_int_equal(
        parse(f, "a.md", "---\ntitle: 大模型应用指南_大模型 应用\n---\n文"),
        KB_OK);
    assert_string_equal(f->doc.title, "大模型应用指南");
    assert_int_equal(parse(f, "2024-01-02-my_notes.md", "文"), KB_OK);
    assert_string_equal(f->doc.title, "my_notes");
}

static void plain_text_has_no_markup(void **state)
{
    (void)state;
    assert_blocks("a.txt", "# 不是标题\n*星*\n1、项\n\n段落。\n下一段",
                  "heading1 不是标题\npara *星*\nitem1 项\npara 段落。\n"
                  "para 下一段\n");
}

static void an_unknown_name_is_read_by_what_it_holds(void **state)
{
    (void)state;
    assert_blocks("page", "<html><body><p>文</p></body></html>", "para 文\n");
    assert_blocks("notes", "## 节\n\n文", "heading2 节\npara 文\n");
}

static void what_has_no_text_is_refused(void **state)
{
    fixture *f = *state;
    assert_int_equal(parse(f, "a.md", " \n\n![](x)\n"), KB_BAD_INPUT);
    assert_string_equal(f->err.message, "a.md: no text");
    assert_int_equal(parse(f, "a.md", "# 只有题\n\n![](x)"), KB_OK);
    assert_int_equal(f->doc.block_count, 0);
}

static void a_page_that_is_a_tangle_is_given_up(void **state)
{
    enum { DEPTH = 60000, PAGE_MAX = 1 << 20 };
    fixture *f = *state;
    kb_buf page = KB_BUF_INIT(PAGE_MAX);
    for (int i = 0; i < DEPTH; i++)
        kb_buf_add_text(&page, "<div>");
    for (int i = 0; i < DEPTH; i++)
        kb_buf_add_text(&page, "</b>");
    assert_int_equal(parse(f, "a.html", page.ptr), KB_LIMIT);
    assert_string_equal(f->err.message,
                        "a.html: nested too deep (1000000 elements at most), "
                        "or tags of too many attributes");
    kb_buf_dispose(&page);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(folders_give_articles_by_their_suffix),
        TEST(the_front_matter_goes_before_the_file_name),
        TEST(text_without_a_number_is_known_by_its_digest),
        TEST(a_title_may_come_from_front_matter_or_the_file),
        TEST(plain_text_has_no_markup),
        TEST(an_unknown_name_is_read_by_what_it_holds),
        TEST(what_has_no_text_is_refused),
        TEST(a_page_that_is_a_tangle_is_given_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
