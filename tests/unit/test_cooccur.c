/* test_cooccur.c - what stands together, and how much that means. */
#include "shelf.h"

#include <math.h>

#include "aigckb/company.h"
#include "aigckb/neighbours.h"

/* The first two of a list are joined by a fact. */
static const sample articles[] = {
    {.key = "1",
     .text = "文心一言、百度、讯飞星火。",
     .names = {"文心一言", "百度", "讯飞星火"}},
    {.key = "2",
     .text = "又见文心一言与百度，还有讯飞星火。",
     .names = {"文心一言", "百度", "讯飞星火"}},
    {.key = "3", /* a copy of the first */
     .text = "文心一言、百度、 讯飞星火！",
     .names = {"文心一言", "百度", "讯飞星火"}},
    {.key = "4", .text = "昇腾由华为研发。", .names = {"昇腾", "华为"}},
    {.key = "5",
     .text = "鸿蒙由华为研发，昇腾也是。",
     .names = {"鸿蒙", "华为", "昇腾"}},
    {0},
};

static int setup(void **state)
{
    static shelf s;
    *state = &s;
    return shelf_open(&s, articles);
}

static kb_cooccurrences find(shelf *s, kb_cooccur_query query)
{
    kb_cooccurrences found;

    assert_int_equal(
        kb_cooccurrences_find(&found, s->store, s->arena, &query, &s->err),
        KB_OK);
    return found;
}

static kb_cooccur_query query_of(shelf *s, const char *name)
{
    return (kb_cooccur_query){
        .concept = shelf_concept(s, name), .kind = KB_ANY, .layer = KB_ANY};
}

static void copies_count_once_and_facts_are_left_out(void **state)
{
    shelf *s = *state;
    kb_cooccurrences found = find(s, query_of(s, "文心一言"));

    assert_int_equal(found.len, 1); /* 百度 makes it: that is a fact */
    assert_string_equal(found.data[0].concept.name, "讯飞星火");
    assert_int_equal(found.data[0].sources, 2);
    assert_true(fabs(found.data[0].expected - 1) < 1e-9); /* 2 * 2 of 4 */
    assert_true(fabs(found.data[0].npmi - 1) < 1e-9);
    assert_true(found.data[0].place.article != 0);
}

static void what_is_joined_or_together_once_is_not_found(void **state)
{
    shelf *s = *state;

    assert_int_equal(find(s, query_of(s, "鸿蒙")).len, 0);
    kb_cooccur_query query = query_of(s, "文心一言");
    query.min_sources = 3;
    assert_int_equal(find(s, query).len, 0);
    query = query_of(s, "文心一言");
    query.kind = KB_RISK;
    assert_int_equal(find(s, query).len, 0);
}

/* Dunning's table 2: "the swiss" among 31,777 bigrams, G2 270.72. */
static void measures_are_those_of_the_papers(void **state)
{
    (void)state;
    assert_true(fabs(kb_cooccur_g2(110, 2552, 221, 31777) - 270.72) < 0.01);
    assert_true(kb_cooccur_g2(25, 50, 50, 100) < 1e-9); /* by chance */
    assert_true(fabs(kb_cooccur_npmi(25, 50, 50, 100)) < 1e-9);
    assert_true(fabs(kb_cooccur_npmi(10, 10, 10, 100) - 1) < 1e-9);
    assert_true(kb_cooccur_npmi(0, 10, 10, 100) < -0.99);
}

/* ---- around two, and around one ----------------------------------------- */

static void two_share_what_both_have_the_same_fact_with(void **state)
{
    shelf *s = *state;
    kb_share_query query = {
        .concepts = {shelf_concept(s, "昇腾"), shelf_concept(s, "鸿蒙")},
        .choice = {.facts = {.filter = KB_STATEMENT_FILTER_ALL, .places = 1}}};
    kb_shares found;

    assert_int_equal(
        kb_shares_find(&found, s->store, s->arena, &query, &s->err), KB_OK);
    assert_int_equal(found.len, 1);
    assert_string_equal(found.data[0].concept.name, "华为");
    assert_true(found.data[0].out);
    assert_string_equal(found.data[0].facts[0].s.name, "昇腾");
    assert_string_equal(found.data[0].facts[1].s.name, "鸿蒙");
    query.choice.in = true;
    assert_int_equal(
        kb_shares_find(&found, s->store, s->arena, &query, &s->err), KB_OK);
    assert_int_equal(found.len, 0);
}

static void each_concept_is_come_from_once(void **state)
{
    shelf *s = *state;
    kb_around_query query = {
        .concept = shelf_concept(s, "昇腾"),
        .choice = {.facts = {.filter = KB_STATEMENT_FILTER_ALL, .places = 1}},
        .depth = 4};
    kb_around found;

    assert_int_equal(
        kb_around_find(&found, s->store, s->arena, &query, &s->err), KB_OK);
    assert_int_equal(found.len, 2);
    assert_int_equal(found.steps[0].depth, 1);
    assert_string_equal(found.steps[0].relation.o.name, "华为");
    assert_int_equal(found.steps[1].depth, 2);
    assert_int_equal(found.steps[1].parent, 0);
    assert_string_equal(found.steps[1].relation.s.name, "鸿蒙");
    assert_false(found.steps[1].out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            copies_count_once_and_facts_are_left_out, setup, shelf_close),
        cmocka_unit_test_setup_teardown(
            what_is_joined_or_together_once_is_not_found, setup, shelf_close),
        cmocka_unit_test(measures_are_those_of_the_papers),
        cmocka_unit_test_setup_teardown(
            two_share_what_both_have_the_same_fact_with, setup, shelf_close),
        cmocka_unit_test_setup_teardown(each_concept_is_come_from_once, setup,
                                        shelf_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
