/* test_passages.c - the sentences that a query is about, and those around. */
#include "shelf.h"

#include "aigckb/search.h"

static const sample articles[] = {
    {.key = "1",
     .title = "扩散模型入门",
     .date = "2024-01-01",
     .text =
         "# 扩散模型\n第一句很短。它逐步去掉噪声，扩散模型由此得名！第三句。\n"
         "> 扩散模型代码\n! 加我领取扩散模型资料。\n最后一句。",
     .kind = KB_MODEL},
    {.key = "2",
     .title = "杂谈",
     .date = "2024-02-01",
     .text = "有人说：它逐步去掉噪声，扩散模型由此得名！\n"
             "它逐步去掉噪声，扩散模型由此得名！\n模型很多。",
     .kind = KB_MODEL},
    {0},
};

static int setup(void **state)
{
    static shelf s;
    *state = &s;
    return shelf_open(&s, articles);
}

static kb_passage_result run(shelf *s, const kb_search_query *query)
{
    kb_passage_result found;
    assert_int_equal(
        kb_search_passages(&found, s->store, s->arena, query, &s->err), KB_OK);
    return found;
}

/* ---- sentences ---------------------------------------------------------- */

static void whole_sentences_are_found(void **state)
{
    kb_search_query query = {.text = "噪声 扩散模型", .limit = 10};
    kb_passage_result found = run(*state, &query);
    const kb_passage_hit *hit = &found.hits[0];
    assert_string_equal(hit->sentence.quote,
                        "它逐步去掉噪声，扩散模型由此得名！");
    assert_string_equal(hit->sentence.source.key, "1");
    assert_int_equal(hit->sentence.para, 1);
    assert_int_equal(hit->mark_count, 2);
    assert_int_equal(hit->marks[0].start, 15);
    assert_int_equal(hit->marks[1].end, 36);
    assert_string_equal(hit->parts[0].name, "words");
}

static void sentences_of_the_same_letters_are_one_hit(void **state)
{
    kb_search_query query = {.text = "扩散模型由此得名", .limit = 10};
    kb_passage_result found = run(*state, &query);
    assert_int_equal(found.hits[0].copies, 1);
    size_t once = found.hit_count;
    query.with_duplicates = true;
    found = run(*state, &query);
    assert_int_equal(found.hit_count, once + 1);
    assert_int_equal(found.total, once + 1);
}

static void code_and_promotion_are_not_found(void **state)
{
    kb_search_query query = {.text = "扩散模型"};
    kb_passage_result found = run(*state, &query);
    for (size_t i = 0; i < found.hit_count; i++) {
        assert_null(strstr(found.hits[i].sentence.quote, "代码"));
        assert_null(strstr(found.hits[i].sentence.quote, "资料"));
    }
}

static void sentences_are_of_the_set(void **state)
{
    shelf *s = *state;
    kb_set_query conditions = KB_SET_QUERY_ALL;
    kb_article_set set;
    conditions.filter.since = "2024-02";
    assert_int_equal(
        kb_store_articles_with(&set, s->store, s->arena, &conditions, &s->err),
        KB_OK);
    kb_search_query query = {.text = "扩散模型", .only = &set, .limit = 1};
    kb_passage_result found = run(s, &query);
    assert_string_equal(found.hits[0].sentence.source.key, "2");
    query.text = "第一句";
    kb_passage_result none;
    assert_int_equal(
        kb_search_passages(&none, s->store, s->arena, &query, &s->err),
        KB_NOT_FOUND);
}

/* ---- context ------------------------------------------------------------ */

static kb_context look(shelf *s, const char *text, size_t n, bool with_promo)
{
    kb_search_query query = {.text = text, .limit = 1};
    kb_passage_result found = run(s, &query);
    kb_context around;
    kb_context_query wanted = {&found.hits[0].sentence, n, with_promo};
    assert_int_equal(
        kb_reader_context(&around, s->reader, s->arena, &wanted, &s->err),
        KB_OK);
    return around;
}

static void sentences_around_come_in_order(void **state)
{
    kb_context around = look(*state, "逐步去掉", 2, false);
    assert_int_equal(around.before_count, 2);
    assert_string_equal(around.before[0], "扩散模型");
    assert_string_equal(around.before[1], "第一句很短。");
    assert_int_equal(around.after_count, 2);
    assert_string_equal(around.after[0], "第三句。");
    assert_string_equal(around.after[1], "最后一句。");
}

static void promotion_is_shown_where_it_is_wanted(void **state)
{
    kb_context around = look(*state, "第三句", 1, true);
    assert_int_equal(around.after_count, 1);
    assert_string_equal(around.after[0], "加我领取扩散模型资料。");
}

static void a_passage_becomes_whole_sentences(void **state)
{
    shelf *s = *state;
    kb_search_query query = {.text = "逐步去掉", .limit = 1};
    kb_passage_result found = run(s, &query);
    kb_evidence part = found.hits[0].sentence;
    kb_context around;
    part.byte_start += 6;
    part.byte_end -= 9;
    part.start += 2;
    part.end -= 3;
    part.quote = "";
    kb_context_query wanted = {&part, 0, false};
    assert_int_equal(
        kb_reader_context(&around, s->reader, s->arena, &wanted, &s->err),
        KB_OK);
    assert_string_equal(around.passage.quote,
                        "它逐步去掉噪声，扩散模型由此得名！");
    assert_int_equal(around.passage.start, found.hits[0].sentence.start);
    assert_int_equal(around.passage.end, found.hits[0].sentence.end);
    assert_int_equal(around.before_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_sentences_are_found),
        cmocka_unit_test(sentences_of_the_same_letters_are_one_hit),
        cmocka_unit_test(code_and_promotion_are_not_found),
        cmocka_unit_test(sentences_are_of_the_set),
        cmocka_unit_test(sentences_around_come_in_order),
        cmocka_unit_test(promotion_is_shown_where_it_is_wanted),
        cmocka_unit_test(a_passage_becomes_whole_sentences),
    };
    return cmocka_run_group_tests(tests, setup, shelf_close);
}
