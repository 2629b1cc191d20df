/* test_concept_search.c - the concepts that a text may mean. */
#include "shelf.h"

#include "aigckb/search.h"

static const sample articles[] = {
    {.key = "1",
     .title = "一",
     .date = "2023",
     .text = "扩散模型和别的",
     .names = {"扩散模型"},
     .kind = KB_MODEL},
    {.key = "2",
     .title = "二",
     .date = "2024",
     .text = "潜在扩散模型与扩散模型",
     .names = {"潜在扩散模型", "扩散模型"},
     .alias = "LDM",
     .kind = KB_MODEL},
    {.key = "3",
     .title = "三",
     .date = "2024",
     .text = "模型坍塌",
     .names = {"模型坍塌"},
     .kind = KB_RISK},
    {0},
};

static int setup(void **state)
{
    static shelf s;
    *state = &s;
    return shelf_open(&s, articles);
}

static void expect(shelf *s, const char *text, const kb_concept_query *filter,
                   const char *expected)
{
    char found[256] = "";
    kb_concept_hits hits;
    kb_status status =
        kb_search_concepts(&hits, s->store, s->arena, text, filter, &s->err);
    assert_int_equal(status, *expected ? KB_OK : KB_NOT_FOUND);
    for (size_t i = 0; i < hits.len; i++) {
        size_t len = strlen(found);
        snprintf(found + len, sizeof found - len, "%s %s;",
                 hits.data[i].concept.name, hits.data[i].matched_by);
    }
    assert_string_equal(found, expected);
}

static const kb_concept_query any = {.kind = KB_ANY, .layer = KB_ANY};

static void a_name_comes_before_forms_that_hold_it(void **state)
{
    expect(*state, "扩散模型", &any, "扩散模型 name;潜在扩散模型 form;");
    expect(*state, "ldm", &any, "潜在扩散模型 folded;");
}

static void names_among_other_words_are_found(void **state)
{
    expect(*state, "扩散模型的原理", &any, "扩散模型 named;");
}

static void forms_have_all_words(void **state)
{
    expect(*state, "扩散 潜在", &any, "潜在扩散模型 form;");
    expect(*state, "坍", &any, "模型坍塌 form;");
    expect(*state, "区块链", &any, "");
    expect(*state, "", &any, "");
}

static void filters_choose_concepts(void **state)
{
    kb_concept_query risks = {.kind = KB_RISK, .layer = KB_ANY};
    kb_concept_query twice = {
        .kind = KB_ANY, .layer = KB_ANY, .min_sources = 2};
    expect(*state, "模型", &risks, "模型坍塌 prefix;");
    expect(*state, "模型", &twice, "扩散模型 form;");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_comes_before_forms_that_hold_it),
        cmocka_unit_test(names_among_other_words_are_found),
        cmocka_unit_test(forms_have_all_words),
        cmocka_unit_test(filters_choose_concepts),
    };
    return cmocka_run_group_tests(tests, setup, shelf_close);
}
