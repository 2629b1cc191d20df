/* test_keep.c - what is kept of an article does without the arena that it was
 * read in. */
#include "check.h"

#include "aigckb/extract.h"
#include "ingest/keep.h"
#include "parse_text.h"

static const char article[] =
    "---\ntags: [AIGC, 大模型]\n---\n"
    "# 大模型\n\n**GPT-4**由OpenAI于2023年3月14日发布。"
    "大语言模型（LLM）是指参数规模很大的语言模型。\n\n"
    "- 2023年，市场规模达到100亿元。\n";

typedef struct read {
    kb_doc doc;
    kb_facts facts;
} read;

static read read_into(kb_arena *arena)
{
    kb_extractor *x;
    kb_error err;
    read r;
    assert_int_equal(
        parse_text(&r.doc, arena, "2024-01-01-123456.md", article, &err),
        KB_OK);
    assert_int_equal(kb_extractor_new(&x, NULL, 0, &err), KB_OK);
    kb_extract(&r.facts, arena, &r.doc, x);
    kb_keep_facts(&r.facts, arena); /* some strings are the extractor's */
    kb_extractor_free(x);
    return r;
}

static void check_text(const char *a, const char *b)
{
    assert_int_equal(!a, !b);
    if (a)
        assert_string_equal(a, b);
}

static void check_docs(const kb_doc *a, const kb_doc *b)
{
    check_text(a->key, b->key);
    check_text(a->artid, b->artid);
    check_text(a->title, b->title);
    check_text(a->date, b->date);
    check_text(a->path, b->path);
    check_text(a->hash, b->hash);
    assert_int_equal(a->tag_count, b->tag_count);
    for (size_t i = 0; i < a->tag_count; i++)
        check_text(a->tags[i], b->tags[i]);
    assert_int_equal(a->block_count, b->block_count);
    for (size_t i = 0; i < a->block_count; i++) {
        assert_int_equal(a->blocks[i].type, b->blocks[i].type);
        check_text(a->blocks[i].text, b->blocks[i].text);
    }
}

static void check_concepts(const kb_facts *a, const kb_facts *b)
{
    assert_int_equal(a->concept_count, b->concept_count);
    assert_true(a->concept_count > 0);
    for (size_t i = 0; i < a->concept_count; i++) {
        const kb_concept_fact *c = &a->concepts[i], *d = &b->concepts[i];
        check_text(c->name, d->name);
        assert_int_equal(c->alias_count, d->alias_count);
        for (size_t j = 0; j < c->alias_count; j++)
            check_text(c->aliases[j], d->aliases[j]);
        assert_int_equal(c->mention_count, d->mention_count);
        assert_memory_equal(c->mentions, d->mentions,
                            c->mention_count * sizeof *c->mentions);
    }
}

static void check_others(const kb_facts *a, const kb_facts *b)
{
    assert_int_equal(a->relation_count, b->relation_count);
    assert_int_equal(a->definition_count, b->definition_count);
    assert_true(a->definition_count > 0);
    for (size_t i = 0; i < a->definition_count; i++)
        check_text(a->definitions[i].text, b->definitions[i].text);
    assert_int_equal(a->figure_count, b->figure_count);
    assert_true(a->figure_count > 0);
    for (size_t i = 0; i < a->figure_count; i++)
        check_text(a->figures[i].value_text, b->figures[i].value_text);
    assert_int_equal(a->event_count, b->event_count);
    assert_true(a->event_count > 0);
    for (size_t i = 0; i < a->event_count; i++)
        check_text(a->events[i].what, b->events[i].what);
}

static void what_is_kept_is_what_was_read(void **state)
{
    kb_arena *scratch = kb_arena_new(), *arena = kb_arena_new();
    read first = read_into(arena), again = read_into(scratch);
    (void)state;

    kb_keep_doc(&again.doc, arena);
    kb_keep_facts(&again.facts, arena);
    kb_arena_free(scratch);
    check_docs(&first.doc, &again.doc);
    check_concepts(&first.facts, &again.facts);
    check_others(&first.facts, &again.facts);
    kb_arena_free(arena);
}

static void nothing_is_kept_of_nothing(void **state)
{
    kb_arena *arena = kb_arena_new();
    kb_doc doc = {0};
    kb_facts facts = {0};
    (void)state;

    kb_keep_doc(&doc, arena);
    kb_keep_facts(&facts, arena);
    assert_null(doc.title);
    assert_int_equal(facts.concept_count, 0);
    kb_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_kept_is_what_was_read),
        cmocka_unit_test(nothing_is_kept_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
