/* test_edges.c - what is kept ready of what articles say together: the same as
 * counting their statements gives, whatever came and went. */
#include "shelf.h"

#include "aigckb/edges.h"
#include "base/buf.h"

enum { LIST_MAX = 4096 };

static const sample articles[] = {
    {.key = "1",
     .date = "2023-02-01",
     .text = "百度的文心一言。",
     .names = {"文心一言", "百度"},
     .kind = KB_MODEL},
    {.key = "2",
     .date = "2024-05",
     .text = "又是百度的文心一言。",
     .names = {"文心一言", "百度"},
     .kind = KB_MODEL},
    {.key = "3", /* a copy of the first */
     .text = "百度的 文心一言！",
     .names = {"文心一言", "百度"},
     .kind = KB_MODEL},
    {.key = "4",
     .date = "2022",
     .text = "百度的文心大模型。",
     .names = {"文心大模型", "百度"},
     .kind = KB_PRODUCT},
    {.key = "5",
     .text = "文心一言用昇腾。",
     .names = {"文心一言", "昇腾"},
     .kind = KB_INFRASTRUCTURE},
    {0},
};

static int setup(void **state)
{
    static shelf s;
    *state = &s;
    return shelf_open(&s, articles);
}

static void put(shelf *s, const sample *article, int64_t version)
{
    kb_entry entry = sample_entry(s->arena, article);
    kb_put_report report;

    assert_int_equal(
        kb_store_put(s->store, &entry, 1, version, &report, &s->err), KB_OK);
}

static void take_away(shelf *s, const char *key)
{
    assert_int_equal(kb_store_remove(s->store, kb_article_id(key), &s->err),
                     KB_OK);
}

/* ---- the store's answers ------------------------------------------------ */

static kb_status add_edge(void *context, const kb_edge *e)
{
    kb_buf_printf(context, "%s %g of %d/%d %s..%s; ", e->other.name,
                  e->confidence, (int)e->sources, (int)e->articles,
                  e->first_date ? e->first_date : "?",
                  e->last_date ? e->last_date : "?");
    return KB_OK;
}

static const char *edges(shelf *s, kb_edge_query query)
{
    kb_buf list = KB_BUF_INIT(LIST_MAX);

    kb_buf_add_text(&list, "");
    assert_int_equal(kb_store_edges(s->store, &query, add_edge, &list, &s->err),
                     KB_OK);
    const char *copy = kb_arena_strdup(s->arena, list.ptr);
    kb_buf_dispose(&list);
    return copy;
}

static int64_t makers(shelf *s, kb_edge_query query)
{
    int64_t counts[KB_PREDICATE_COUNT];

    assert_int_equal(kb_store_edge_counts(s->store, &query, counts, &s->err),
                     KB_OK);
    for (int p = 0; p < KB_PREDICATE_COUNT; p++)
        assert_true(p == KB_MADE_BY || counts[p] == 0);
    return counts[KB_MADE_BY];
}

static kb_status add_link(void *context, const kb_link *l)
{
    kb_buf_printf(context, "%d %d %g of %d; ", l->concept < l->other, l->p,
                  l->confidence, (int)l->sources);
    return KB_OK;
}

static void links_are_the_edges_of_all(void **state)
{
    shelf *s = *state;
    kb_buf list = KB_BUF_INIT(LIST_MAX);
    kb_link_query query = {
        .predicates = 1U << KB_MADE_BY, .basis = KB_ANY, .min_sources = 2};
    bool before = shelf_concept(s, "文心一言") < shelf_concept(s, "百度");

    assert_int_equal(kb_store_links(s->store, &query, add_link, &list, &s->err),
                     KB_OK);
    assert_string_equal(list.ptr,
                        before ? "1 0 0.75 of 2; " : "0 0 0.75 of 2; ");
    query.predicates = 1U << KB_IS_A;
    kb_buf_clear(&list);
    assert_int_equal(kb_store_links(s->store, &query, add_link, &list, &s->err),
                     KB_OK);
    assert_int_equal(list.len, 0);
    kb_buf_dispose(&list);
}

static void edges_say_what_articles_say_together(void **state)
{
    shelf *s = *state;
    uint64_t baidu = shelf_concept(s, "百度");
    uint64_t yiyan = shelf_concept(s, "文心一言");

    assert_string_equal(edges(s, (kb_edge_query){.o = baidu}),
                        "文心一言 0.75 of 2/3 2023-02-01..2024-05; "
                        "文心大模型 0.5 of 1/1 2022..2022; ");
    assert_string_equal(edges(s, (kb_edge_query){.s = yiyan}),
                        "百度 0.75 of 2/3 2023-02-01..2024-05; "
                        "昇腾 0.5 of 1/1 ?..?; ");
    assert_string_equal(edges(s, (kb_edge_query){.s = yiyan, .o = baidu}),
                        "百度 0.75 of 2/3 2023-02-01..2024-05; ");
    assert_int_equal(makers(s, (kb_edge_query){.o = baidu}), 2);
    assert_int_equal(makers(s, (kb_edge_query){.s = yiyan}), 2);
}

static void edges_are_chosen_and_cut(void **state)
{
    shelf *s = *state;
    uint64_t baidu = shelf_concept(s, "百度");
    const char *first = "文心一言 0.75 of 2/3 2023-02-01..2024-05; ";
    const char *second = "文心大模型 0.5 of 1/1 2022..2022; ";

    kb_edge_query query = {.o = baidu, .limit = 1};
    assert_string_equal(edges(s, query), first);
    query = (kb_edge_query){.o = baidu, .min_sources = 2};
    assert_string_equal(edges(s, query), first);
    assert_int_equal(makers(s, query), 1);
    query = (kb_edge_query){.o = baidu, .min_confidence = 0.6};
    assert_string_equal(edges(s, query), first);
    query = (kb_edge_query){.o = baidu, .kinds = 1U << KB_PRODUCT};
    assert_string_equal(edges(s, query), second);
    query = (kb_edge_query){.o = baidu, .predicates = 1U << KB_IS_A};
    assert_string_equal(edges(s, query), "");
    assert_int_equal(makers(s, query), 0);
}

/* ---- beside the statements ---------------------------------------------- */

static kb_relations find(shelf *s, const char *object, size_t places)
{
    kb_relation_query query = {.o = shelf_concept(s, object),
                               .filter = KB_STATEMENT_FILTER_ALL,
                               .places = places};
    kb_relations found;

    assert_int_equal(
        kb_relations_find(&found, s->store, s->arena, &query, &s->err), KB_OK);
    return found;
}

/* Fails unless edges and statements give the same relations to an object. */
static void compare(shelf *s, const char *object, size_t len)
{
    kb_relations kept = find(s, object, 1), counted = find(s, object, 0);

    assert_int_equal(kept.len, len);
    assert_int_equal(counted.len, len);
    for (size_t i = 0; i < len; i++) {
        const kb_relation *a = &kept.data[i], *b = &counted.data[i];
        assert_string_equal(a->id, b->id);
        assert_int_equal(a->basis, b->basis);
        assert_true(a->confidence == b->confidence);
        assert_int_equal(a->sources, b->sources);
        assert_int_equal(a->articles, b->articles);
        assert_string_equal(a->first_date ? a->first_date : "?",
                            b->first_date ? b->first_date : "?");
        assert_string_equal(a->last_date ? a->last_date : "?",
                            b->last_date ? b->last_date : "?");
        assert_int_equal(a->places[0].article, b->places[0].article);
        assert_int_equal(a->places[0].start, b->places[0].start);
    }
}

static kb_status keep_line(void *context, const char *line)
{
    kb_buf_printf(context, "%s\n", line);
    return KB_OK;
}

/* Brings the store up to date, in which there must be nothing wrong. */
static void settle(shelf *s)
{
    kb_buf problems = KB_BUF_INIT(LIST_MAX);

    kb_buf_add_text(&problems, "");
    assert_int_equal(kb_store_derive(s->store, &s->err), KB_OK);
    kb_store_check(s->store, keep_line, &problems, &s->err);
    assert_string_equal(problems.ptr, "");
    kb_buf_dispose(&problems);
}

static void edges_are_what_statements_give(void **state)
{
    shelf *s = *state;
    settle(s);
    compare(s, "百度", 2);
    compare(s, "昇腾", 1);
}

static void edges_follow_what_comes_and_goes(void **state)
{
    const sample changed = {.key = "2",
                            .date = "2025",
                            .text = "百度的文心大模型，不是文心一言。",
                            .names = {"文心大模型", "百度"},
                            .kind = KB_PRODUCT};
    const sample fresh = {.key = "6",
                          .date = "2021-01-01",
                          .text = "百度，百度的文心一言。",
                          .names = {"文心一言", "百度"},
                          .kind = KB_MODEL};
    shelf *s = *state;
    uint64_t baidu = shelf_concept(s, "百度");

    put(s, &changed, 2);
    settle(s);
    compare(s, "百度", 2);
    assert_string_equal(edges(s, (kb_edge_query){.o = baidu}),
                        "文心大模型 0.75 of 2/2 2022..2025; "
                        "文心一言 0.5 of 1/2 2023-02-01..2023-02-01; ");
    put(s, &fresh, 3);
    take_away(s, "1");
    settle(s);
    compare(s, "百度", 2);
    take_away(s, "3");
    take_away(s, "6");
    settle(s);
    compare(s, "百度", 1);
    take_away(s, "4");
    take_away(s, "5");
    take_away(s, "2");
    settle(s);
    assert_string_equal(edges(s, (kb_edge_query){.o = baidu}), "");
}

/* A new date changes no relation, but the edge. */
static void a_new_date_of_an_article_is_followed(void **state)
{
    sample dated = articles[0];
    shelf *s = *state;

    dated.date = "2020-01-01";
    put(s, &dated, 2);
    settle(s);
    compare(s, "百度", 2);
    assert_string_equal(find(s, "百度", 1).data[0].first_date, "2020-01-01");
}

#define WITH_SHELF(test)                                                       \
    cmocka_unit_test_setup_teardown(test, setup, shelf_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_SHELF(links_are_the_edges_of_all),
        WITH_SHELF(edges_say_what_articles_say_together),
        WITH_SHELF(edges_are_chosen_and_cut),
        WITH_SHELF(edges_are_what_statements_give),
        WITH_SHELF(edges_follow_what_comes_and_goes),
        WITH_SHELF(a_new_date_of_an_article_is_followed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
