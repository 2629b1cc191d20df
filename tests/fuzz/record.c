/* record.c - a line of `extract`, as `load` reads it: what is read is whole,
 * comes back from a line of its own, and the store takes or refuses it. */
#include "article.h"
#include "line.h"

#include "aigckb/store.h"
#include "base/hash.h"

enum { PUT_EVERY = 16 /* inputs: it takes as long as reading so many */ };

static kb_store *open_store(void)
{
    kb_store *store;
    kb_error err;
    HOLDS(kb_store_open(&store, ":memory:", KB_WRITE, &err) == KB_OK);
    return store;
}

static void check_read_doc(const kb_doc *doc)
{
    const char *const texts[] = {doc->key,    doc->artid, doc->title,
                                 doc->url,    doc->site,  doc->author,
                                 doc->origin, doc->date,  doc->hash};
    HOLDS(doc->key[0] && doc->title && doc->hash);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        HOLDS(!texts[i] || kb_utf8_valid(kb_str_of(texts[i])));
    for (size_t i = 0; i < doc->block_count; i++) {
        const kb_block *b = &doc->blocks[i];
        HOLDS(b->up >= KB_NO_BLOCK && b->up < (int)i && b->level >= 0);
        HOLDS(kb_utf8_valid((kb_str){b->text, b->len}));
    }
}

static void check_read_span(const kb_doc *doc, kb_span span)
{
    HOLDS(span.block < doc->block_count && span.start < span.end);
    const kb_block *b = &doc->blocks[span.block];
    HOLDS(span.end <= kb_utf8_count((kb_str){b->text, b->len}));
}

static void check_read_facts(const kb_doc *doc, const kb_facts *f)
{
    for (size_t i = 0; i < f->concept_count; i++) {
        const kb_concept_fact *c = &f->concepts[i];
        HOLDS(kb_utf8_valid(kb_str_of(c->name)));
        HOLDS(c->mention_count > 0);
        for (size_t m = 0; m < c->mention_count; m++)
            check_read_span(doc, c->mentions[m]);
    }
    for (size_t i = 0; i < f->relation_count; i++) {
        const kb_relation_fact *r = &f->relations[i];
        HOLDS(r->s < f->concept_count && r->o < f->concept_count);
        HOLDS(r->confidence >= 0 && r->confidence <= 1);
        check_read_span(doc, r->span);
    }
    for (size_t i = 0; i < f->definition_count; i++)
        check_read_span(doc, f->definitions[i].span);
    for (size_t i = 0; i < f->figure_count; i++) {
        HOLDS(f->figures[i].value >= 0);
        HOLDS(f->figures[i].value <= f->figures[i].max);
        check_read_span(doc, f->figures[i].span);
    }
    for (size_t i = 0; i < f->event_count; i++)
        check_read_span(doc, f->events[i].span);
}

static kb_status note_problem(void *context, const char *text)
{
    (void)context;
    fuzz_fail("db check", 0, text);
}

static void check_ok(kb_status status, const kb_error *err)
{
    if (status != KB_OK)
        fuzz_fail(__FILE__, __LINE__, err->message);
}

/* One article at a time is in the store, which stays sound. */
static void check_put(kb_store *store, const kb_doc *doc, const kb_facts *facts)
{
    const kb_entry entry = {.doc = doc, .facts = facts};
    kb_put_report report = {0};
    kb_error err;

    kb_status status = kb_store_put(store, &entry, 1, 1, &report, &err);
    HOLDS(status == KB_OK || status == KB_BAD_INPUT);
    if (status != KB_OK)
        return;
    HOLDS(report.added + report.changed == 1);
    check_ok(kb_store_derive(store, &err), &err);
    check_ok(kb_store_check(store, note_problem, NULL, &err), &err);
    check_ok(kb_store_remove(store, kb_article_id(doc->key), &err), &err);
    check_ok(kb_store_derive(store, &err), &err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static kb_store *store;
    kb_arena *arena = kb_arena_new();
    kb_error err = {.message = ""};
    const kb_record_place at = {"x.jsonl", 7, &err};
    kb_doc doc;
    kb_facts facts;

    if (!store)
        store = open_store();
    kb_status status =
        kb_record_read(&doc, &facts, arena, fuzz_input(data, size), &at);
    HOLDS(status == KB_OK || status == KB_BAD_INPUT);
    HOLDS(status == KB_OK || strncmp(err.message, "x.jsonl:7: ", 11) == 0);
    if (status == KB_OK) {
        check_read_doc(&doc);
        check_read_facts(&doc, &facts);
        check_line_of(&doc, &facts, arena);
        if (kb_hash(fuzz_input(data, size)) % PUT_EVERY == 0)
            check_put(store, &doc, &facts);
    }
    kb_arena_free(arena);
    return 0;
}
