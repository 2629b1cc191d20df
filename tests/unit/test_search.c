/* test_search.c - the articles that a query is about. */
#include "shelf.h"

#include "aigckb/search.h"
#include "query/needle.h"
#include "substring.h"

static const sample articles[] = {
    {.key = "1",
     .title = "扩散模型入门",
     .date = "2024-01-01",
     .text = "# 原理\n它逐步去掉噪声。\n扩散模型用于文生图，也用于视频。\n"
             "> 扩散模型代码",
     .names = {"扩散模型"},
     .kind = KB_MODEL},
    {.key = "2",
     .title = "数据从哪里来",
     .date = "2024-02-01",
     .text = "高质量的数据快要用完，这叫数据枯竭。有人用合成数据来补。",
     .names = {"数据枯竭"},
     .kind = KB_RISK},
    {.key = "3",
     .title = "GPT-4与C++",
     .date = "2024-03-01",
     .text = "让GPT-4写一段C++程序。\n! 加我领取数据枯竭资料",
     .names = {"GPT-4"},
     .alias = "第四代GPT",
     .kind = KB_MODEL},
    {.key = "4",
     .title = "转载：数据从哪里来",
     .date = "2024-02-03",
     .text = "高质量的数据快要用完，这叫数据枯竭，有人用合成数据来补！",
     .names = {"数据枯竭"},
     .kind = KB_RISK},
    {.key = "5",
     .title = "模型的扩散",
     .date = "2024-05-01",
     .text = "新的模型一出来，就在网上扩散。",
     .kind = KB_MODEL},
    {.key = "6", .title = "没有正文", .text = ">     methods: {\n> }"},
    {0},
};

static int setup(void **state)
{
    static shelf s;
    *state = &s;
    return shelf_open(&s, articles);
}

static kb_status run(shelf *s, kb_search_result *out, const char *text)
{
    kb_search_query query = {.text = text, .limit = 10};
    return kb_search(out, s->store, s->arena, &query, &s->err);
}

/* The best article for a query. */
static void expect(shelf *s, const char *text, const char *key)
{
    kb_search_result found;
    assert_int_equal(run(s, &found, text), KB_OK);
    assert_true(found.hit_count >= 1);
    assert_string_equal(found.hits[0].passage.source.key, key);
}

static void any_piece_of_text_is_found(void **state)
{
    expect(*state, "扩散模型", "1");
    expect(*state, "噪声", "1");
    expect(*state, "枯", "2");
    expect(*state, "数据枯竭", "2");
    expect(*state, "快要用完，这叫", "2");
    expect(*state, "GPT-4", "3");
    expect(*state, "gpt4", "3");
    expect(*state, "C++", "3");
}

static void every_word_of_a_query_counts(void **state)
{
    expect(*state, "文生图 扩散模型", "1");
    expect(*state, "扩散 新的", "5");
}

static void nothing_in_a_query_is_an_error(void **state)
{
    static const char *const odd[] = {"\"",    "模型(", "* OR -",  "a:b^2",
                                      "NEAR(", "。。",  "",        "   ",
                                      "'--",   "\\",    "{title}", "🙂"};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        kb_search_result found;
        kb_status status = run(*state, &found, odd[i]);
        assert_true(status == KB_OK || status == KB_NOT_FOUND);
    }
}

static void what_nobody_wrote_is_not_found(void **state)
{
    kb_search_result found;
    assert_int_equal(run(*state, &found, "区块链"), KB_NOT_FOUND);
    assert_int_equal(found.hit_count, 0);
    assert_int_equal(run(*state, &found, "领取资料"), KB_NOT_FOUND);
    assert_int_equal(run(*state, &found, "代码"), KB_NOT_FOUND);
}

static void copies_of_one_text_are_one_hit(void **state)
{
    shelf *s = *state;
    kb_search_result found;
    assert_int_equal(run(s, &found, "数据枯竭"), KB_OK);
    assert_int_equal(found.hit_count, 1);
    assert_int_equal(found.total, 1);
    assert_int_equal(found.hits[0].passage.source.cluster_size, 2);

    kb_search_query query = {
        .text = "数据枯竭", .limit = 10, .with_duplicates = true};
    assert_int_equal(kb_search(&found, s->store, s->arena, &query, &s->err),
                     KB_OK);
    assert_int_equal(found.hit_count, 2);
}

static void limit_and_skip_choose_among_the_hits(void **state)
{
    shelf *s = *state;
    kb_search_result all, some;
    assert_int_equal(run(s, &all, "模型"), KB_OK);
    assert_int_equal(all.hit_count, 2);
    kb_search_query query = {.text = "模型", .limit = 1, .skip = 1};
    assert_int_equal(kb_search(&some, s->store, s->arena, &query, &s->err),
                     KB_OK);
    assert_int_equal(some.hit_count, 1);
    assert_int_equal(some.total, 2);
    assert_string_equal(some.hits[0].passage.source.key,
                        all.hits[1].passage.source.key);
}

static void filters_choose_articles(void **state)
{
    shelf *s = *state;
    kb_search_result found;
    kb_search_query query = {
        .text = "模型", .limit = 10, .articles = {.since = "2024-04"}};
    assert_int_equal(kb_search(&found, s->store, s->arena, &query, &s->err),
                     KB_OK);
    assert_int_equal(found.hit_count, 1);
    assert_string_equal(found.hits[0].passage.source.key, "5");
}

static void a_passage_shows_the_hit_and_marks_it(void **state)
{
    kb_search_result found;
    assert_int_equal(run(*state, &found, "文生图 扩散模型"), KB_OK);
    const kb_search_hit *hit = &found.hits[0];
    assert_string_equal(hit->passage.quote, "扩散模型用于文生图，也用于视频。");
    assert_int_equal(hit->passage.para, 2);
    assert_int_equal(hit->passage.start, 12);
    assert_int_equal(hit->passage.end, 28);
    assert_false(hit->cut_before);
    assert_false(hit->cut_after);
    assert_int_equal(hit->mark_count, 2);
    assert_int_equal(hit->marks[0].start, 0);
    assert_int_equal(hit->marks[0].end, 12);
    assert_int_equal(hit->marks[1].start, 18);
    assert_int_equal(hit->marks[1].end, 27);
}

static void an_article_without_prose_has_a_passage(void **state)
{
    kb_search_result found;
    assert_int_equal(run(*state, &found, "没有正文"), KB_OK);
    assert_string_equal(found.hits[0].passage.source.key, "6");
    assert_string_equal(found.hits[0].passage.quote, "methods: {");
}

/* ---- sets --------------------------------------------------------------- */

static void keys_of(char *out, size_t room, const kb_search_result *found)
{
    *out = '\0';
    for (size_t i = 0; i < found->hit_count; i++)
        strncat(out, found->hits[i].passage.source.key, room - strlen(out) - 1);
}

static kb_article_set set_since(shelf *s, const char *since)
{
    kb_set_query conditions = KB_SET_QUERY_ALL;
    kb_article_set set;
    conditions.filter.since = since;
    assert_int_equal(
        kb_store_articles_with(&set, s->store, s->arena, &conditions, &s->err),
        KB_OK);
    return set;
}

static void a_set_leaves_out_what_is_not_in_it(void **state)
{
    shelf *s = *state;
    char keys[16];
    kb_search_result found;
    kb_article_set set = set_since(s, "2024-02");
    kb_search_query query = {.text = "模型", .limit = 10, .only = &set};
    assert_int_equal(kb_search(&found, s->store, s->arena, &query, &s->err),
                     KB_OK);
    keys_of(keys, sizeof keys, &found);
    assert_string_equal(keys, "5");
}

static void the_others_of_a_set_come_last_the_newest_first(void **state)
{
    shelf *s = *state;
    char keys[16];
    kb_search_result found;
    kb_article_set set = set_since(s, "2024");
    kb_search_query query = {
        .text = "噪声", .only = &set, .every = true, .with_duplicates = true};
    assert_int_equal(kb_search(&found, s->store, s->arena, &query, &s->err),
                     KB_OK);
    keys_of(keys, sizeof keys, &found);
    assert_string_equal(keys, "15342");
    assert_int_equal(found.total, 5);

    query.text = "";
    query.with_duplicates = false;
    query.limit = 2;
    assert_int_equal(kb_search(&found, s->store, s->arena, &query, &s->err),
                     KB_OK);
    keys_of(keys, sizeof keys, &found);
    assert_string_equal(keys, "53");
    assert_int_equal(found.total, 4);
}

static void all_that_was_found_in_a_set_is_listed(void **state)
{
    shelf *s = *state;
    kb_search_result found;
    kb_article_set set = set_since(s, "2024");
    kb_search_query query = {.text = "数据", .limit = 1, .only = &set};
    assert_int_equal(kb_search(&found, s->store, s->arena, &query, &s->err),
                     KB_OK);
    assert_int_equal(found.hit_count, 1);
    assert_int_equal(found.total, 1);
    assert_int_equal(found.place_count, 2); /* and its copy */
}

/* ---- substrings --------------------------------------------------------- */

static void every_substring_of_a_sentence_finds_its_article(void **state)
{
    shelf *s = *state;
    substrings pieces = {.store = s->store, .arena = s->arena};
    pieces.all = set_since(s, NULL);
    for (const sample *a = articles; a->key; a++) {
        const char *text =
            kb_arena_printf(s->arena, "%s\n%s", a->title, a->text);
        kb_str rest = kb_str_of(text), line;
        while (kb_str_split(&rest, '\n', &line)) {
            if (line.ptr[0] == '>' || line.ptr[0] == '!')
                continue; /* neither code nor promotion is searched */
            kb_str missing =
                substring_missing(&pieces, line, kb_article_id(a->key));
            if (missing.ptr)
                fail_msg("'%.*s' is not found", (int)missing.len, missing.ptr);
        }
    }
    assert_true(pieces.count > 300);
}

/* ---- the concepts of a query -------------------------------------------- */

static void expect_named(shelf *s, const char *text, const char *name)
{
    const kb_named *named;
    size_t count;
    assert_int_equal(
        kb_search_named(&named, &count, s->store, s->arena, text, &s->err),
        KB_OK);
    assert_int_equal(count, name ? 1 : 0);
    if (name)
        assert_string_equal(named[0].concept.name, name);
}

static void concepts_in_a_query_are_named(void **state)
{
    expect_named(*state, "扩散模型的原理", "扩散模型");
    expect_named(*state, "用第四代gpt写诗", "GPT-4");
    expect_named(*state, "gpt 4 怎么用", "GPT-4");
    expect_named(*state, "MyGPT-4", NULL);
    expect_named(*state, "GPT-4.5", NULL);
    expect_named(*state, "怎么用", NULL);
    expect_named(*state, "", NULL);
}

/* ---- needles ------------------------------------------------------------ */

static kb_spots look(shelf *s, const char *query, const char *text)
{
    kb_spots spots = {.arena = s->arena};
    kb_needle *needle = kb_arena_alloc(s->arena, sizeof *needle);
    kb_needle_make(needle, s->arena, kb_str_of(query));
    kb_needle_find(&spots, needle, kb_str_of(text));
    return spots;
}

static void a_needle_finds_words_only_whole(void **state)
{
    assert_int_equal(look(*state, "go", "golang, cargo").parts, 0);
    assert_int_equal(look(*state, "go", "用Go写").parts, 1);
    assert_int_equal(look(*state, "c++", "C++").parts, 1);
    assert_int_equal(look(*state, "模型", "大模型").parts, 1);
}

static void a_joined_word_stands_for_its_parts(void **state)
{
    assert_int_equal(look(*state, "gpt-4", "GPT-4").parts, 7);
    assert_int_equal(look(*state, "gpt-4", "gpt4").parts, 7);
    assert_int_equal(look(*state, "gpt-4", "4个gpt").parts, 5);
}

static void a_needle_finds_all_places(void **state)
{
    kb_spots spots = look(*state, "扩散", "扩散，再扩 散");
    assert_int_equal(spots.found.len, 2);
    assert_int_equal(spots.found.data[0].start, 0);
    assert_int_equal(spots.found.data[1].start, 12);
    assert_int_equal(spots.found.data[1].end, 19);
    assert_int_equal(look(*state, "扩散", "散扩").found.len, 0);
    assert_int_equal(look(*state, "扩散", "").found.len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_piece_of_text_is_found),
        cmocka_unit_test(every_word_of_a_query_counts),
        cmocka_unit_test(nothing_in_a_query_is_an_error),
        cmocka_unit_test(what_nobody_wrote_is_not_found),
        cmocka_unit_test(copies_of_one_text_are_one_hit),
        cmocka_unit_test(limit_and_skip_choose_among_the_hits),
        cmocka_unit_test(filters_choose_articles),
        cmocka_unit_test(a_passage_shows_the_hit_and_marks_it),
        cmocka_unit_test(an_article_without_prose_has_a_passage),
        cmocka_unit_test(a_set_leaves_out_what_is_not_in_it),
        cmocka_unit_test(the_others_of_a_set_come_last_the_newest_first),
        cmocka_unit_test(all_that_was_found_in_a_set_is_listed),
        cmocka_unit_test(every_substring_of_a_sentence_finds_its_article),
        cmocka_unit_test(concepts_in_a_query_are_named),
        cmocka_unit_test(a_needle_finds_words_only_whole),
        cmocka_unit_test(a_joined_word_stands_for_its_parts),
        cmocka_unit_test(a_needle_finds_all_places),
    };
    return cmocka_run_group_tests(tests, setup, shelf_close);
}
