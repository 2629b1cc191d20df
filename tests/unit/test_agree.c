/* test_agree.c - which statements come from one source. */
#include "check.h"

#include "base/agree.h"
#include "base/unions.h"

enum { MOST = 8 };

typedef struct found {
    int64_t sources;
    bool first[MOST];
} found;

static found sources_of(const kb_origin *origins, size_t n)
{
    kb_arena *arena = kb_arena_new();
    found out = {0};
    out.sources = kb_agree_first(arena, origins, n, out.first);
    kb_arena_free(arena);
    return out;
}

static void clusters_are_sources(void **state)
{
    const kb_origin origins[] = {{7, 0}, {3, 0}, {7, 0}};
    found got = sources_of(origins, 3);
    (void)state;
    assert_int_equal(got.sources, 2);
    assert_true(got.first[0] && got.first[1] && !got.first[2]);
    assert_int_equal(sources_of(origins, 0).sources, 0);
}

static void a_copied_sentence_is_one_source(void **state)
{
    const kb_origin origins[] = {{1, 9}, {2, 9}, {3, 0}, {4, 0}};
    found got = sources_of(origins, 4);
    (void)state;
    assert_int_equal(got.sources, 3);
    assert_true(got.first[0] && !got.first[1] && got.first[2] && got.first[3]);
}

static void sources_are_one_by_way_of_others(void **state)
{
    const kb_origin origins[] = {{1, 5}, {4, 6}, {2, 5}, {2, 6}, {9, 7}};
    found got = sources_of(origins, 5);
    (void)state;
    assert_int_equal(got.sources, 2);
    assert_true(got.first[0] && got.first[4]);
}

static void confidence_is_of_the_first_ones(void **state)
{
    const double confidences[] = {0.5, 0.9, 0.5};
    const bool first[] = {true, false, true};
    (void)state;
    assert_true(kb_agree_confidence(confidences, first, 3) == 0.75);
}

static void unions_go_by_their_lowest_member(void **state)
{
    kb_arena *arena = kb_arena_new();
    kb_unions unions = kb_unions_new(arena, 5);
    (void)state;
    assert_true(kb_unions_join(&unions, 4, 2));
    assert_true(kb_unions_join(&unions, 3, 4));
    assert_false(kb_unions_join(&unions, 2, 3));
    assert_int_equal(kb_unions_find(&unions, 4), 2);
    assert_true(kb_unions_join(&unions, 3, 0));
    assert_int_equal(kb_unions_find(&unions, 4), 0);
    assert_int_equal(kb_unions_find(&unions, 1), 1);
    kb_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clusters_are_sources),
        cmocka_unit_test(a_copied_sentence_is_one_source),
        cmocka_unit_test(sources_are_one_by_way_of_others),
        cmocka_unit_test(confidence_is_of_the_first_ones),
        cmocka_unit_test(unions_go_by_their_lowest_member),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
