/* article.h - what holds of every document and of its facts: targets that read
 * articles share it. */
#ifndef KB_TESTS_FUZZ_ARTICLE_H
#define KB_TESTS_FUZZ_ARTICLE_H

#include "fuzz.h"

#include "aigckb/doc.h"
#include "aigckb/facts.h"
#include "aigckb/parse.h"
#include "base/iso_date.h"
#include "text/nfc.h"
#include "text/utf8.h"

/** Valid UTF-8 without control characters; NULL is fine. */
static inline void check_line(const char *text)
{
    for (const char *c = text; c && *c; c++)
        HOLDS((unsigned char)*c >= 0x20 && *c != 0x7F);
    HOLDS(!text || kb_utf8_valid(kb_str_of(text)));
}

static inline void check_date(const char *date)
{
    HOLDS(!date || kb_iso_date_valid(kb_str_of(date)));
}

/* ---- documents ---------------------------------------------------------- */

static inline void check_marks(const kb_block *b)
{
    kb_str text = {b->text, b->len};
    uint32_t from = 0;
    for (size_t i = 0; i < b->mark_count; i++) {
        const kb_mark *m = &b->marks[i];
        HOLDS(m->start >= from && m->start < m->end && m->end <= b->len);
        HOLDS(fuzz_is_border(text, m->start) && fuzz_is_border(text, m->end));
        from = m->start;
    }
}

static inline void check_block(const kb_doc *doc, size_t n)
{
    const kb_block *b = &doc->blocks[n];
    kb_str text = {b->text, b->len};

    HOLDS(b->len > 0 && b->text[b->len] == '\0' && strlen(b->text) == b->len);
    HOLDS(kb_utf8_valid(text));
    for (size_t i = 0; i < b->len; i++) {
        unsigned char c = (unsigned char)b->text[i];
        HOLDS(c >= 0x20 || (c == '\n' && b->type == KB_BLOCK_CODE));
        HOLDS(c != 0x7F);
    }
    HOLDS(b->type >= 0 && b->type < KB_BLOCK_TYPE_COUNT);
    HOLDS(b->up >= KB_NO_BLOCK && b->up < (int)n);
    HOLDS(b->heading >= KB_NO_BLOCK && b->heading < (int)n);
    HOLDS(b->heading == KB_NO_BLOCK ||
          doc->blocks[b->heading].type == KB_BLOCK_HEADING);
    HOLDS(b->type != KB_BLOCK_HEADING || (b->level >= 1 && b->level <= 6));
    check_marks(b);
}

static inline void check_doc(const kb_doc *doc)
{
    HOLDS(doc->key && doc->key[0] && doc->title && doc->path);
    HOLDS(doc->hash && strlen(doc->hash) == 16);
    check_line(doc->key);
    check_line(doc->title);
    check_line(doc->url);
    check_line(doc->site);
    check_line(doc->author);
    check_line(doc->origin);
    check_date(doc->date);
    for (size_t i = 0; i < doc->tag_count; i++)
        check_line(doc->tags[i]);
    for (size_t i = 0; i < doc->block_count; i++)
        check_block(doc, i);
}

/** Whether two readings of an article are the same but for the bytes that they
 * were read from. */
static inline void check_same_doc(const kb_doc *a, const kb_doc *b)
{
    HOLDS(strcmp(a->title, b->title) == 0);
    HOLDS(a->block_count == b->block_count && a->tag_count == b->tag_count);
    for (size_t i = 0; i < a->block_count; i++) {
        const kb_block *x = &a->blocks[i], *y = &b->blocks[i];
        HOLDS(x->type == y->type && x->level == y->level && x->up == y->up);
        HOLDS(strcmp(x->text, y->text) == 0);
        HOLDS(x->mark_count == y->mark_count);
    }
}

/** Reads an article of this name: nothing but a document or bad input comes of
 * it, and the same document where its lines end in another way. */
static inline kb_status fuzz_parse(kb_doc *doc, kb_arena *arena,
                                   const char *name, kb_str bytes)
{
    kb_raw raw = {.name = name, .bytes = bytes.ptr, .len = bytes.len};
    kb_error err = {.message = ""};

    kb_status status = kb_parse(doc, arena, &raw, &err);
    HOLDS(status == KB_OK || status == KB_BAD_INPUT || status == KB_LIMIT);
    HOLDS((status == KB_OK) == (err.message[0] == '\0'));
    if (status == KB_OK)
        check_doc(doc);
    return status;
}

static inline void check_line_ends(const kb_doc *doc, kb_arena *arena,
                                   const char *name, kb_str bytes)
{
    kb_buf other = KB_BUF_INIT(FUZZ_BYTES_MAX);
    kb_doc again;

    if (!kb_utf8_valid(bytes) || kb_str_find(bytes, KB_STR("\r"), 0) >= 0)
        return; /* another reading may be the best one then */
    for (size_t i = 0; i < bytes.len; i++) {
        if (bytes.ptr[i] == '\n')
            kb_buf_add_char(&other, '\r');
        kb_buf_add_char(&other, bytes.ptr[i]);
    }
    HOLDS(fuzz_parse(&again, arena, name, kb_buf_str(&other)) == KB_OK);
    check_same_doc(doc, &again);
    kb_buf_dispose(&other);
}

/* ---- facts -------------------------------------------------------------- */

/** A span has words of a block that may state something. */
static inline kb_str check_span(const kb_doc *doc, kb_span span)
{
    HOLDS(span.block < doc->block_count);
    const kb_block *b = &doc->blocks[span.block];
    kb_str text = {b->text, b->len};

    HOLDS(span.start < span.end && span.end <= kb_utf8_count(text));
    HOLDS(!b->promo && b->type != KB_BLOCK_CODE);
    return kb_str_cut(text, kb_utf8_offset(text, span.start),
                      kb_utf8_offset(text, span.end));
}

static inline void check_concepts(const kb_doc *doc, const kb_facts *facts)
{
    for (size_t i = 0; i < facts->concept_count; i++) {
        const kb_concept_fact *c = &facts->concepts[i];
        HOLDS(c->name[0] != '\0' && c->mention_count > 0);
        check_line(c->name);
        HOLDS(c->kind < KB_KIND_COUNT && c->layer < KB_LAYER_COUNT);
        HOLDS(c->basis == KB_BASIS_LEXICON || c->basis == KB_BASIS_PATTERN);
        for (size_t a = 0; a < c->alias_count; a++)
            check_line(c->aliases[a]);
        for (size_t m = 0; m < c->mention_count; m++) {
            const kb_span *at = &c->mentions[m];
            check_span(doc, *at);
            HOLDS(m == 0 || at[-1].block < at->block ||
                  (at[-1].block == at->block && at[-1].end <= at->start));
        }
        for (size_t j = 0; j < i; j++)
            HOLDS(strcmp(c->name, facts->concepts[j].name) != 0);
    }
}

static inline void check_relations(const kb_doc *doc, const kb_facts *facts)
{
    for (size_t i = 0; i < facts->relation_count; i++) {
        const kb_relation_fact *r = &facts->relations[i];
        HOLDS(r->s < facts->concept_count && r->o < facts->concept_count);
        HOLDS(r->s != r->o && r->p < KB_PREDICATE_COUNT);
        HOLDS(r->confidence > 0 && r->confidence <= 1);
        check_span(doc, r->span);
        for (size_t j = 0; j < i; j++) {
            const kb_relation_fact *o = &facts->relations[j];
            HOLDS(r->s != o->s || r->p != o->p || r->o != o->o);
        }
    }
    for (size_t i = 0; i < facts->definition_count; i++) {
        const kb_definition_fact *d = &facts->definitions[i];
        HOLDS(d->concept < facts->concept_count);
        HOLDS(kb_str_equal(check_span(doc, d->span), kb_str_of(d->text)));
        check_line(d->by);
    }
}

/** Whether the bytes of `part` stand in a text in this order: what happened is
 * told before and behind its date. */
static inline bool stands_in(kb_str text, const char *part)
{
    for (size_t i = 0; i < text.len && *part; i++)
        part += text.ptr[i] == *part;
    return *part == '\0';
}

static inline void check_event(const kb_doc *doc, const kb_event_fact *e)
{
    int heading = doc->blocks[e->span.block].heading;
    kb_str words = check_span(doc, e->span);

    HOLDS(e->date && e->date[0] && e->what[0]);
    HOLDS(stands_in(words, e->what) ||
          (heading >= 0 && strstr(doc->blocks[heading].text, e->what)));
}

static inline void check_numbers(const kb_doc *doc, const kb_facts *facts)
{
    for (size_t i = 0; i < facts->figure_count; i++) {
        const kb_figure_fact *f = &facts->figures[i];
        HOLDS(f->concept >= -1 && f->concept < (int)facts->concept_count);
        HOLDS(f->value >= 0 && f->value <= f->max && f->unit && f->unit[0]);
        HOLDS((f->date != NULL) == (f->dated != KB_DATED_NOT));
        HOLDS(kb_str_equal(check_span(doc, f->span), kb_str_of(f->value_text)));
        check_line(f->measure);
        check_line(f->issuer);
    }
    for (size_t i = 0; i < facts->event_count; i++) {
        const kb_event_fact *e = &facts->events[i];
        HOLDS(e->concept >= -1 && e->concept < (int)facts->concept_count);
        check_event(doc, e);
    }
}

static inline void check_facts(const kb_doc *doc, const kb_facts *facts)
{
    check_concepts(doc, facts);
    check_relations(doc, facts);
    check_numbers(doc, facts);
}

/** A file of this name is a document, whatever its line ends are. */
static inline void fuzz_document(const char *name, kb_str bytes)
{
    kb_arena *arena = kb_arena_new();
    kb_doc doc;

    if (fuzz_parse(&doc, arena, name, bytes) == KB_OK)
        check_line_ends(&doc, arena, name, bytes);
    kb_arena_free(arena);
}

#endif
