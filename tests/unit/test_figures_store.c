/* test_figures_store.c - figures and events: what is put in comes out, in
 * order, counted, and with who disagrees. */
#include "open_store.h"

#include "shelf.h"
#include "store/sqlite/sqlite.h"

enum { FACTS_MAX = 4 };

/* An article with its figures and events: each stands at the words of its
 * value_text or what, and is of concept 0 unless it says -1. */
typedef struct dated_sample {
    sample article;
    kb_figure_fact figures[FACTS_MAX];
    kb_event_fact events[FACTS_MAX];
} dated_sample;

static const dated_sample report = {
    .article = {.key = "1",
                .title = "市场",
                .date = "2024-05",
                .site = "csdn",
                .text = "# 规模\n某院称，2023年AIGC市场规模为170亿元。\n"
                        "预计2028年达到700亿至900亿元。用户约3亿。\n"
                        "2021年2月，AIGC写出了第一本小说。",
                .names = {"AIGC"}},
    .figures = {{.measure = "市场规模",
                 .value_text = "170亿元",
                 .value = 17e9,
                 .max = 17e9,
                 .unit = "CNY",
                 .date = "2023",
                 .dated = KB_DATED_SENTENCE,
                 .issuer = "某院"},
                {.measure = "市场规模",
                 .value_text = "700亿至900亿元",
                 .value = 70e9,
                 .max = 90e9,
                 .unit = "CNY",
                 .date = "2028",
                 .forecast = true,
                 .dated = KB_DATED_SENTENCE},
                {.concept = -1,
                 .value_text = "约3亿",
                 .value = 3e8,
                 .max = 3e8,
                 .approx = true}},
    .events = {{.date = "2021-02", .what = "AIGC写出了第一本小说"}},
};
static const dated_sample rival = {
    .article = {.key = "2",
                .title = "再看市场",
                .date = "2025",
                .site = "juejin",
                .text = "2023年AIGC的市场规模是143亿元。\n"
                        "AIGC写出了第一本小说，那是2021年2月。",
                .names = {"AIGC"}},
    .figures = {{.measure = "市场 规模",
                 .value_text = "143亿元",
                 .value = 143e8,
                 .max = 143e8,
                 .unit = "CNY",
                 .date = "2023",
                 .dated = KB_DATED_SENTENCE}},
    .events = {{.date = "2021-02", .what = "AIGC写出了第一本小说"}},
};

/* The first place of words that are in the article. */
static kb_span find(fixture *f, const kb_doc *doc, const char *words)
{
    sample_spans spans = sample_find(f->arena, doc, kb_str_of(words));
    assert_true(spans.len > 0);
    return spans.data[0];
}

static kb_entry entry_of(fixture *f, const dated_sample *s)
{
    kb_entry entry = sample_entry(f->arena, &s->article);
    kb_facts *facts = kb_arena_alloc(f->arena, sizeof *facts);

    *facts = *entry.facts;
    facts->figures = kb_arena_alloc(f->arena, sizeof s->figures);
    facts->events = kb_arena_alloc(f->arena, sizeof s->events);
    for (; facts->figure_count < FACTS_MAX &&
           s->figures[facts->figure_count].value_text;
         facts->figure_count++) {
        kb_figure_fact *figure = &facts->figures[facts->figure_count];
        *figure = s->figures[facts->figure_count];
        figure->span = find(f, entry.doc, figure->value_text);
    }
    for (; facts->event_count < FACTS_MAX && s->events[facts->event_count].what;
         facts->event_count++) {
        kb_event_fact *event = &facts->events[facts->event_count];
        *event = s->events[facts->event_count];
        event->span = find(f, entry.doc, event->what);
    }
    entry.facts = facts;
    return entry;
}

static void put(fixture *f, const dated_sample *s)
{
    kb_put_report done;
    kb_entry entry = entry_of(f, s);
    assert_int_equal(kb_store_put(f->store, &entry, 1, 1000, &done, &f->err),
                     KB_OK);
    assert_int_equal(kb_store_derive(f->store, &f->err), KB_OK);
}

static kb_store_info info(fixture *f)
{
    kb_store_info got;
    assert_int_equal(kb_store_info_get(f->store, &got, &f->err), KB_OK);
    return got;
}

/* ---- the store ---------------------------------------------------------- */

static kb_status add_figure(void *context, const kb_figure_row *row)
{
    fixture *f = context;
    const kb_figure_fact *fact = &row->fact;
    kb_buf_printf(&f->list, "%s %s %s %d-%d\n", fact->date ? fact->date : "?",
                  fact->value_text, row->concept ? "of it" : "of none",
                  (int)fact->span.start, (int)fact->span.end);
    return KB_OK;
}

static const char *figures(fixture *f, kb_figure_query query)
{
    kb_buf_clear(&f->list);
    assert_int_equal(kb_store_figures(f->store, &query, add_figure, f, &f->err),
                     KB_OK);
    return f->list.ptr;
}

static kb_status add_event(void *context, const kb_event_row *row)
{
    fixture *f = context;
    kb_buf_printf(&f->list, "%s %s %d-%d\n", row->fact.date, row->published,
                  (int)row->fact.span.start, (int)row->fact.span.end);
    return KB_OK;
}

static const char *events(fixture *f, kb_event_query query)
{
    kb_buf_clear(&f->list);
    assert_int_equal(kb_store_events(f->store, &query, add_event, f, &f->err),
                     KB_OK);
    return f->list.ptr;
}

static void figures_come_by_the_date_they_are_for(void **state)
{
    fixture *f = *state;
    put(f, &report);
    put(f, &rival);
    assert_string_equal(figures(f, (kb_figure_query){.forecast = KB_ANY}),
                        "2023 143亿元 of it 15-20\n"
                        "2023 170亿元 of it 21-26\n"
                        "2028 700亿至900亿元 of it 37-47\n"
                        "? 约3亿 of none 50-53\n");
}

static void figures_are_filtered(void **state)
{
    const uint64_t aigc = kb_concept_id("aigc");
    fixture *f = *state;
    kb_figure_query q = {.ids = &aigc, .id_count = 1, .forecast = KB_ANY};
    put(f, &report);
    put(f, &rival);

    q.since = "2023";
    q.until = "2023";
    q.limit = 1;
    assert_string_equal(figures(f, q), "2023 143亿元 of it 15-20\n");
    q.limit = 0;
    q.articles.site = "csdn";
    assert_string_equal(figures(f, q), "2023 170亿元 of it 21-26\n");
    q = (kb_figure_query){.forecast = 1, .unit = "CNY"};
    assert_string_equal(figures(f, q), "2028 700亿至900亿元 of it 37-47\n");
    q = (kb_figure_query){.article = kb_article_id("1"), .forecast = 0};
    assert_string_equal(figures(f, q), "2023 170亿元 of it 21-26\n"
                                       "? 约3亿 of none 50-53\n");
    q.ids = &aigc;
    q.id_count = 1;
    assert_string_equal(figures(f, q), "2023 170亿元 of it 21-26\n");
    q = (kb_figure_query){.unit = "%", .forecast = KB_ANY};
    assert_string_equal(figures(f, q), "");
}

static kb_status compare_figure(void *context, const kb_figure_row *row)
{
    const kb_figure_fact *want = context, *got = &row->fact;
    assert_string_equal(got->measure, want->measure);
    assert_string_equal(got->value_text, want->value_text);
    assert_true(got->value == want->value && got->max == want->max);
    assert_string_equal(got->unit, want->unit);
    assert_string_equal(got->date, want->date);
    assert_string_equal(got->issuer, want->issuer);
    assert_int_equal(got->dated, want->dated);
    assert_false(got->approx || got->forecast);
    assert_int_equal(got->span.block, 1);
    assert_string_equal(row->published, "2024-05");
    assert_int_equal(row->article, kb_article_id("1"));
    return KB_OK;
}

static void a_figure_comes_back_as_it_was(void **state)
{
    fixture *f = *state;
    kb_figure_fact want = report.figures[0];
    kb_figure_query query = {.forecast = KB_ANY, .limit = 1};
    put(f, &report);
    assert_int_equal(
        kb_store_figures(f->store, &query, compare_figure, &want, &f->err),
        KB_OK);
}

static void events_come_by_their_dates(void **state)
{
    const uint64_t aigc = kb_concept_id("aigc");
    fixture *f = *state;
    put(f, &report);
    put(f, &rival);
    assert_string_equal(events(f, (kb_event_query){0}),
                        "2021-02 2025 22-34\n2021-02 2024-05 63-75\n");
    assert_string_equal(events(f, (kb_event_query){.ids = &aigc,
                                                   .id_count = 1,
                                                   .since = "2021",
                                                   .until = "2021",
                                                   .limit = 1}),
                        "2021-02 2025 22-34\n");
    assert_string_equal(
        events(f, (kb_event_query){.article = kb_article_id("1")}),
        "2021-02 2024-05 63-75\n");
    assert_string_equal(events(f, (kb_event_query){.since = "2022"}), "");
}

static void they_go_with_their_article(void **state)
{
    fixture *f = *state;
    put(f, &report);
    put(f, &rival);
    put(f, &rival); /* replaces itself */
    assert_int_equal(info(f).figures, 4);
    assert_int_equal(info(f).events, 2);
    assert_int_equal(kb_store_remove(f->store, kb_article_id("1"), &f->err),
                     KB_OK);
    assert_int_equal(info(f).figures, 1);
    assert_int_equal(info(f).events, 1);
}

static void none_is_put_without_words(void **state)
{
    fixture *f = *state;
    kb_put_report done;
    kb_entry entry = entry_of(f, &report);
    kb_facts *facts = kb_arena_alloc(f->arena, sizeof *facts);

    *facts = *entry.facts;
    entry.facts = facts;
    kb_span own = facts->figures[1].span;
    facts->figures[1].span.end = 500;
    assert_int_equal(kb_store_put(f->store, &entry, 1, 1, &done, &f->err),
                     KB_BAD_INPUT);
    assert_non_null(strstr(f->err.message, "figure 1"));
    facts->figures[1].span = facts->figures[0].span; /* other words */
    assert_int_equal(kb_store_put(f->store, &entry, 1, 1, &done, &f->err),
                     KB_BAD_INPUT);
    assert_non_null(strstr(f->err.message, "figure 1"));
    facts->figures[1].span = own;
    facts->events[0].concept = 7;
    assert_int_equal(kb_store_put(f->store, &entry, 1, 1, &done, &f->err),
                     KB_BAD_INPUT);
    assert_non_null(strstr(f->err.message, "event 0"));
    assert_int_equal(info(f).articles, 0);
}

static kb_status add_line(void *context, const char *line)
{
    fixture *f = context;
    kb_buf_printf(&f->list, "%s\n", line);
    return KB_OK;
}

static const char *problems(fixture *f)
{
    kb_buf_clear(&f->list);
    kb_store_check(f->store, add_line, f, &f->err);
    return f->list.ptr;
}

static void damage_is_named(void **state)
{
    static const struct {
        const char *harm, *word;
    } harms[] = {
        {"UPDATE figure SET end = 999", "figure"},
        {"UPDATE event SET start = end", "event"},
        {"UPDATE figure SET value_text = '171亿元' WHERE n = 0", "171"},
        {"UPDATE figure SET concept = 7 WHERE n = 0", "figure of document"},
        {"UPDATE event SET doc = 9", "event of document 9"},
    };
    fixture *f = *state;

    put(f, &report);
    assert_string_equal(problems(f), "");
    for (size_t i = 0; i < sizeof harms / sizeof *harms; i++) {
        kb_sqlite *store = kb_sqlite_of(f->store);
        assert_int_equal(kb_sqlite_begin(store, &f->err), KB_OK);
        assert_int_equal(
            sqlite3_exec(store->db, harms[i].harm, NULL, NULL, NULL),
            SQLITE_OK);
        if (!strstr(problems(f), harms[i].word))
            fail_msg("%s: %s", harms[i].harm, f->list.ptr);
        kb_sqlite_end(store, KB_BUSY, &f->err);
    }
    assert_string_equal(problems(f), "");
}

/* ---- what they say together --------------------------------------------- */

static kb_figures ask_figures(fixture *f, const kb_statement_filter *filter)
{
    kb_figure_query query = {.forecast = KB_ANY};
    kb_figures found;
    assert_int_equal(
        kb_figures_find(&found, f->store, f->arena, &query, filter, &f->err),
        KB_OK);
    return found;
}

static kb_events ask_events(fixture *f, const kb_statement_filter *filter)
{
    kb_event_query query = {.limit = 0};
    kb_events found;
    assert_int_equal(
        kb_events_find(&found, f->store, f->arena, &query, filter, &f->err),
        KB_OK);
    return found;
}

static void who_gives_another_value_disagrees(void **state)
{
    const kb_statement_filter all = KB_STATEMENT_FILTER_ALL;
    fixture *f = *state;
    put(f, &report);
    put(f, &rival);
    kb_figures found = ask_figures(f, &all);

    assert_int_equal(found.len, 4);
    assert_string_equal(found.data[0].value_text, "143亿元");
    assert_string_equal(found.data[1].value_text, "170亿元");
    assert_string_equal(found.data[1].issuer, "某院");
    assert_int_equal(found.data[0].rival_count, 1);
    assert_int_equal(found.data[1].rival_count, 1);
    assert_string_equal(found.data[1].rivals[0].id, found.data[0].id);
    assert_int_equal(found.data[2].rival_count, 0);
    assert_null(found.data[3].concept.fold);
    assert_int_equal(strlen(found.data[0].id), KB_MEANING_ID - 1);
    assert_string_not_equal(found.data[0].id, found.data[1].id);
}

static void copies_are_one_source(void **state)
{
    kb_statement_filter filter = KB_STATEMENT_FILTER_ALL;
    dated_sample copy = report;
    fixture *f = *state;
    copy.article.key = "3";
    put(f, &report);
    put(f, &copy);

    kb_figures found = ask_figures(f, &filter);
    assert_int_equal(found.len, 3);
    assert_int_equal(found.data[0].sources, 1);
    assert_int_equal(found.data[0].articles, 2);
    assert_int_equal(found.data[0].place_count, 2);
    filter.with_duplicates = true;
    assert_int_equal(ask_figures(f, &filter).data[0].sources, 2);
    filter.min_sources = 3;
    assert_int_equal(ask_figures(f, &filter).len, 0);
}

static void what_is_told_alike_is_one_event(void **state)
{
    kb_statement_filter filter = KB_STATEMENT_FILTER_ALL;
    fixture *f = *state;
    put(f, &report);
    put(f, &rival);

    kb_events found = ask_events(f, &filter);
    assert_int_equal(found.len, 1);
    assert_int_equal(found.data[0].sources, 2);
    assert_string_equal(found.data[0].concept.name, "AIGC");
    assert_int_equal(found.data[0].places[0].article, kb_article_id("2"));
    filter.articles.until = "2024";
    assert_int_equal(ask_events(f, &filter).data[0].sources, 1);
}

#define WITH_STORE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_STORE(figures_come_by_the_date_they_are_for),
        WITH_STORE(figures_are_filtered),
        WITH_STORE(a_figure_comes_back_as_it_was),
        WITH_STORE(events_come_by_their_dates),
        WITH_STORE(they_go_with_their_article),
        WITH_STORE(none_is_put_without_words),
        WITH_STORE(damage_is_named),
        WITH_STORE(who_gives_another_value_disagrees),
        WITH_STORE(copies_are_one_source),
        WITH_STORE(what_is_told_alike_is_one_event),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
