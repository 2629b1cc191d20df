/* test_clusters.c - copies of articles and of sentences in a store: whatever
 * comes and goes, clusters and counts are those of what is there. */
#include "open_store.h"

#include "aigckb/clusters.h"
#include "aigckb/edges.h"
#include "aigckb/query.h"
#include "sample.h"
#include "text/fold.h"

enum {
    LETTERS = 300, /* of an article */
    STEP = 60,     /* neighbours share two thirds of their shingles, the next
                      but one less than half */
};

#define SAID   "OpenAI发布Sora。"
#define COPIED "据报道，OpenAI在二〇二四年二月发布了文生视频大模型Sora。"

/* The letters from `from` on of an endless text. */
static const char *window(fixture *f, const char *said, size_t from, size_t n)
{
    kb_buf text = KB_BUF_INIT(LIST_CEILING);
    uint64_t seed = 5;

    kb_buf_printf(&text, "%s\n", said);
    for (size_t i = 0; i < from + n; i++) {
        uint32_t letter = 0x4E00 + next_random(&seed, 5000);
        if (i >= from)
            kb_utf8_add(&text, letter);
    }
    const char *copy = kb_arena_copy(f->arena, text.ptr, text.len);
    kb_buf_dispose(&text);
    return copy;
}

static void put_text(fixture *f, kb_store *store, const char *key,
                     const char *date, const char *text)
{
    sample *s = kb_arena_alloc(f->arena, sizeof *s);
    kb_put_report report;

    *s = (sample){.key = key,
                  .title = key,
                  .date = date,
                  .text = text,
                  .names = {"Sora", strstr(text, "OpenAI") ? "OpenAI" : NULL},
                  .kind = KB_MODEL};
    kb_entry entry = sample_entry(f->arena, s);
    assert_int_equal(kb_store_put(store, &entry, 1, 1, &report, &f->err),
                     KB_OK);
}

/* Puts an article that says the same, at a place of the endless text. */
static void put(fixture *f, const char *key, size_t step)
{
    put_text(f, f->store, key, "2024", window(f, SAID, step * STEP, LETTERS));
}

static void derive(fixture *f, kb_store *store)
{
    assert_int_equal(kb_store_derive(store, &f->err), KB_OK);
}

static kb_status add_problem(void *context, const char *line)
{
    kb_buf_printf(&((fixture *)context)->list, "%s\n", line);
    return KB_OK;
}

static void check(fixture *f)
{
    kb_buf_clear(&f->list);
    kb_store_check(f->store, add_problem, f, &f->err);
    assert_string_equal(f->list.len > 0 ? f->list.ptr : "", "");
}

/* ---- what is there ------------------------------------------------------ */

static kb_status add_member(void *context, const kb_article *article)
{
    kb_buf_printf(&((fixture *)context)->list, "%s,", article->key);
    return KB_OK;
}

typedef struct listing {
    fixture *f;
    kb_store *store;
} listing;

static kb_status add_cluster(void *context, const kb_cluster *cluster)
{
    listing *l = context;
    kb_article_query query = {.cluster = cluster->id};

    kb_buf_printf(&l->f->list, "%d:", (int)cluster->size);
    kb_status status =
        kb_store_articles(l->store, &query, add_member, l->f, &l->f->err);
    kb_buf_add_text(&l->f->list, " ");
    return status;
}

/* "3:a,b,c, 2:d,e, ": largest first, each with its articles. */
static const char *clusters_of(fixture *f, kb_store *store)
{
    const kb_cluster_query query = {0};
    listing l = {f, store};

    kb_buf_clear(&f->list);
    assert_int_equal(kb_store_clusters(store, &query, add_cluster, &l, &f->err),
                     KB_OK);
    return f->list.len > 0 ? kb_arena_strdup(f->arena, f->list.ptr) : "";
}

static const char *clusters(fixture *f)
{
    return clusters_of(f, f->store);
}

static kb_status add_counts(void *context, const kb_concept *c)
{
    kb_buf_printf(&((fixture *)context)->list, "%s:%d/%d ", c->name,
                  (int)c->counts.articles, (int)c->counts.sources);
    return KB_OK;
}

static kb_status add_edge(void *context, const kb_edge *edge)
{
    kb_buf_printf(&((fixture *)context)->list, "edge:%d/%d/%.3f ",
                  (int)edge->articles, (int)edge->sources, edge->confidence);
    return KB_OK;
}

/* Articles and sources of each concept and relation. */
static const char *counts_of(fixture *f, kb_store *store)
{
    const kb_concept_query concepts = {
        .kind = KB_ANY, .layer = KB_ANY, .sort = KB_SORT_NAME};
    const kb_edge_query edges = {
        .s = kb_concept_id(kb_fold_dup(f->arena, KB_STR("Sora")))};

    kb_buf_clear(&f->list);
    assert_int_equal(
        kb_store_concepts(store, &concepts, add_counts, f, &f->err), KB_OK);
    assert_int_equal(kb_store_edges(store, &edges, add_edge, f, &f->err),
                     KB_OK);
    return kb_arena_strdup(f->arena, f->list.len > 0 ? f->list.ptr : "");
}

static const char *counts(fixture *f)
{
    return counts_of(f, f->store);
}

/* ---- coming and going --------------------------------------------------- */

static void a_copy_joins_and_counts_no_more(void **state)
{
    fixture *f = *state;
    put(f, "1", 0);
    put(f, "2", 0);
    derive(f, f->store);
    assert_string_equal(clusters(f), "2:1,2, ");
    assert_string_equal(counts(f), "OpenAI:2/1 Sora:2/1 edge:2/1/0.500 ");
    put(f, "3", 1);
    derive(f, f->store);
    assert_string_equal(clusters(f), "3:1,2,3, ");
    assert_string_equal(counts(f), "OpenAI:3/1 Sora:3/1 edge:3/1/0.500 ");
    check(f);
}

static void an_article_between_two_joins_them(void **state)
{
    fixture *f = *state;
    put(f, "1", 0);
    put(f, "3", 2);
    derive(f, f->store);
    assert_string_equal(clusters(f), "");
    assert_string_equal(counts(f), "OpenAI:2/2 Sora:2/2 edge:2/2/0.750 ");
    /* it does not say what they say */
    put_text(f, f->store, "2", NULL, window(f, "Sora", STEP, LETTERS));
    derive(f, f->store);
    assert_string_equal(clusters(f), "3:1,3,2, ");
    assert_string_equal(counts(f), "OpenAI:2/1 Sora:3/1 edge:2/1/0.500 ");
    check(f);
}

static void what_it_held_together_falls_apart_without_it(void **state)
{
    fixture *f = *state;
    for (size_t i = 0; i < 5; i++)
        put(f, kb_arena_printf(f->arena, "%zu", i), i);
    derive(f, f->store);
    assert_string_equal(clusters(f), "5:0,1,2,3,4, ");
    assert_int_equal(kb_store_remove(f->store, kb_article_id("2"), &f->err),
                     KB_OK);
    derive(f, f->store);
    assert_non_null(strstr(clusters(f), "2:0,1, "));
    assert_non_null(strstr(clusters(f), "2:3,4, "));
    assert_string_equal(counts(f), "OpenAI:4/2 Sora:4/2 edge:4/2/0.750 ");
    check(f);

    put(f, "1", 40); /* changed: another text */
    derive(f, f->store);
    assert_string_equal(clusters(f), "2:3,4, ");
    assert_string_equal(counts(f), "OpenAI:4/3 Sora:4/3 edge:4/3/0.875 ");
    check(f);
}

static void short_texts_are_copies_letter_by_letter(void **state)
{
    fixture *f = *state;
    put_text(f, f->store, "1", NULL, "OpenAI发布Sora，大家都在谈论它");
    put_text(f, f->store, "2", NULL, "OpenAI发布 Sora 大家都在谈论它！");
    put_text(f, f->store, "3", NULL, "OpenAI发布Sora，大家都在谈论它们");
    put_text(f, f->store, "4", NULL, "！\n> OpenAI Sora");
    derive(f, f->store);
    assert_string_equal(clusters(f), "2:2,1, ");
    check(f);
}

static void the_oldest_stands_first_and_then_the_longest(void **state)
{
    fixture *f = *state;
    put_text(f, f->store, "1", NULL, window(f, SAID, 0, LETTERS));
    put_text(f, f->store, "2", "2024-05", window(f, SAID, 0, LETTERS));
    put_text(f, f->store, "3", "2023", window(f, SAID, 0, LETTERS));
    put_text(f, f->store, "4", "2023", window(f, SAID, 0, LETTERS + 9));
    derive(f, f->store);
    assert_string_equal(clusters(f), "4:4,3,2,1, ");
}

/* ---- sentences ---------------------------------------------------------- */

static void a_sentence_in_other_articles_is_the_same_source(void **state)
{
    fixture *f = *state;
    put_text(f, f->store, "1", NULL, window(f, COPIED, 0, LETTERS));
    put_text(f, f->store, "2", NULL, window(f, COPIED, 40 * STEP, LETTERS));
    derive(f, f->store);
    assert_string_equal(clusters(f), "");
    assert_string_equal(counts(f), "OpenAI:2/2 Sora:2/2 edge:2/1/0.500 ");
    put(f, "3", 80); /* in its own words, which are few */
    put(f, "4", 120);
    derive(f, f->store);
    assert_string_equal(counts(f), "OpenAI:4/4 Sora:4/4 edge:4/3/0.875 ");
    check(f);
}

static void statements_are_counted_as_edges_are(void **state)
{
    fixture *f = *state;
    kb_relation_query query = {
        .s = kb_concept_id(kb_fold_dup(f->arena, KB_STR("Sora"))),
        .filter = KB_STATEMENT_FILTER_ALL};
    kb_relations found;

    put_text(f, f->store, "1", NULL, window(f, COPIED, 0, LETTERS));
    put_text(f, f->store, "2", NULL, window(f, COPIED, 40 * STEP, LETTERS));
    derive(f, f->store);
    assert_int_equal(
        kb_relations_find(&found, f->store, f->arena, &query, &f->err), KB_OK);
    assert_int_equal(found.len, 1);
    assert_int_equal(found.data[0].sources, 1);
    assert_int_equal(found.data[0].articles, 2);
    query.filter.with_duplicates = true;
    assert_int_equal(
        kb_relations_find(&found, f->store, f->arena, &query, &f->err), KB_OK);
    assert_int_equal(found.data[0].sources, 2);
}

/* ---- histories ---------------------------------------------------------- */

enum { PLACES = 24, CHANGES = 120, NOWHERE = -1 };

static void make_anew(fixture *f, const int *places, const char **shelves,
                      const char **sums)
{
    kb_store *store;

    assert_int_equal(kb_store_open(&store, ":memory:", KB_WRITE, &f->err),
                     KB_OK);
    for (size_t i = PLACES; i-- > 0;) {
        if (places[i] != NOWHERE)
            put_text(f, store, kb_arena_printf(f->arena, "%zu", i), "2024",
                     window(f, i % 3 ? SAID : COPIED, (size_t)places[i] * STEP,
                            LETTERS));
    }
    derive(f, store);
    *shelves = clusters_of(f, store);
    *sums = counts_of(f, store);
    kb_store_close(store);
}

/* Articles come, change and go at random places of the endless text. */
static void any_history_ends_as_a_store_made_anew(void **state)
{
    fixture *f = *state;
    uint64_t seed = 3;
    int places[PLACES];
    const char *shelves, *sums;

    for (size_t i = 0; i < PLACES; i++)
        places[i] = NOWHERE;
    for (int n = 1; n <= CHANGES; n++) {
        uint32_t i = next_random(&seed, PLACES);
        const char *key = kb_arena_printf(f->arena, "%u", i);
        bool goes = places[i] != NOWHERE && next_random(&seed, 2) == 0;
        places[i] = goes ? NOWHERE : (int)next_random(&seed, PLACES);
        if (goes)
            assert_int_equal(
                kb_store_remove(f->store, kb_article_id(key), &f->err), KB_OK);
        else
            put_text(f, f->store, key, "2024",
                     window(f, i % 3 ? SAID : COPIED, (size_t)places[i] * STEP,
                            LETTERS));
        if (n % 3 == 0)
            derive(f, f->store);
        if (n % 12 != 0)
            continue;
        make_anew(f, places, &shelves, &sums);
        assert_string_equal(clusters(f), shelves);
        assert_string_equal(counts(f), sums);
        check(f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_copy_joins_and_counts_no_more, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(an_article_between_two_joins_them,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(
            what_it_held_together_falls_apart_without_it, setup, teardown),
        cmocka_unit_test_setup_teardown(short_texts_are_copies_letter_by_letter,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(
            the_oldest_stands_first_and_then_the_longest, setup, teardown),
        cmocka_unit_test_setup_teardown(
            a_sentence_in_other_articles_is_the_same_source, setup, teardown),
        cmocka_unit_test_setup_teardown(statements_are_counted_as_edges_are,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(any_history_ends_as_a_store_made_anew,
                                        setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
