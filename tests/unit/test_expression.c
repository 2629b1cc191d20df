/* test_expression.c - sets of articles: conditions, expressions, facets. */
#include "shelf.h"

#include "aigckb/search.h"

static const sample articles[] = {
    {.key = "1",
     .title = "扩散模型入门",
     .date = "2023-01-01",
     .site = "csdn",
     .author = "lin",
     .tag = "入门",
     .text = "# 原理\n它逐步去掉噪声。\n扩散模型用于文生图。\n> 图像代码",
     .names = {"扩散模型"},
     .kind = KB_MODEL},
    {.key = "2",
     .title = "数据从哪里来",
     .date = "2024-02-01",
     .site = "csdn",
     .author = "qiao",
     .text = "高质量的数据快要用完，这叫数据枯竭。",
     .names = {"数据枯竭"},
     .kind = KB_RISK},
    {.key = "3",
     .title = "GPT-4与C++",
     .date = "2024-03",
     .text = "让GPT-4写一段Python3程序。\n! 加我领取数据枯竭资料",
     .names = {"GPT-4", "程序"},
     .alias = "第四代GPT",
     .kind = KB_MODEL},
    {.key = "4",
     .title = "转载：数据从哪里来",
     .date = "2024-02-03",
     .text = "高质量的数据快要用完，这叫数据枯竭！",
     .names = {"数据枯竭"},
     .kind = KB_RISK},
    {.key = "5",
     .title = "模型的扩散",
     .text = "新的模型一出来，就在网上扩散；人工工人都在用。",
     .kind = KB_MODEL},
    {0},
};

static int setup(void **state)
{
    static shelf s;
    *state = &s;
    return shelf_open(&s, articles);
}

/* The article of a key in a set, or NULL. */
static const kb_member *member_of(const kb_article_set *set, const char *key)
{
    for (size_t i = 0; i < set->len; i++) {
        if (set->members[i].article == kb_article_id(key))
            return &set->members[i];
    }
    return NULL;
}

/* The keys of a set, in order. */
static const char *keys_of(shelf *s, const kb_article_set *set)
{
    char *keys = kb_arena_alloc(s->arena, SHELF_MAX);
    size_t n = 0;
    for (const sample *a = articles; a->key; a++) {
        if (member_of(set, a->key))
            keys[n++] = a->key[0];
    }
    assert_int_equal(n, set->len);
    return keys;
}

static void expect_with(shelf *s, const kb_set_query *conditions,
                        const char *query, const char *keys)
{
    const kb_expression *x;
    kb_stretch place;
    kb_article_set set;
    assert_int_equal(kb_expression_parse(&x, s->arena, query, &place, &s->err),
                     KB_OK);
    assert_int_equal(kb_expression_articles(&set, s->store, s->arena, x,
                                            conditions, &s->err),
                     KB_OK);
    if (strcmp(keys_of(s, &set), keys) != 0)
        fail_msg("%s: %s", query, keys_of(s, &set));
}

static void expect(shelf *s, const char *query, const char *keys)
{
    kb_set_query all = KB_SET_QUERY_ALL;
    expect_with(s, &all, query, keys);
}

/* ---- texts -------------------------------------------------------------- */

static void a_text_stands_in_one_piece(void **state)
{
    expect(*state, "扩散模型", "1");
    expect(*state, "模型", "15");
    expect(*state, "枯", "24");
    expect(*state, "\"数据 枯竭\"", "24");
    expect(*state, "人工工人", "5");
    expect(*state, "工人工", "");
    expect(*state, "区块链", "");
}

static void latin_words_are_whole(void **state)
{
    expect(*state, "gpt-4", "3");
    expect(*state, "GPT4", "3");
    expect(*state, "gpt", "3");
    expect(*state, "GP", "");
    expect(*state, "python", "3");
    expect(*state, "一段python", "3");
    expect(*state, "一段pytho", "");
    expect(*state, "c++", "3");
}

static void code_and_promotion_are_not_searched(void **state)
{
    expect(*state, "图像代码", "");
    expect(*state, "领取", "");
}

/* ---- fields ------------------------------------------------------------- */

static void fields_choose_articles(void **state)
{
    expect(*state, "kind:risk", "24");
    expect(*state, "kind:model", "13");
    expect(*state, "by:lin", "1");
    expect(*state, "site:csdn", "12");
    expect(*state, "tag:入门", "1");
    expect(*state, "date:2024", "234");
    expect(*state, "date:2024-02..2024-02", "24");
    expect(*state, "date:..2023", "1");
    expect(*state, "has:aliases", "3");
    expect(*state, "has:definitions", "3");
    expect(*state, "has:relations", "3");
    expect(*state, "has:figures OR has:events", "");
    expect(*state, "has:tags", "1");
    expect(*state, "has:date", "1234");
    expect(*state, "has:author", "12");
    expect(*state, "has:copies", "24");
}

static void operators_join_sets(void **state)
{
    expect(*state, "数据 -枯竭", "");
    expect(*state, "模型 NOT 扩散模型", "5");
    expect(*state, "噪声 OR 枯竭", "124");
    expect(*state, "(噪声 OR 枯竭) date:2024", "24");
    expect(*state, "(扩散 噪声) OR (扩散 人工) OR gpt", "135");
    expect(*state, "NOT (has:copies OR 扩散)", "3");
    expect(*state, "-kind:risk -date:2024", "15");
}

static void conditions_hold_for_all_of_an_expression(void **state)
{
    kb_set_query conditions = KB_SET_QUERY_ALL;
    conditions.filter.site = "csdn";
    expect_with(*state, &conditions, "枯竭", "2");
    expect_with(*state, &conditions, "NOT 枯竭", "1");
    conditions.min_sources = 1;
    conditions.kind = KB_RISK;
    expect_with(*state, &conditions, "枯竭 OR 扩散", "2");
}

static kb_article_set all_articles(shelf *s)
{
    kb_set_query all = KB_SET_QUERY_ALL;
    kb_article_set set;
    assert_int_equal(
        kb_store_articles_with(&set, s->store, s->arena, &all, &s->err), KB_OK);
    return set;
}

static void a_set_knows_days_and_places(void **state)
{
    static const uint32_t days[] = {20230101, 20240201, 20240300, 20240203, 0};
    kb_article_set set = all_articles(*state);
    size_t at;
    for (size_t i = 0; articles[i].key; i++) {
        const kb_member *member = member_of(&set, articles[i].key);
        assert_int_equal(member ? member->day : 1, days[i]);
        assert_true(kb_article_set_find(&set, member ? member->place : 0, &at));
        assert_ptr_equal(&set.members[at], member);
    }
    assert_false(kb_article_set_find(&set, 999, &at));
}

/* ---- facets ------------------------------------------------------------- */

typedef struct listing {
    char text[128];
} listing;

static kb_status list_count(void *context, const kb_count *count)
{
    listing *l = context;
    size_t len = strlen(l->text);
    snprintf(l->text + len, sizeof l->text - len, "%s %d;",
             count->name ? count->name : "-", (int)count->count);
    return KB_OK;
}

static void expect_facet(shelf *s, kb_facet facet, bool with_duplicates,
                         const char *text)
{
    kb_article_set set = all_articles(s);
    uint64_t places[SHELF_MAX];
    listing l = {""};
    for (size_t i = 0; i < set.len; i++)
        places[i] = set.members[i].place;
    kb_facet_query query = {facet, places, set.len, with_duplicates};
    assert_int_equal(kb_store_facet(s->store, &query, list_count, &l, &s->err),
                     KB_OK);
    assert_string_equal(l.text, text);
}

static void facets_count_copies_once(void **state)
{
    expect_facet(*state, KB_FACET_KIND, false, "model 2;risk 1;");
    expect_facet(*state, KB_FACET_KIND, true, "model 2;risk 2;");
    expect_facet(*state, KB_FACET_LAYER, false, "none 3;");
    expect_facet(*state, KB_FACET_SITE, true, "csdn 2;- 3;");
    expect_facet(*state, KB_FACET_YEAR, false, "2023 1;2024 2;- 1;");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_stands_in_one_piece),
        cmocka_unit_test(latin_words_are_whole),
        cmocka_unit_test(code_and_promotion_are_not_searched),
        cmocka_unit_test(fields_choose_articles),
        cmocka_unit_test(operators_join_sets),
        cmocka_unit_test(conditions_hold_for_all_of_an_expression),
        cmocka_unit_test(a_set_knows_days_and_places),
        cmocka_unit_test(facets_count_copies_once),
    };
    return cmocka_run_group_tests(tests, setup, shelf_close);
}
