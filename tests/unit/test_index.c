/* test_index.c - full text: what is written is found, whatever is asked. */
#include "check.h"

#include <stdlib.h>

#include "sample.h"
#include "store/sqlite/sqlite.h"
#include "text/token.h"

enum { HITS_MAX = 10, SAMPLE_COUNT = 3, MANY = 60, WORDS = 12 };

typedef KB_VEC(kb_match_token) query_tokens;

typedef struct fixture {
    kb_store *store;
    kb_arena *arena;
    kb_error err;
    query_tokens tokens;
    size_t run_end; /* of the token before */
} fixture;

static const sample samples[SAMPLE_COUNT] = {
    {.key = "1",
     .title = "扩散模型入门",
     .date = "2023-05-06",
     .site = "csdn",
     .tag = "绘画",
     .text = "# 文生图\n扩散模型用于文生图，用C++也能写。\n> 代码里的秘密\n"
             "! 扫码领取大礼包"},
    {.key = "2",
     .title = "GPT-4 与数据库",
     .date = "2024-01-02",
     .site = "juejin",
     .text = "GPT‑4 能查询数据库，\"引号\"也不要紧。C 语言不行。"},
    {.key = "3", .title = "无关", .text = "另外的一篇。"},
};

static int setup(void **state)
{
    static fixture f;
    kb_entry entries[SAMPLE_COUNT];
    kb_put_report report;

    f = (fixture){.arena = kb_arena_new()};
    *state = &f;
    if (kb_store_open(&f.store, ":memory:", KB_WRITE, &f.err) != KB_OK)
        return -1;
    for (size_t i = 0; i < SAMPLE_COUNT; i++)
        entries[i] = sample_entry(f.arena, &samples[i]);
    return kb_store_put(f.store, entries, SAMPLE_COUNT, 1, &report, &f.err);
}

static int teardown(void **state)
{
    fixture *f = *state;
    kb_store_close(f->store);
    kb_arena_free(f->arena);
    return 0;
}

/* A run's last character is only asked for where it is the whole run. */
static int add_token(void *context, const kb_token *token)
{
    fixture *f = context;
    bool tail = token->lone && token->end == f->run_end;

    f->run_end = token->end;
    if (!tail)
        kb_vec_push(f->arena, &f->tokens,
                    (kb_match_token){kb_arena_copy(f->arena, token->text.ptr,
                                                   token->text.len),
                                     token->lone, 1});
    return 0;
}

typedef struct hit {
    uint64_t article, cluster;
    double score;
} hit;

static kb_status name(void *context, const kb_article *article)
{
    hit *h = context;
    h->article = article->id;
    h->cluster = article->cluster;
    return KB_OK;
}

/* Better first; ties by id. */
static int by_rank(const void *left, const void *right)
{
    const hit *x = left, *y = right;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return x->article < y->article ? -1 : x->article > y->article;
}

static size_t search(fixture *f, hit hits[HITS_MAX], kb_str text,
                     kb_article_filter filter)
{
    f->tokens = (query_tokens){0};
    f->run_end = 0;
    kb_tokenize(text, add_token, f);
    kb_match match = {.tokens = f->tokens.data,
                      .token_count = f->tokens.len,
                      .filter = filter,
                      .limit = HITS_MAX};
    kb_matches found = {.arena = f->arena};
    assert_int_equal(kb_store_match(f->store, &match, &found, &f->err), KB_OK);
    for (size_t i = 0; i < found.count; i++) {
        kb_article_query at = {
            .ids = &found.hits[i].place, .id_count = 1, .places = true};
        hits[i].score = found.hits[i].score;
        assert_int_equal(
            kb_store_articles(f->store, &at, name, &hits[i], &f->err), KB_OK);
    }
    qsort(hits, found.count, sizeof *hits, by_rank);
    return found.count;
}

static bool finds(fixture *f, kb_str text, const char *key)
{
    hit hits[HITS_MAX];
    size_t n = search(f, hits, text, (kb_article_filter){0});
    for (size_t i = 0; i < n; i++) {
        if (hits[i].article == kb_article_id(key))
            return true;
    }
    return false;
}

static kb_put_report put(fixture *f, const sample *s)
{
    kb_put_report report;
    kb_entry entry = sample_entry(f->arena, s);
    assert_int_equal(kb_store_put(f->store, &entry, 1, 2, &report, &f->err),
                     KB_OK);
    return report;
}

static void any_substring_of_a_han_run_finds_its_article(void **state)
{
    const kb_str runs[] = {KB_STR("扩散模型入门"),
                           KB_STR("扩散模型用于文生图")};
    const size_t han = 3; /* bytes of each character */

    for (size_t r = 0; r < sizeof runs / sizeof *runs; r++) {
        for (size_t start = 0; start < runs[r].len; start += han) {
            for (size_t end = start + han; end <= runs[r].len; end += han)
                assert_true(
                    finds(*state, kb_str_cut(runs[r], start, end), "1"));
        }
    }
}

static void names_with_marks_are_found_as_people_write_them(void **state)
{
    assert_true(finds(*state, KB_STR("C++"), "1"));
    assert_false(finds(*state, KB_STR("C++"), "2"));
    assert_true(finds(*state, KB_STR("GPT-4"), "2"));
    assert_true(finds(*state, KB_STR("gpt4"), "2"));
    assert_true(finds(*state, KB_STR("ＧＰＴ－４"), "2"));
}

static void every_ascii_punctuation_mark_is_harmless(void **state)
{
    for (char c = '!'; c < 0x7F; c++) {
        const char alone[] = {c, '\0'};
        const char around[] = {c, 'g', 'p', 't', c, '4', c, '\0'};
        finds(*state, kb_str_of(alone), "1");
        finds(*state, kb_str_of(around), "1");
    }
}

static void tokens_that_are_none_are_harmless(void **state)
{
    fixture *f = *state;
    const kb_match_token odd[] = {{"\"", false, 1}, {"a\" OR \"b", true, 1},
                                  {"", false, 1},   {"NEAR(", false, 1},
                                  {"-", true, 1},   {"title:x", false, 1}};
    kb_match match = {.tokens = odd,
                      .token_count = sizeof odd / sizeof *odd,
                      .limit = HITS_MAX};
    kb_matches found = {.arena = f->arena};
    assert_int_equal(kb_store_match(f->store, &match, &found, &f->err), KB_OK);
    assert_int_equal(found.count, 0);
}

static void code_and_promotion_are_not_indexed(void **state)
{
    assert_false(finds(*state, KB_STR("秘密"), "1"));
    assert_false(finds(*state, KB_STR("大礼包"), "1"));
}

static void the_title_weighs_more_than_the_body(void **state)
{
    hit hits[HITS_MAX];
    size_t n =
        search(*state, hits, KB_STR("数据库 生图"), (kb_article_filter){0});
    assert_int_equal(n, 2);
    assert_true(hits[0].score > hits[1].score);
    assert_true(hits[0].article == kb_article_id("2"));
}

static void filters_limit_what_is_found(void **state)
{
    const kb_str both = KB_STR("文生图 数据库");
    const kb_article_filter to_first[] = {
        {.until = "2023"}, {.site = "csdn"}, {.tag = "绘画"}};
    hit hits[HITS_MAX];

    assert_int_equal(search(*state, hits, both, (kb_article_filter){0}), 2);
    for (size_t i = 0; i < sizeof to_first / sizeof *to_first; i++) {
        assert_int_equal(search(*state, hits, both, to_first[i]), 1);
        assert_true(hits[0].article == kb_article_id("1"));
    }
    assert_int_equal(
        search(*state, hits, both, (kb_article_filter){.since = "2024-02"}), 0);
}

static void a_changed_article_is_found_by_its_new_words_only(void **state)
{
    const sample changed = {.key = "3", .title = "无关", .text = "新的句子"};

    assert_true(finds(*state, KB_STR("一篇"), "3"));
    assert_int_equal(put(*state, &changed).changed, 1);
    assert_false(finds(*state, KB_STR("一篇"), "3"));
    assert_true(finds(*state, KB_STR("句子"), "3"));
}

static void a_removed_article_is_not_found(void **state)
{
    fixture *f = *state;
    assert_int_equal(kb_store_remove(f->store, kb_article_id("1"), &f->err),
                     KB_OK);
    assert_false(finds(f, KB_STR("扩散"), "1"));
}

static void copies_are_all_found(void **state)
{
    fixture *f = *state;
    sample copy = samples[0];
    const char *keys[] = {"7", "8", "9"};
    hit hits[HITS_MAX];

    for (int i = 0; i < 3; i++) {
        copy.key = keys[i];
        put(f, &copy);
    }
    assert_int_equal(kb_store_derive(f->store, &f->err), KB_OK);
    size_t n = search(f, hits, KB_STR("扩散"), (kb_article_filter){0});
    assert_int_equal(n, 4);
    for (size_t i = 1; i < n; i++) {
        assert_true(hits[i - 1].article < hits[i].article);
        assert_true(hits[i - 1].cluster == hits[i].cluster);
    }
}

/* ---- parts -------------------------------------------------------------- */

/* The n-th article of many: a few words out of a few, some of them often. */
static kb_entry nth(fixture *f, uint64_t *seed, int n)
{
    static const char *const words[] = {"模型", "数据", "gpt-4", "训练",
                                        "推理", "c++",  "图像",  "语言"};
    kb_buf text = KB_BUF_INIT(4096);
    for (int i = 0; i < WORDS; i++) {
        uint32_t many = next_random(seed, 2) ? 2 : 8;
        kb_buf_printf(&text, "%s ", words[next_random(seed, many)]);
    }
    kb_buf_printf(&text, "第%d篇", n);
    sample s = {.key = kb_arena_printf(f->arena, "n%d", n),
                .title = words[n % 8],
                .text = kb_arena_copy(f->arena, text.ptr, text.len)};
    kb_buf_dispose(&text);
    return sample_entry(f->arena, &s);
}

static int part_count(fixture *f)
{
    sqlite3_stmt *raw;
    sqlite3_prepare_v2(kb_sqlite_of(f->store)->db,
                       "SELECT count(*) FROM index_part", -1, &raw, NULL);
    sqlite3_step(raw);
    int count = sqlite3_column_int(raw, 0);
    sqlite3_finalize(raw);
    return count;
}

static void check_same_hits(fixture *one, fixture *other, const char *query)
{
    hit a[HITS_MAX], b[HITS_MAX];
    kb_str text = kb_str_of(query);
    size_t n = search(one, a, text, (kb_article_filter){0});

    assert_int_equal(search(other, b, text, (kb_article_filter){0}), n);
    for (size_t i = 0; i < n; i++) {
        assert_true(a[i].article == b[i].article);
        assert_true(a[i].score == b[i].score);
    }
}

/* Put one by one, changed and removed, or put at once: the same answers. */
static void the_history_of_the_index_does_not_show(void **state)
{
    fixture *f = *state;
    fixture fresh = {.arena = f->arena};
    kb_put_report report;
    kb_entry entries[MANY];
    uint64_t seed = 7;

    assert_int_equal(kb_store_open(&fresh.store, ":memory:", KB_WRITE, &f->err),
                     KB_OK);
    for (int n = 0; n < MANY; n++) {
        kb_entry old = nth(f, &seed, n);
        entries[n] = nth(f, &seed, n);
        kb_store_put(f->store, &old, 1, 1, &report, &f->err);
        kb_store_put(f->store, &entries[n], 1, 2, &report, &f->err);
        assert_true(part_count(f) <= 9);
    }
    for (size_t i = 0; i < SAMPLE_COUNT; i++)
        kb_store_remove(f->store, kb_article_id(samples[i].key), &f->err);
    kb_store_put(fresh.store, entries, MANY, 1, &report, &f->err);

    for (int round = 0; round < 2; round++) {
        check_same_hits(f, &fresh, "模型");
        check_same_hits(f, &fresh, "c++ 推理 gpt-4 数据库");
        check_same_hits(f, &fresh, "第");
        check_same_hits(f, &fresh, "第59篇 型");
        assert_int_equal(kb_store_derive(f->store, &f->err), KB_OK);
    }
    kb_store_close(fresh.store);
}

/* A part of the index without a term is merged like any other. */
static void articles_without_words_are_no_obstacle(void **state)
{
    static const sample silent = {.key = "9", .text = "> int x;"};
    fixture *f = *state;
    hit hits[HITS_MAX];
    kb_store *store;
    kb_put_report report;
    const kb_entry none = sample_entry(f->arena, &silent);
    const kb_entry some = sample_entry(f->arena, &samples[1]);

    assert_int_equal(kb_store_open(&store, ":memory:", KB_WRITE, &f->err),
                     KB_OK);
    assert_int_equal(kb_store_put(store, &none, 1, 1, &report, &f->err), KB_OK);
    assert_int_equal(kb_store_put(store, &some, 1, 1, &report, &f->err), KB_OK);
    assert_int_equal(kb_store_derive(store, &f->err), KB_OK);
    kb_store_close(f->store);
    f->store = store;
    assert_int_equal(search(f, hits, KB_STR("数据库"), (kb_article_filter){0}),
                     1);
}

#define WITH_STORE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_STORE(any_substring_of_a_han_run_finds_its_article),
        WITH_STORE(names_with_marks_are_found_as_people_write_them),
        WITH_STORE(every_ascii_punctuation_mark_is_harmless),
        WITH_STORE(tokens_that_are_none_are_harmless),
        WITH_STORE(code_and_promotion_are_not_indexed),
        WITH_STORE(the_title_weighs_more_than_the_body),
        WITH_STORE(filters_limit_what_is_found),
        WITH_STORE(a_changed_article_is_found_by_its_new_words_only),
        WITH_STORE(a_removed_article_is_not_found),
        WITH_STORE(copies_are_all_found),
        WITH_STORE(the_history_of_the_index_does_not_show),
        WITH_STORE(articles_without_words_are_no_obstacle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
