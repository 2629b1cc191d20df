/* restore.c - an article and its facts, as they were put into the store. */
#include "aigckb/restore.h"

#include <stdlib.h>

#include "aigckb/figures.h"
#include "base/str.h"
#include "base/vec.h"
#include "query/reader.h"
#include "text/utf8.h"

/* A concept on its way. */
typedef struct named {
    KB_VEC(const char *) aliases;
    KB_VEC(kb_span) mentions;
    kb_concept_fact fact;
    uint64_t id;
} named;

/* A figure and an event with their numbers in the article. */
typedef struct figure {
    kb_figure_fact fact;
    uint32_t n;
} figure;

typedef struct event {
    kb_event_fact fact;
    uint32_t n;
} event;

typedef struct restoring {
    KB_VEC(named) concepts;
    KB_VEC(kb_relation_fact) relations;
    KB_VEC(kb_definition_fact) definitions;
    KB_VEC(figure) figures;
    KB_VEC(event) events;
    kb_arena *arena;
    kb_doc *doc; /* .key NULL: not found */
    const kb_block_ref *blocks;
} restoring;

/* ---- the document ------------------------------------------------------- */

static void copy_blocks(restoring *r, const kb_article *article)
{
    const uint32_t *offsets = kb_block_offsets(r->arena, article);
    size_t n = article->block_count;
    kb_block_ref *refs = kb_arena_alloc(r->arena, n * sizeof *refs);

    r->doc->blocks = kb_arena_alloc(r->arena, n * sizeof *r->doc->blocks);
    r->doc->block_count = n;
    for (size_t i = 0; i < n; i++) {
        kb_str text = kb_block_text(article, offsets, i);
        refs[i] = article->blocks[i];
        r->doc->blocks[i] =
            (kb_block){.type = refs[i].type,
                       .level = refs[i].level,
                       .up = refs[i].up,
                       .promo = refs[i].promo,
                       .text = kb_arena_copy(r->arena, text.ptr, text.len),
                       .len = text.len};
    }
    r->blocks = refs;
    kb_doc_link(r->doc);
}

static kb_status take_article(void *context, const kb_article *article)
{
    restoring *r = context;
    kb_source source = kb_source_copy(r->arena, article);
    const char **tags =
        kb_arena_alloc(r->arena, article->tag_count * sizeof *tags);

    for (size_t i = 0; i < article->tag_count; i++)
        tags[i] = kb_arena_strdup(r->arena, article->tags[i]);
    *r->doc = (kb_doc){.key = source.key,
                       .artid = source.artid,
                       .title = source.title,
                       .url = source.url,
                       .site = source.site,
                       .author = source.author,
                       .origin = kb_arena_strdup(r->arena, article->origin),
                       .date = source.date,
                       .tags = tags,
                       .tag_count = article->tag_count,
                       .path = "",
                       .hash = kb_arena_strdup(r->arena, article->hash)};
    copy_blocks(r, article);
    return KB_OK;
}

/* ---- facts -------------------------------------------------------------- */

/* From code points of the whole text to those of the block; false for a place
 * that is in no block, as only a damaged store has it. */
static bool place(kb_span *out, const restoring *r, kb_span whole)
{
    if (whole.block >= r->doc->block_count ||
        whole.start < r->blocks[whole.block].start || whole.end < whole.start)
        return false;
    uint32_t first = r->blocks[whole.block].start;
    *out = (kb_span){whole.block, whole.start - first, whole.end - first};
    return true;
}

static bool place_fact(kb_span *out, const restoring *r, const kb_fact *fact)
{
    return place(out, r, (kb_span){fact->block, fact->start, fact->end});
}

static named *concept_of(restoring *r, uint64_t id)
{
    size_t i = 0;
    while (i < r->concepts.len && r->concepts.data[i].id != id)
        i++;
    return i < r->concepts.len ? &r->concepts.data[i] : NULL;
}

/* Its number, or -1. */
static int32_t number_of(restoring *r, uint64_t id)
{
    const named *found = concept_of(r, id);
    return found ? (int32_t)(found - r->concepts.data) : -1;
}

static kb_status take_concept(void *context, const kb_fact *fact)
{
    restoring *r = context;
    named concept = {.id = fact->s,
                     .fact = {.name = kb_arena_strdup(r->arena, fact->text),
                              .kind = fact->kind,
                              .layer = fact->layer,
                              .basis = fact->basis}};
    kb_vec_push(r->arena, &r->concepts, concept);
    return KB_OK;
}

static kb_status take_alias(void *context, const kb_fact *fact)
{
    restoring *r = context;
    named *of = concept_of(r, fact->s);

    if (of)
        kb_vec_push(r->arena, &of->aliases,
                    kb_arena_strdup(r->arena, fact->text));
    return KB_OK;
}

static kb_status take_mention(void *context, const kb_fact *fact)
{
    restoring *r = context;
    named *of = concept_of(r, fact->s);
    kb_span span;

    if (of && place_fact(&span, r, fact))
        kb_vec_push(r->arena, &of->mentions, span);
    return KB_OK;
}

static kb_status take_relation(void *context, const kb_fact *fact)
{
    restoring *r = context;
    int32_t s = number_of(r, fact->s), o = number_of(r, fact->o);
    kb_relation_fact relation = {.s = (uint32_t)s,
                                 .o = (uint32_t)o,
                                 .p = fact->p,
                                 .basis = fact->basis,
                                 .confidence = fact->confidence};

    if (s >= 0 && o >= 0 && place_fact(&relation.span, r, fact))
        kb_vec_push(r->arena, &r->relations, relation);
    return KB_OK;
}

/* The words of a span. */
static kb_str words_of(const restoring *r, kb_span span)
{
    const kb_block *b = &r->doc->blocks[span.block];
    kb_str text = {b->text, b->len};
    size_t start = kb_utf8_offset(text, span.start);

    return kb_str_cut(text, start, kb_utf8_offset(text, span.end));
}

static kb_status take_definition(void *context, const kb_fact *fact)
{
    restoring *r = context;
    int32_t concept = number_of(r, fact->s);
    kb_definition_fact definition = {.concept = (uint32_t) concept,
                                     .by =
                                         kb_arena_strdup(r->arena, fact->text)};

    if (concept < 0 || !place_fact(&definition.span, r, fact))
        return KB_OK;
    kb_str words = words_of(r, definition.span);
    definition.text = kb_arena_copy(r->arena, words.ptr, words.len);
    kb_vec_push(r->arena, &r->definitions, definition);
    return KB_OK;
}

static kb_status take_figure(void *context, const kb_figure_row *row)
{
    restoring *r = context;
    kb_figure_fact f = row->fact;

    if (!place(&f.span, r, row->fact.span))
        return KB_OK;
    f.concept = number_of(r, row->concept);
    f.measure = kb_arena_strdup(r->arena, f.measure);
    f.value_text = kb_arena_strdup(r->arena, f.value_text);
    f.unit = kb_arena_strdup(r->arena, f.unit);
    f.date = kb_arena_strdup(r->arena, f.date);
    f.issuer = kb_arena_strdup(r->arena, f.issuer);
    figure numbered = {f, row->n};
    kb_vec_push(r->arena, &r->figures, numbered);
    return KB_OK;
}

static kb_status take_event(void *context, const kb_event_row *row)
{
    restoring *r = context;
    kb_event_fact e = row->fact;

    if (!place(&e.span, r, row->fact.span))
        return KB_OK;
    e.concept = number_of(r, row->concept);
    e.date = kb_arena_strdup(r->arena, e.date);
    e.what = kb_arena_strdup(r->arena, e.what);
    event numbered = {e, row->n};
    kb_vec_push(r->arena, &r->events, numbered);
    return KB_OK;
}

/* ---- reading order ------------------------------------------------------ */

static int compare_spans(kb_span a, kb_span b)
{
    if (a.block != b.block)
        return a.block < b.block ? -1 : 1;
    if (a.start != b.start)
        return a.start < b.start ? -1 : 1;
    return (a.end > b.end) - (a.end < b.end);
}

/* Two that are first named at one place: by their ids. */
static int by_first_mention(const void *a, const void *b)
{
    const named *x = a, *y = b;
    int order = (x->mentions.len == 0) - (y->mentions.len == 0);

    if (order == 0 && x->mentions.len > 0)
        order = compare_spans(x->mentions.data[0], y->mentions.data[0]);
    return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

/* The aliases in the order in which the article first writes them. */
static void order_aliases(const restoring *r, named *c)
{
    const char **aliases = c->aliases.data;
    size_t done = 0;

    for (size_t i = 0; i < c->mentions.len && done + 1 < c->aliases.len; i++) {
        kb_str words = words_of(r, c->mentions.data[i]);
        size_t k = done;
        while (k < c->aliases.len &&
               !kb_str_equal(kb_str_of(aliases[k]), words))
            k++;
        if (k == c->aliases.len)
            continue;
        const char *found = aliases[k];
        aliases[k] = aliases[done];
        aliases[done++] = found;
    }
}

static int by_relation(const void *a, const void *b)
{
    const kb_relation_fact *x = a, *y = b;
    int order = compare_spans(x->span, y->span);

    if (order != 0)
        return order;
    if (x->s != y->s)
        return x->s < y->s ? -1 : 1;
    if (x->p != y->p)
        return x->p < y->p ? -1 : 1;
    return (x->o > y->o) - (x->o < y->o);
}

static int by_definition(const void *a, const void *b)
{
    const kb_definition_fact *x = a, *y = b;
    int order = compare_spans(x->span, y->span);
    return order != 0 ? order
                      : (x->concept > y->concept) - (x->concept < y->concept);
}

static int by_figure(const void *a, const void *b)
{
    const figure *x = a, *y = b;
    return (x->n > y->n) - (x->n < y->n);
}

static int by_event(const void *a, const void *b)
{
    const event *x = a, *y = b;
    return (x->n > y->n) - (x->n < y->n);
}

static void sort(void *data, size_t n, size_t size,
                 int (*compare)(const void *a, const void *b))
{
    if (n > 0)
        qsort(data, n, size, compare);
}

static void write_concepts(kb_facts *out, restoring *r)
{
    size_t n = r->concepts.len;

    out->concepts = kb_arena_alloc(r->arena, n * sizeof *out->concepts);
    out->concept_count = n;
    for (size_t i = 0; i < n; i++) {
        named *c = &r->concepts.data[i];
        order_aliases(r, c);
        out->concepts[i] = c->fact;
        out->concepts[i].aliases = c->aliases.data;
        out->concepts[i].alias_count = c->aliases.len;
        out->concepts[i].mentions = c->mentions.data;
        out->concepts[i].mention_count = c->mentions.len;
    }
}

/* As their numbers say: that is the reading order, and of two at one place that
 * in which they were found. */
static void write_dated(kb_facts *out, restoring *r)
{
    sort(r->figures.data, r->figures.len, sizeof *r->figures.data, by_figure);
    sort(r->events.data, r->events.len, sizeof *r->events.data, by_event);
    out->figure_count = r->figures.len;
    out->figures =
        kb_arena_alloc(r->arena, r->figures.len * sizeof *out->figures);
    for (size_t i = 0; i < r->figures.len; i++)
        out->figures[i] = r->figures.data[i].fact;
    out->event_count = r->events.len;
    out->events = kb_arena_alloc(r->arena, r->events.len * sizeof *out->events);
    for (size_t i = 0; i < r->events.len; i++)
        out->events[i] = r->events.data[i].fact;
}

static void write_facts(kb_facts *out, restoring *r)
{
    sort(r->relations.data, r->relations.len, sizeof *r->relations.data,
         by_relation);
    sort(r->definitions.data, r->definitions.len, sizeof *r->definitions.data,
         by_definition);
    *out = (kb_facts){.relations = r->relations.data,
                      .relation_count = r->relations.len,
                      .definitions = r->definitions.data,
                      .definition_count = r->definitions.len};
    write_concepts(out, r);
    write_dated(out, r);
}

/* ---- all of it ---------------------------------------------------------- */

/* What is read, in order: other facts name concepts by their number, which is
 * known when the mentions are. */
static const struct {
    kb_fact_type type;
    kb_fact_fn *take;
} steps[] = {
    {KB_FACT_CONCEPT, take_concept},       {KB_FACT_ALIAS, take_alias},
    {KB_FACT_MENTION, take_mention},       {KB_FACT_RELATION, take_relation},
    {KB_FACT_DEFINITION, take_definition},
};

static kb_status read_facts(restoring *r, kb_store *store, uint64_t article,
                            kb_error *err)
{
    kb_figure_query figures = {
        .article = article, .as_said = true, .forecast = KB_ANY};
    kb_event_query events = {.article = article, .as_said = true};
    kb_status status = KB_OK;

    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == KB_OK;
         i++) {
        kb_fact_query query = {.type = steps[i].type,
                               .as_said = true,
                               .article = article,
                               .predicate = KB_ANY,
                               .basis = KB_ANY};
        status = kb_store_facts(store, &query, steps[i].take, r, err);
        if (steps[i].type == KB_FACT_MENTION)
            sort(r->concepts.data, r->concepts.len, sizeof *r->concepts.data,
                 by_first_mention);
    }
    if (status == KB_OK)
        status = kb_store_figures(store, &figures, take_figure, r, err);
    return status == KB_OK ? kb_store_events(store, &events, take_event, r, err)
                           : status;
}

kb_status kb_restore(kb_doc *doc, kb_facts *facts, kb_store *store,
                     kb_arena *arena, uint64_t article, kb_error *err)
{
    kb_article_query query = {
        .ids = &article, .id_count = 1, .with_tags = true, .with_text = true};
    restoring r = {.arena = arena, .doc = doc};

    *doc = (kb_doc){.key = NULL};
    *facts = (kb_facts){0};
    kb_status status = kb_store_articles(store, &query, take_article, &r, err);
    if (status == KB_OK && !doc->key)
        status = kb_fail(err, KB_NOT_FOUND, "no such article in the store");
    if (status == KB_OK)
        status = read_facts(&r, store, article, err);
    if (status == KB_OK)
        write_facts(facts, &r);
    return status;
}
