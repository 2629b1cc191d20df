/* sample.h - small articles for tests of the store: a line is a block, and
 * the facts are the names that are found in it. */
#ifndef KB_TESTS_SAMPLE_H
#define KB_TESTS_SAMPLE_H

#include <string.h>

#include "aigckb/store.h"
#include "base/vec.h"
#include "text/utf8.h"

enum { SAMPLE_NAMES = 4 };

typedef struct sample {
    const char *key, *title, *date, *site, *author, *tag;
    const char *text; /* "# " heading, "! " promotion, "> " code */
    const char
        *names[SAMPLE_NAMES]; /* concepts; the first made by the second */
    const char *alias;        /* of the first */
    kb_kind kind;             /* of all */
} sample;

typedef KB_VEC(kb_block) sample_blocks;
typedef KB_VEC(kb_span) sample_spans;

static inline kb_block sample_block(kb_arena *arena, kb_str line)
{
    kb_block block = {
        .type = KB_BLOCK_PARA, .up = KB_NO_BLOCK, .heading = KB_NO_BLOCK};
    bool marked = line.len > 2 && line.ptr[1] == ' ';

    if (marked && line.ptr[0] == '#') {
        block.type = KB_BLOCK_HEADING;
        block.level = 1;
    } else if (marked && line.ptr[0] == '>') {
        block.type = KB_BLOCK_CODE;
    } else if (marked && line.ptr[0] == '!') {
        block.promo = true;
    } else {
        marked = false;
    }
    kb_str text = kb_str_cut(line, marked ? 2 : 0, line.len);
    block.text = kb_arena_copy(arena, text.ptr, text.len);
    block.len = text.len;
    return block;
}

static inline kb_doc *sample_doc(kb_arena *arena, const sample *s)
{
    kb_doc *doc = kb_arena_alloc(arena, sizeof *doc);
    sample_blocks blocks = {0};
    kb_str rest = kb_str_of(s->text), line;

    while (kb_str_split(&rest, '\n', &line))
        kb_vec_push(arena, &blocks, sample_block(arena, line));
    *doc = (kb_doc){.key = s->key,
                    .artid = s->key,
                    .title = s->title ? s->title : "",
                    .site = s->site,
                    .author = s->author,
                    .date = s->date,
                    .tags = &s->tag,
                    .tag_count = s->tag != NULL,
                    .origin = "某站",
                    .hash = "0123456789abcdef",
                    .blocks = blocks.data,
                    .block_count = blocks.len};
    return doc;
}

static inline sample_spans sample_find(kb_arena *arena, const kb_doc *doc,
                                       kb_str name)
{
    sample_spans spans = {0};
    for (size_t b = 0; b < doc->block_count; b++) {
        kb_str text = {doc->blocks[b].text, doc->blocks[b].len};
        ptrdiff_t at = 0;
        while ((at = kb_str_find(text, name, (size_t)at)) != KB_STR_NONE) {
            size_t start = kb_utf8_count(kb_str_cut(text, 0, (size_t)at));
            at += (ptrdiff_t)name.len;
            kb_vec_push(arena, &spans,
                        (kb_span){(uint32_t)b, (uint32_t)start,
                                  (uint32_t)(start + kb_utf8_count(name))});
        }
    }
    return spans;
}

static inline kb_facts *sample_facts(kb_arena *arena, const sample *s,
                                     const kb_doc *doc)
{
    kb_facts *f = kb_arena_alloc(arena, sizeof *f);

    f->concepts = kb_arena_alloc(arena, SAMPLE_NAMES * sizeof *f->concepts);
    for (int i = 0; i < SAMPLE_NAMES && s->names[i]; i++) {
        sample_spans spans = sample_find(arena, doc, kb_str_of(s->names[i]));
        f->concepts[f->concept_count++] =
            (kb_concept_fact){.name = s->names[i],
                              .kind = s->kind,
                              .basis = KB_BASIS_LEXICON,
                              .aliases = &s->alias,
                              .alias_count = i == 0 && s->alias != NULL,
                              .mentions = spans.data,
                              .mention_count = spans.len};
    }
    f->relations = kb_arena_alloc(arena, sizeof *f->relations);
    f->definitions = kb_arena_alloc(arena, sizeof *f->definitions);
    if (f->concept_count > 1) {
        kb_span span = f->concepts[0].mentions[0];
        f->relations[f->relation_count++] =
            (kb_relation_fact){.s = 0,
                               .o = 1,
                               .p = KB_MADE_BY,
                               .basis = KB_BASIS_STATED,
                               .confidence = 0.5,
                               .span = span};
        f->definitions[f->definition_count++] = (kb_definition_fact){
            .concept = 0, .text = s->names[0], .by = "某报", .span = span};
    }
    return f;
}

/* The entry of a sample, from a file of its key below /articles. */
static inline kb_entry sample_entry(kb_arena *arena, const sample *s)
{
    kb_entry entry = {
        .input = {.path = kb_arena_printf(arena, "/articles/%s", s->key),
                  .size = (int64_t)strlen(s->text),
                  .mtime = 1,
                  .hash = "00000000000000aa",
                  .status = KB_OK}};
    entry.doc = sample_doc(arena, s);
    entry.facts = sample_facts(arena, s, entry.doc);
    return entry;
}

#endif
