/* test_imprint.c - what articles are compared by, and when they are copies. */
#include "check.h"

#include "article.h"
#include "store/imprint.h"

#define LONG_SENTENCE                                                          \
    "二〇二三年中国人工智能生成内容的市场规模约为一百七十亿元。"

static kb_arena *arena;

static int setup(void **state)
{
    (void)state;
    arena = kb_arena_new();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    kb_arena_free(arena);
    return 0;
}

static kb_imprint *imprint_of(const char *text)
{
    kb_doc doc = article_of(arena, text);
    return kb_imprint_of(arena, arena, &doc);
}

static void code_and_promotion_leave_no_imprint(void **state)
{
    kb_doc sold = article_of(arena, "扩散模型很重要\n加群领取资料");
    (void)state;
    sold.blocks[1].promo = true;
    uint64_t plain = imprint_of("扩散模型很重要")->digest;
    assert_true(kb_imprint_of(arena, arena, &sold)->digest == plain);
    assert_true(imprint_of("扩散模型\n` int x;\n很重要！")->digest == plain);
    assert_true(imprint_of("扩散模型不重要")->digest != plain);
    assert_true(imprint_of("` int x;")->digest == 0);
}

static void a_claim_is_a_sentence_by_its_letters(void **state)
{
    kb_imprint *one = imprint_of("短句。" LONG_SENTENCE "另一句。");
    kb_imprint *two = imprint_of("# 市场\n据报道，很多。  " LONG_SENTENCE);
    (void)state;

    uint32_t claim = kb_imprint_claim(one, (kb_span){0, 5, 8});
    assert_true(claim != 0);
    assert_int_equal(kb_imprint_claim(one, (kb_span){0, 0, 2}), 0);
    assert_int_equal(kb_imprint_claim(one, (kb_span){0, 33, 35}), 0);
    assert_int_equal(kb_imprint_claim(one, (kb_span){1, 5, 8}), 0);
    assert_int_equal(kb_imprint_claim(two, (kb_span){1, 12, 14}), claim);
    assert_int_equal(kb_imprint_claim(two, (kb_span){0, 0, 2}), 0);
}

/* The letters [from, from + n) of an endless text without repetition. */
static kb_copy_text window(size_t from, size_t n)
{
    kb_letters letters = {0};
    for (size_t i = from; i < from + n; i++)
        kb_vec_push(arena, &letters, (uint32_t)(0x4E00 + i));
    return (kb_copy_text){n, kb_shingles_of(arena, &letters)};
}

static void copies_share_most_or_hold_all(void **state)
{
    kb_copy_text all = window(0, 404), most = window(100, 404);
    kb_copy_text less = window(101, 404);
    (void)state;
    assert_true(kb_copies_are(&all, &most)); /* 300 of 500 */
    assert_false(kb_copies_are(&all, &less));

    kb_copy_text book = window(0, 4004), part = window(0, 504);
    kb_copy_text edge = window(3600, 504), over = window(3601, 504);
    kb_copy_text small = window(0, 499);
    assert_true(kb_copies_are(&book, &part));
    assert_true(kb_copies_are(&edge, &book)); /* 400 of 500 */
    assert_false(kb_copies_are(&over, &book));
    assert_false(kb_copies_are(&book, &small));
}

static void short_texts_are_not_compared(void **state)
{
    (void)state;
    assert_false(kb_copies_compare(99));
    assert_true(kb_copies_compare(100));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(code_and_promotion_leave_no_imprint),
        cmocka_unit_test(a_claim_is_a_sentence_by_its_letters),
        cmocka_unit_test(copies_share_most_or_hold_all),
        cmocka_unit_test(short_texts_are_not_compared),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
