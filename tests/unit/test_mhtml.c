/* test_mhtml.c - pages that a browser saved in one file. */
#include "outline.h"
#include "parse_text.h"

#include <stdlib.h>

#include "base/file.h"

#define HEADER                                                                 \
    "Subject: =?utf-8?Q?=E9=A2=98?=\nDate: Fri, 1 Mar 2024 10:00:00 +0800\n"
#define RELATED HEADER "Content-Type: multipart/related; boundary=b\n\n"
#define HTML    "--b\nContent-Type: text/html\n\n"

static void check_refused(const char *text, const char *message)
{
    kb_arena *arena = kb_arena_new();
    kb_doc doc;
    kb_error err;
    assert_int_equal(parse_text(&doc, arena, "a.mhtml", text, &err),
                     KB_BAD_INPUT);
    assert_string_equal(err.message, message);
    kb_arena_free(arena);
}

/* A file of tests/unit/data. */
static kb_doc read_sample(kb_arena *arena, const char *name)
{
    kb_buf bytes = KB_BUF_INIT(100000);
    kb_doc doc;
    kb_error err = {0};
    const char *path =
        kb_arena_printf(arena, "%s/tests/unit/data/%s", KB_SOURCE_DIR, name);
    assert_int_equal(kb_file_read(&bytes, path, &err), KB_OK);
    kb_raw raw = {.name = name, .bytes = bytes.ptr, .len = bytes.len};
    kb_parse(&doc, arena, &raw, &err);
    assert_string_equal(err.message, "");
    kb_buf_dispose(&bytes);
    return doc;
}

static void a_page_saved_by_a_browser_is_read(void **state)
{
    kb_arena *arena = kb_arena_new();
    kb_doc doc = read_sample(arena, "saved.mhtml");
    (void)state;
    assert_string_equal(doc.title, "扩散模型是怎么画图的");
    assert_string_equal(doc.url, "https://blog.example.org/posts/diffusion");
    assert_string_equal(doc.site, "blog.example.org");
    assert_string_equal(doc.date, "2024-03-01");
    assert_int_equal(doc.replaced, 0);
    assert_int_equal(doc.block_count, 2);
    assert_string_equal(doc.blocks[1].text,
                        "扩散模型从噪声开始，一步一步去掉噪声，直到得到图像。");
    kb_arena_free(arena);
}

static void a_part_in_base64_has_its_own_encoding(void **state)
{
    kb_arena *arena = kb_arena_new();
    kb_doc doc = read_sample(arena, "saved-gbk.mht");
    (void)state;
    assert_string_equal(doc.title, "大语言模型的成本");
    assert_string_equal(doc.blocks[0].text,
                        "训练一个模型需要大量的文本和算力，因此成本很高。");
    kb_arena_free(arena);
}

static void the_page_is_what_start_names_else_the_first_one(void **state)
{
    (void)state;
    assert_blocks("a.mhtml",
                  RELATED "--b\nContent-Type: text/css\n\nx{}\n" HTML
                          "<p>甲\n" HTML "<p>乙\n--b--\n",
                  "para 甲\n");
    assert_blocks("a.mhtml",
                  "Content-Type: multipart/related; boundary=b; start=\"<2>\""
                  "\n\n" HTML "<p>甲\n--b\nContent-ID: <2>\n"
                  "Content-Type: text/html\n\n<p>乙\n--b--\n",
                  "para 乙\n");
    assert_blocks("a.mht", HEADER "Content-Type: text/html\n\n<p>甲",
                  "para 甲\n");
    assert_blocks("a.mht",
                  "Content-Type: multipart/related; boundary=r\n\n--r\n"
                  "Content-Type: multipart/alternative; boundary=b\n\n"
                  "--b\nContent-Type: text/plain\n\n乙\n" HTML
                  "<p>甲\n--b--\n\n--r--\n",
                  "para 甲\n");
}

static void what_the_page_says_goes_before_what_the_browser_says(void **state)
{
    static const char page[] = RELATED
        "--b\nContent-Type: text/html\nContent-Location: https://a.example/1\n"
        "\n<title>页</title><link rel=canonical href=https://b.example/2>"
        "<meta name=publishdate content=2023-01-02><p>文\n--b--\n";
    kb_arena *arena = kb_arena_new();
    kb_raw raw = {.name = "a.mhtml", .bytes = page, .len = sizeof page - 1};
    kb_doc doc;
    kb_error err;
    (void)state;
    assert_int_equal(kb_parse(&doc, arena, &raw, &err), KB_OK);
    assert_string_equal(doc.title, "页");
    assert_string_equal(doc.date, "2023-01-02");
    assert_string_equal(doc.url, "https://a.example/1");
    raw.url = "https://c.example/3";
    assert_int_equal(kb_parse(&doc, arena, &raw, &err), KB_OK);
    assert_string_equal(doc.url, "https://c.example/3");
    kb_arena_free(arena);
}

static void a_broken_file_is_refused_in_one_line(void **state)
{
    (void)state;
    check_refused("x", "a.mhtml: MHTML without an HTML part");
    check_refused("<p>页", "a.mhtml: MHTML without an HTML part");
    check_refused("Content-Type: multipart/related\n\n" HTML "x\n--b--\n",
                  "a.mhtml: MHTML without a boundary");
    check_refused(RELATED "--b\nContent-Type: text/css\n\nx\n--b--\n",
                  "a.mhtml: MHTML without an HTML part");
    check_refused(RELATED HTML "<p>文",
                  "a.mhtml: MHTML is cut off inside its HTML part");
    check_refused(RELATED HTML "\n--b--\n", "a.mhtml: empty file");
    check_refused("", "a.mhtml: MHTML without an HTML part");
}

/* What browsers write, cut at any place and with any byte wrong. */
static void no_damage_does_harm(void **state)
{
    static const char page[] =
        RELATED "--b\nContent-Type: text/html; charset=gbk\n"
                "Content-Transfer-Encoding: quoted-printable\n\n<p>=C4=A3=\n"
                "=D0=CD</p>\n--b--\n";
    uint64_t seed = 1;
    (void)state;
    for (size_t i = 0; i < 4 * sizeof page; i++) {
        kb_arena *arena = kb_arena_new();
        char *copy = kb_arena_copy(arena, page, sizeof page - 1);
        kb_raw raw = {.name = "a.mht", .bytes = copy, .len = sizeof page - 1};
        kb_doc doc;
        kb_error err;
        if (i < sizeof page)
            raw.len = i;
        else
            copy[i % (sizeof page - 1)] = (char)next_random(&seed, 256);
        kb_status status = kb_parse(&doc, arena, &raw, &err);
        assert_true(status == KB_OK || status == KB_BAD_INPUT);
        kb_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_saved_by_a_browser_is_read),
        cmocka_unit_test(a_part_in_base64_has_its_own_encoding),
        cmocka_unit_test(the_page_is_what_start_names_else_the_first_one),
        cmocka_unit_test(what_the_page_says_goes_before_what_the_browser_says),
        cmocka_unit_test(a_broken_file_is_refused_in_one_line),
        cmocka_unit_test(no_damage_does_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
