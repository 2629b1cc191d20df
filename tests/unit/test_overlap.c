/* test_overlap.c - how much two texts have in common. */
#include "check.h"

#include "query/overlap.h"

static void equal_letters_overlap_wholly(void **state)
{
    kb_arena *arena = kb_arena_new();
    kb_pairs a = kb_pairs_of(arena, "扩散模型，是 生成模型。");
    kb_pairs b = kb_pairs_of(arena, "扩散模型是生成模型");

    (void)state;
    assert_true(kb_pairs_overlap(&a, &b) == 1);
    kb_arena_free(arena);
}

static void the_share_is_of_the_shorter_text(void **state)
{
    kb_arena *arena = kb_arena_new();
    kb_pairs a = kb_pairs_of(arena, "一二三四五");
    kb_pairs b = kb_pairs_of(arena, "零一二三九八七六");
    kb_pairs none = kb_pairs_of(arena, "。");
    kb_pairs_list list = {0};

    (void)state;
    assert_true(kb_pairs_overlap(&a, &b) == 0.5); /* 一二, 二三 of four */
    assert_true(kb_pairs_overlap(&a, &none) == 0);
    assert_true(kb_pairs_most(&list, &a) == 0);
    kb_vec_push(arena, &list, none);
    kb_vec_push(arena, &list, b);
    assert_true(kb_pairs_most(&list, &a) == 0.5);
    kb_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_letters_overlap_wholly),
        cmocka_unit_test(the_share_is_of_the_shorter_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
