/* test_evidence.c - what is said of a concept, how often, and in which words.*/
#include "shelf.h"

#include "aigckb/profile.h"

#include "text/utf8.h"

/* 3 is a copy of 2 but for its title and a full stop. */
static const sample articles[] = {
    {.key = "1",
     .title = "国产大模型",
     .date = "2023-03-16",
     .text = "# 发布\n很多人等着。百度发布文心一言！大家看文心一言写诗。\n"
             "文心一言会写诗。",
     .names = {"文心一言", "百度"},
     .alias = "文心",
     .kind = KB_MODEL},
    {.key = "2",
     .title = "再谈",
     .date = "2024-06-01",
     .text = "文心一言来自百度，不来自OpenAI。",
     .names = {"文心一言", "百度", "OpenAI"},
     .kind = KB_MODEL},
    {.key = "3",
     .title = "三谈",
     .date = "2024-06-03",
     .text = "文心一言来自百度，不来自OpenAI！",
     .names = {"文心一言", "百度", "OpenAI"},
     .kind = KB_MODEL},
    {.key = "4",
     .title = "其他",
     .text = "Sora由OpenAI推出。",
     .names = {"Sora", "OpenAI"},
     .kind = KB_MODEL},
    {0},
};

static int setup(void **state)
{
    static shelf s;
    *state = &s;
    return shelf_open(&s, articles);
}

static kb_relations relations(shelf *s, kb_relation_query query)
{
    kb_relations found;
    assert_int_equal(
        kb_relations_find(&found, s->store, s->arena, &query, &s->err), KB_OK);
    return found;
}

static const kb_statement_filter every = KB_STATEMENT_FILTER_ALL;

/* ---- relations ---------------------------------------------------------- */

static void statements_that_say_the_same_are_one_relation(void **state)
{
    kb_relations found = relations(
        *state, (kb_relation_query){.s = shelf_concept(*state, "文心一言"),
                                    .filter = every});
    assert_int_equal(found.len, 1);
    const kb_relation *r = &found.data[0];
    assert_string_equal(r->s.name, "文心一言");
    assert_string_equal(r->o.name, "百度");
    assert_int_equal(r->p, KB_MADE_BY);
    assert_int_equal(r->articles, 3);
    assert_int_equal(r->sources, 2); /* the copy counts once */
    assert_string_equal(r->first_date, "2023-03-16");
    assert_string_equal(r->last_date, "2024-06-03");
    assert_int_equal((int)(r->confidence * 1000), 750); /* 1 - 0.5 * 0.5 */
    assert_string_equal(r->id, "r:c81326d9de82");
}

static void places_begin_with_one_of_each_source(void **state)
{
    kb_relations found = relations(
        *state, (kb_relation_query){.s = shelf_concept(*state, "文心一言"),
                                    .filter = every});
    const kb_place *places = found.data[0].places;
    assert_int_equal(found.data[0].place_count, 3);
    assert_true(places[0].cluster != places[1].cluster);
    assert_true(places[2].cluster == places[0].cluster ||
                places[2].cluster == places[1].cluster);
}

static void copies_count_where_they_are_asked_for(void **state)
{
    kb_relation_query query = {.s = shelf_concept(*state, "文心一言"),
                               .filter = every};
    query.filter.with_duplicates = true;
    kb_relations found = relations(*state, query);
    assert_int_equal(found.data[0].sources, 3);
    assert_int_equal((int)(found.data[0].confidence * 1000), 875);
}

static void relations_lead_to_an_object_too(void **state)
{
    uint64_t openai = shelf_concept(*state, "OpenAI");
    kb_relations found =
        relations(*state, (kb_relation_query){.o = openai, .filter = every});
    assert_int_equal(found.len, 1);
    assert_string_equal(found.data[0].s.name, "Sora");
    assert_null(found.data[0].first_date);

    found = relations(*state,
                      (kb_relation_query){.s = shelf_concept(*state, "Sora"),
                                          .o = openai,
                                          .filter = every});
    assert_int_equal(found.len, 1);
    found =
        relations(*state, (kb_relation_query){.s = openai, .filter = every});
    assert_int_equal(found.len, 0);
}

static void filters_leave_relations_out(void **state)
{
    kb_relation_query query = {.s = shelf_concept(*state, "文心一言"),
                               .filter = every};
    query.filter.min_sources = 3;
    assert_int_equal(relations(*state, query).len, 0);
    query.filter = every;
    query.filter.min_confidence = 0.8;
    assert_int_equal(relations(*state, query).len, 0);
    query.filter = every;
    query.filter.predicates = 1U << KB_HAS_RISK | 1U << KB_IS_A;
    assert_int_equal(relations(*state, query).len, 0);
    query.filter.predicates = 1U << KB_MADE_BY;
    assert_int_equal(relations(*state, query).len, 1);
    query.filter = every;
    query.filter.articles.since = "2024";
    assert_int_equal(relations(*state, query).data[0].sources, 1);
}

/* ---- sentences ---------------------------------------------------------- */

static kb_evidence quote(shelf *s, const kb_place *place)
{
    kb_evidence e;
    assert_int_equal(kb_reader_quote(&e, s->reader, s->arena, place, &s->err),
                     KB_OK);
    return e;
}

static void a_quote_is_the_whole_sentence_and_its_place(void **state)
{
    kb_place place = {.article = kb_article_id("1"),
                      .block = 1,
                      .start = 14, /* behind "发布\n很多人等着。百度发布" */
                      .end = 18};
    kb_evidence e = quote(*state, &place);
    assert_string_equal(e.quote, "百度发布文心一言！");
    assert_int_equal(e.para, 1);
    assert_int_equal(e.start, 9);
    assert_int_equal(e.end, 18);
    assert_int_equal(e.byte_start, 25);
    assert_int_equal(e.byte_end, 52);
    assert_null(e.heading); /* the sample's blocks stand under nothing */
    assert_string_equal(e.source.key, "1");
    assert_string_equal(e.source.title, "国产大模型");
    assert_int_equal(e.source.cluster_size, 1);
}

static void a_place_over_two_sentences_gives_both(void **state)
{
    kb_place place = {
        .article = kb_article_id("1"), .block = 1, .start = 14, .end = 21};
    assert_string_equal(quote(*state, &place).quote,
                        "百度发布文心一言！大家看文心一言写诗。");
}

static void a_place_out_of_range_is_cut_to_its_block(void **state)
{
    kb_place place = {.article = kb_article_id("4"), .start = 5, .end = 999};
    assert_string_equal(quote(*state, &place).quote, "Sora由OpenAI推出。");
}

static void a_place_that_is_gone_is_not_found(void **state)
{
    shelf *s = *state;
    kb_evidence e;
    kb_place place = {.article = kb_article_id("none")};
    assert_int_equal(kb_reader_quote(&e, s->reader, s->arena, &place, &s->err),
                     KB_NOT_FOUND);
    place = (kb_place){.article = kb_article_id("4"), .block = 7};
    assert_int_equal(kb_reader_quote(&e, s->reader, s->arena, &place, &s->err),
                     KB_NOT_FOUND);
}

/* ---- mentions ----------------------------------------------------------- */

typedef struct sentences {
    const char *first, *last;
    int64_t count, mentions;
    kb_arena *arena;
} sentences;

static kb_status add(void *context, const kb_evidence *sentence,
                     int64_t mentions)
{
    sentences *s = context;
    s->last = kb_arena_strdup(s->arena, sentence->quote);
    if (s->count++ == 0)
        s->first = s->last;
    s->mentions += mentions;
    return KB_OK;
}

static sentences walk(shelf *s, kb_mention_query query)
{
    sentences found = {.arena = s->arena};
    query.concept = shelf_concept(s, "文心一言");
    assert_int_equal(kb_mentions_walk(s->reader, &query, add, &found, &s->err),
                     KB_OK);
    return found;
}

static void each_sentence_comes_once_and_copies_do_not(void **state)
{
    sentences found = walk(*state, (kb_mention_query){0});
    assert_int_equal(found.count, 4);
    assert_int_equal(found.mentions, 4);
    assert_string_equal(found.first, "文心一言来自百度，不来自OpenAI！");
    assert_string_equal(found.last, "文心一言会写诗。");

    found = walk(*state, (kb_mention_query){.with_duplicates = true});
    assert_int_equal(found.count, 5);
}

static void sentences_may_come_oldest_first(void **state)
{
    sentences found = walk(*state, (kb_mention_query){.oldest_first = true});
    assert_string_equal(found.first, "百度发布文心一言！");
    assert_string_equal(found.last, "文心一言来自百度，不来自OpenAI。");
}

/* ---- profile and summary ------------------------------------------------ */

static void a_profile_holds_all_that_is_known(void **state)
{
    const kb_profile_query all = {.filter = every};
    shelf *s = *state;
    kb_term term;
    kb_profile p;
    kb_term_find(&term, s->store, s->arena, "文心一言", &s->err);
    assert_int_equal(
        kb_profile_read(&p, s->store, s->arena, &term.concept, &all, &s->err),
        KB_OK);
    assert_int_equal(p.aliases.len, 1);
    assert_string_equal(p.aliases.data[0].form, "文心");
    assert_int_equal(p.aliases.data[0].articles, 1);
    assert_int_equal(p.definitions.len, 1); /* the samples say but the name */
    assert_string_equal(p.definitions.data[0].text, "文心一言");
    assert_string_equal(p.definitions.data[0].by, "某报");
    assert_int_equal(p.definitions.data[0].sources, 2);
    assert_int_equal(p.out.len, 1);
    assert_int_equal(p.in.len, 0);
}

static void a_summary_counts_what_there_is(void **state)
{
    shelf *s = *state;
    kb_summary summary;

    assert_int_equal(kb_summary_read(&summary, s->store, &s->err), KB_OK);
    assert_int_equal(summary.concept_count, 4);
    assert_int_equal(summary.kinds[KB_MODEL][KB_LAYER_NONE], 4);
}

typedef struct walked {
    shelf *s;
    kb_outline outlines[4];
    size_t count;
} walked;

/* The store is asked while the walk goes on. */
static kb_status outline(void *context, const kb_concept *concept)
{
    walked *w = context;
    kb_concept copy = *concept;

    copy.name = kb_arena_strdup(w->s->arena, concept->name);
    assert_true(w->count < 4);
    return kb_outline_read(&w->outlines[w->count++], w->s->store, w->s->arena,
                           &copy, &w->s->err);
}

static void outlines_agree_with_profiles(void **state)
{
    const kb_concept_query all = {
        .kind = KB_ANY, .layer = KB_ANY, .sort = KB_SORT_NAME};
    walked w = {.s = *state};

    assert_int_equal(kb_concepts_walk(w.s->store, &all, outline, &w, &w.s->err),
                     KB_OK);
    assert_int_equal(w.count, 4);
    const kb_outline *o = &w.outlines[2]; /* openai sora 文心一言 百度 */
    assert_string_equal(o->concept.name, "文心一言");
    assert_int_equal(o->aliases.len, 1);
    assert_string_equal(o->definition->text, "文心一言");
    assert_int_equal(o->relations[KB_MADE_BY].out, 1);
    assert_int_equal(o->relations[KB_MADE_BY].in, 0);
    assert_int_equal(w.outlines[3].relations[KB_MADE_BY].in, 1);
}

static void a_walk_takes_any_order(void **state)
{
    const kb_concept_query by_sources = {.kind = KB_MODEL, .layer = KB_ANY};
    walked w = {.s = *state};

    kb_concept_query first = by_sources;

    assert_int_equal(
        kb_concepts_walk(w.s->store, &by_sources, outline, &w, &w.s->err),
        KB_OK);
    assert_int_equal(w.count, 4);
    w.count = 0;
    first.limit = 3;
    assert_int_equal(
        kb_concepts_walk(w.s->store, &first, outline, &w, &w.s->err), KB_OK);
    assert_int_equal(w.count, 3);
}

static void an_articles_facts_are_counted(void **state)
{
    shelf *s = *state;
    kb_article_facts facts;
    assert_int_equal(kb_article_facts_read(&facts, s->store, s->arena,
                                           kb_article_id("2"), &s->err),
                     KB_OK);
    assert_int_equal(facts.mentions, 3);
    assert_int_equal(facts.relations, 1);
    assert_int_equal(facts.definitions, 1);
    assert_int_equal(facts.concept_count, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statements_that_say_the_same_are_one_relation),
        cmocka_unit_test(places_begin_with_one_of_each_source),
        cmocka_unit_test(copies_count_where_they_are_asked_for),
        cmocka_unit_test(relations_lead_to_an_object_too),
        cmocka_unit_test(filters_leave_relations_out),
        cmocka_unit_test(a_quote_is_the_whole_sentence_and_its_place),
        cmocka_unit_test(a_place_over_two_sentences_gives_both),
        cmocka_unit_test(a_place_out_of_range_is_cut_to_its_block),
        cmocka_unit_test(a_place_that_is_gone_is_not_found),
        cmocka_unit_test(each_sentence_comes_once_and_copies_do_not),
        cmocka_unit_test(sentences_may_come_oldest_first),
        cmocka_unit_test(a_profile_holds_all_that_is_known),
        cmocka_unit_test(a_summary_counts_what_there_is),
        cmocka_unit_test(outlines_agree_with_profiles),
        cmocka_unit_test(a_walk_takes_any_order),
        cmocka_unit_test(an_articles_facts_are_counted),
    };
    return cmocka_run_group_tests(tests, setup, shelf_close);
}
