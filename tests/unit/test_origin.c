/* test_origin.c - where a repost says it was taken from. */
#include "check.h"

#include "parse/origin.h"
#include "parse_text.h"

static void check(const char *text, const char *origin)
{
    kb_origin found = kb_origin_read(kb_str_of(text), true);
    assert_false(found.own);
    assert_str(found.text, origin);
}

static void an_address_or_a_name_stands_behind_the_words(void **state)
{
    (void)state;
    check("本文转载自公众号", "公众号");
    check("【转载自：机房夜话】", "机房夜话");
    check("转自「量子茶馆」，作者小满", "量子茶馆");
    check("原文链接：https://a.example.org/p/1。", "https://a.example.org/p/1");
    check("原文地址: How to Train a Model | Some Blog", "How to Train a Model");
    check("来源：晨光日报　2025-03-04", "晨光日报");
    check("版权声明：本文为博主「甲」的原创文章，转载请附上出处。"
          "原文链接：https://a.example.org/2",
          "https://a.example.org/2");
}

static void other_words_are_no_origin(void **state)
{
    (void)state;
    check("转载请注明出处", "");
    check("图片来源于网络", "");
    check("来源：网络", "");
    check("原文链接：点击查看", "");
    check("来源广泛的数据更好", "");
    check("数据的来源有三种：网页、书籍和代码", "");
    check("他转自动化专业", "");
}

static void its_own_address_is_told_apart(void **state)
{
    kb_origin found =
        kb_origin_read(KB_STR("本文链接：https://a.example.org/1"), false);
    (void)state;
    assert_true(found.own);
    assert_str(found.text, "https://a.example.org/1");
}

static const char *origin_of(kb_arena *arena, const char *text)
{
    kb_doc doc;
    kb_error err;
    assert_int_equal(parse_text(&doc, arena, "a.md", text, &err), KB_OK);
    return doc.origin;
}

static void an_article_says_so_at_its_begin_or_end(void **state)
{
    kb_arena *arena = kb_arena_new();
    (void)state;
    assert_string_equal(origin_of(arena, "# 题\n\n转自：甲站\n\n文"), "甲站");
    assert_string_equal(
        origin_of(arena, "# 题\n\n文\n\n原文链接：https://b.org/1"),
        "https://b.org/1");
    assert_null(origin_of(arena, "# 题\n\n文"));
    assert_null(origin_of(arena, "---\nartid: 900001\n---\n# 题\n\n文\n\n"
                                 "原文链接：https://b.org/900001"));
    kb_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_or_a_name_stands_behind_the_words),
        cmocka_unit_test(other_words_are_no_origin),
        cmocka_unit_test(its_own_address_is_told_apart),
        cmocka_unit_test(an_article_says_so_at_its_begin_or_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
