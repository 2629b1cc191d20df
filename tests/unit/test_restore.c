/* test_restore.c - what was put into the store comes back as it was. */
#include "check.h"

#include "aigckb/restore.h"
#include "shelf.h"

static const sample articles[] = {
    {.key = "1",
     .title = "文心一言",
     .date = "2023-03-16",
     .site = "csdn",
     .tag = "AI",
     .text =
         "# 模型\n百度发布文心一言，2023年用户约3亿。\n! 扫码\n文心会写诗。",
     .names = {"文心一言", "百度"},
     .alias = "文心",
     .kind = KB_MODEL},
    {.key = NULL},
};

static int setup(void **state)
{
    static shelf s;
    *state = &s;
    return shelf_open(&s, articles);
}

static void the_document_comes_back(void **state)
{
    shelf *s = *state;
    const kb_doc *was = sample_doc(s->arena, &articles[0]);
    kb_doc doc;
    kb_facts facts;

    assert_int_equal(kb_restore(&doc, &facts, s->store, s->arena,
                                kb_article_id("1"), &s->err),
                     KB_OK);
    assert_string_equal(doc.key, was->key);
    assert_string_equal(doc.title, was->title);
    assert_string_equal(doc.tags[0], "AI");
    assert_string_equal(doc.hash, was->hash);
    assert_string_equal(doc.origin, "某站");
    assert_int_equal(doc.block_count, was->block_count);
    for (size_t i = 0; i < doc.block_count; i++) {
        assert_string_equal(doc.blocks[i].text, was->blocks[i].text);
        assert_int_equal(doc.blocks[i].type, was->blocks[i].type);
        assert_int_equal(doc.blocks[i].up, was->blocks[i].up);
        assert_true(doc.blocks[i].promo == was->blocks[i].promo);
    }
}

static void assert_span(kb_span got, kb_span want)
{
    assert_int_equal(got.block, want.block);
    assert_int_equal(got.start, want.start);
    assert_int_equal(got.end, want.end);
}

static void the_facts_come_back_in_reading_order(void **state)
{
    shelf *s = *state;
    kb_doc doc;
    kb_facts f;

    assert_int_equal(
        kb_restore(&doc, &f, s->store, s->arena, kb_article_id("1"), &s->err),
        KB_OK);
    assert_int_equal(f.concept_count, 2);
    assert_string_equal(f.concepts[0].name, "百度"); /* named first */
    assert_string_equal(f.concepts[1].name, "文心一言");
    assert_int_equal(f.concepts[1].kind, KB_MODEL);
    assert_int_equal(f.concepts[1].alias_count, 1);
    assert_string_equal(f.concepts[1].aliases[0], "文心");
    assert_int_equal(f.concepts[1].mention_count, 1);
    assert_span(f.concepts[1].mentions[0], (kb_span){1, 4, 8});
    assert_int_equal(f.relation_count, 1);
    assert_int_equal(f.relations[0].s, 1);
    assert_int_equal(f.relations[0].o, 0);
    assert_int_equal(f.relations[0].p, KB_MADE_BY);
    assert_int_equal(f.definition_count, 1);
    assert_string_equal(f.definitions[0].text, "文心一言");
    assert_string_equal(f.definitions[0].by, "某报");
    assert_span(f.definitions[0].span, (kb_span){1, 4, 8});
}

static void figures_and_events_come_back(void **state)
{
    shelf *s = *state;
    kb_put_report report;
    kb_entry entry = sample_entry(s->arena, &articles[0]);
    kb_facts facts = *entry.facts, f;
    kb_figure_fact figure = {.concept = -1,
                             .value_text = "约3亿",
                             .value = 3e8,
                             .max = 3e8,
                             .approx = true,
                             .date = "2023",
                             .dated = KB_DATED_SENTENCE,
                             .span = {1, 16, 19}};
    /* the second of two at one place is for the earlier year */
    kb_event_fact events[] = {
        {.concept = 1, .date = "2025", .what = "发布", .span = {1, 2, 4}},
        {.concept = 1, .date = "2023", .what = "发布", .span = {1, 2, 4}},
        {.concept = 0, .date = "2024", .what = "写诗", .span = {3, 3, 5}}};
    kb_doc doc;

    facts.figures = &figure;
    facts.figure_count = 1;
    facts.events = events;
    facts.event_count = 3;
    entry.facts = &facts;
    assert_int_equal(kb_store_put(s->store, &entry, 1, 2, &report, &s->err),
                     KB_OK);
    assert_int_equal(
        kb_restore(&doc, &f, s->store, s->arena, kb_article_id("1"), &s->err),
        KB_OK);
    assert_int_equal(f.figure_count, 1);
    assert_int_equal(f.figures[0].concept, -1);
    assert_string_equal(f.figures[0].value_text, "约3亿");
    assert_true(f.figures[0].value == 3e8 && f.figures[0].approx);
    assert_span(f.figures[0].span, figure.span);
    assert_int_equal(f.event_count, 3);
    assert_string_equal(f.events[0].date, "2025"); /* in the order given */
    assert_string_equal(f.events[1].date, "2023");
    assert_int_equal(f.events[0].concept, 0); /* numbered anew */
    assert_span(f.events[2].span, events[2].span);
}

static void an_article_that_is_gone_is_not_found(void **state)
{
    shelf *s = *state;
    kb_doc doc;
    kb_facts facts;
    assert_int_equal(kb_restore(&doc, &facts, s->store, s->arena,
                                kb_article_id("2"), &s->err),
                     KB_NOT_FOUND);
}

#define WITH_SHELF(test)                                                       \
    cmocka_unit_test_setup_teardown(test, setup, shelf_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_SHELF(the_document_comes_back),
        WITH_SHELF(the_facts_come_back_in_reading_order),
        WITH_SHELF(figures_and_events_come_back),
        WITH_SHELF(an_article_that_is_gone_is_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
