/* keep.c - copies of documents and facts. */
#include "ingest/keep.h"

#include <string.h>

static void *copy(kb_arena *arena, const void *array, size_t n, size_t size)
{
    void *room = kb_arena_alloc(arena, (n + 1) * size);
    if (n > 0)
        memcpy(room, array, n * size);
    return room;
}

static void keep_text(const char **text, kb_arena *arena)
{
    *text = kb_arena_strdup(arena, *text);
}

static const char *const *keep_texts(const char *const *texts, size_t n,
                                     kb_arena *arena)
{
    const char **kept = copy(arena, texts, n, sizeof *kept);
    for (size_t i = 0; i < n; i++)
        keep_text(&kept[i], arena);
    return kept;
}

void kb_keep_doc(kb_doc *doc, kb_arena *arena)
{
    const char **texts[] = {&doc->key,  &doc->artid,  &doc->title, &doc->url,
                            &doc->site, &doc->author, &doc->date,  &doc->path,
                            &doc->hash, &doc->origin};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        keep_text(texts[i], arena);
    doc->tags = keep_texts(doc->tags, doc->tag_count, arena);
    doc->blocks =
        copy(arena, doc->blocks, doc->block_count, sizeof *doc->blocks);
    for (size_t i = 0; i < doc->block_count; i++) {
        kb_block *block = &doc->blocks[i];
        block->text = kb_arena_copy(arena, block->text, block->len);
        block->marks = NULL;
        block->mark_count = 0;
    }
}

static void keep_concepts(kb_facts *facts, kb_arena *arena)
{
    size_t n = facts->concept_count;
    facts->concepts = copy(arena, facts->concepts, n, sizeof *facts->concepts);
    for (size_t i = 0; i < n; i++) {
        kb_concept_fact *c = &facts->concepts[i];
        keep_text(&c->name, arena);
        c->aliases = keep_texts(c->aliases, c->alias_count, arena);
        c->mentions =
            copy(arena, c->mentions, c->mention_count, sizeof *c->mentions);
    }
}

static void keep_numbers(kb_facts *facts, kb_arena *arena)
{
    facts->figures = copy(arena, facts->figures, facts->figure_count,
                          sizeof *facts->figures);
    for (size_t i = 0; i < facts->figure_count; i++) {
        kb_figure_fact *f = &facts->figures[i];
        const char **texts[] = {&f->measure, &f->value_text, &f->unit, &f->date,
                                &f->issuer};
        for (size_t j = 0; j < sizeof texts / sizeof *texts; j++)
            keep_text(texts[j], arena);
    }
    facts->events =
        copy(arena, facts->events, facts->event_count, sizeof *facts->events);
    for (size_t i = 0; i < facts->event_count; i++) {
        keep_text(&facts->events[i].date, arena);
        keep_text(&facts->events[i].what, arena);
    }
}

void kb_keep_facts(kb_facts *facts, kb_arena *arena)
{
    keep_concepts(facts, arena);
    facts->relations = copy(arena, facts->relations, facts->relation_count,
                            sizeof *facts->relations);
    facts->definitions =
        copy(arena, facts->definitions, facts->definition_count,
             sizeof *facts->definitions);
    for (size_t i = 0; i < facts->definition_count; i++) {
        keep_text(&facts->definitions[i].text, arena);
        keep_text(&facts->definitions[i].by, arena);
    }
    keep_numbers(facts, arena);
}
