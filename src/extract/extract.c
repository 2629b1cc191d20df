/* extract.c - runs the steps of extraction in order, and turns the reading
 * into facts. */
#include "aigckb/extract.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/file.h"
#include "extract/coin.h"
#include "extract/define.h"
#include "extract/discover.h"
#include "extract/event.h"
#include "extract/image.h"
#include "extract/number.h"
#include "extract/promo.h"
#include "extract/relate.h"
#include "extract/salience.h"
#include "text/utf8.h"

enum { DICT_MAX = 64 * 1024 * 1024 };

/* ---- the extractor ------------------------------------------------------ */

static kb_status add_dict(kb_extractor *extractor, const char *path,
                          kb_error *err)
{
    kb_buf bytes = KB_BUF_INIT(DICT_MAX);
    kb_status status = kb_file_read(&bytes, path, err);
    if (status == KB_OK)
        status = kb_lexicon_add(
            &extractor->lexicon, path,
            (kb_str){kb_arena_copy(extractor->arena, bytes.ptr, bytes.len),
                     bytes.len},
            err);
    kb_buf_dispose(&bytes);
    return status;
}

static kb_status read_tables(kb_extractor *extractor, const char *const *dicts,
                             size_t n, kb_error *err)
{
    kb_status status =
        kb_rules_init(&extractor->rules, extractor->arena, kb_rule_files, err);
    kb_lexicon_init(&extractor->lexicon, extractor->arena);
    for (const kb_embedded *f = kb_lexicon_files; f->name && status == KB_OK;
         f++)
        status = kb_lexicon_add(&extractor->lexicon, f->name,
                                (kb_str){f->text, f->len}, err);
    for (size_t i = 0; i < extractor->rules.shields.len; i++)
        kb_lexicon_shield(&extractor->lexicon,
                          extractor->rules.shields.data[i]);
    const kb_words *titles = &extractor->rules.edges[KB_EDGE_TITLE];
    for (size_t i = 0; i < titles->len; i++)
        kb_lexicon_shield(&extractor->lexicon, titles->data[i]);
    extractor->lexicon.user = true;
    for (size_t i = 0; i < n && status == KB_OK; i++)
        status = add_dict(extractor, dicts[i], err);
    return status == KB_OK ? kb_lexicon_build(&extractor->lexicon, err)
                           : status;
}

kb_status kb_extractor_new(kb_extractor **out, const char *const *dicts,
                           size_t dict_count, kb_error *err)
{
    kb_extractor *extractor = kb_alloc(sizeof *extractor);
    extractor->arena = kb_arena_new();
    kb_str image = {kb_extractor_image.text, kb_extractor_image.len};
    kb_status status = KB_OK;
    /* A user's rows change what was linked and compiled: all is read anew. */
    if (dict_count == 0 && image.len > 0)
        kb_image_read(extractor, image);
    else
        status = read_tables(extractor, dicts, dict_count, err);
    if (status != KB_OK) {
        kb_extractor_free(extractor);
        extractor = NULL;
    }
    *out = extractor;
    return status;
}

void kb_extractor_free(kb_extractor *extractor)
{
    if (!extractor)
        return;
    kb_arena_free(extractor->arena);
    free(extractor);
}

size_t kb_extractor_concepts(const kb_extractor *extractor)
{
    return extractor->lexicon.entries.len;
}

size_t kb_extractor_forms(const kb_extractor *extractor)
{
    return extractor->lexicon.forms.len;
}

/* ---- from the reading to facts ------------------------------------------ */

/* Reads the title as if it were a block, only to sign the terms in it. */
static void sign_title(kb_reading *r)
{
    kb_str title = kb_str_of(r->doc->title);
    kb_folded folded = kb_fold_text(r->arena, title);
    kb_founds found = {0};
    const kb_lexicon *x = &r->x->lexicon;
    kb_lexicon_find(x, r->arena, &folded, &found);
    for (size_t i = 0; i < found.len; i++) {
        int at = x->forms.data[found.data[i].form];
        if (at < 0) /* a shield */
            continue;
        const kb_sense *sense = &x->senses.data[at];
        kb_pooled fold = x->entries.data[sense->entry].fold;
        int term = kb_reading_find(r, kb_lexicon_str(x, fold));
        if (term >= 0)
            r->terms.data[term].signs |= KB_SIGN_TITLE;
    }
}

typedef struct numbering {
    uint32_t *concepts; /* by term */
    size_t count;
} numbering;

/* Terms that are kept, in the order in which the article first names them. */
static numbering number_terms(kb_reading *r)
{
    numbering n = {
        kb_arena_alloc(r->arena, (r->terms.len + 1) * sizeof *n.concepts), 0};
    bool *seen = kb_arena_alloc(r->arena, r->terms.len + 1);
    for (size_t i = 0; i < r->places.len; i++) {
        uint32_t term = r->places.data[i].term;
        if (r->terms.data[term].kept && !seen[term])
            n.concepts[term] = (uint32_t)n.count++;
        seen[term] = true;
    }
    return n;
}

static kb_span span_of(const kb_reading *r, kb_ruler *rulers, uint32_t block,
                       uint32_t start, uint32_t end)
{
    kb_ruler *ruler = &rulers[block];
    ruler->text = kb_block_str(&r->doc->blocks[block]);
    uint32_t from = (uint32_t)kb_ruler_chars(ruler, start);
    return (kb_span){block, from, (uint32_t)kb_ruler_chars(ruler, end)};
}

static kb_concept_fact concept_fact(kb_reading *r, const kb_term *t)
{
    kb_concept_fact c = {.name = t->name,
                         .kind = t->type.kind,
                         .layer = t->type.layer,
                         .basis = t->entry >= 0 ? KB_BASIS_LEXICON
                                                : KB_BASIS_PATTERN};
    const char **aliases =
        kb_arena_alloc(r->arena, (t->forms.len + 1) * sizeof *aliases);
    for (size_t i = 0; i < t->forms.len; i++) {
        kb_str form = t->forms.data[i];
        if (!kb_str_equal(form, kb_str_of(t->name)))
            aliases[c.alias_count++] =
                kb_arena_copy(r->arena, form.ptr, form.len);
    }
    c.aliases = aliases;
    return c;
}

static void write_concepts(kb_facts *out, kb_reading *r, const numbering *n,
                           kb_ruler *rulers)
{
    kb_span **spans =
        kb_arena_alloc(r->arena, (n->count + 1) * sizeof(kb_span *));
    out->concepts =
        kb_arena_alloc(r->arena, (n->count + 1) * sizeof *out->concepts);
    out->concept_count = n->count;
    for (size_t i = 0; i < r->terms.len; i++) {
        const kb_term *t = &r->terms.data[i];
        if (!t->kept)
            continue;
        kb_concept_fact *c = &out->concepts[n->concepts[i]];
        *c = concept_fact(r, t);
        c->mentions = spans[n->concepts[i]] =
            kb_arena_alloc(r->arena, t->mentions * sizeof(kb_span));
    }
    for (size_t i = 0; i < r->places.len; i++) {
        const kb_place *p = &r->places.data[i];
        if (!r->terms.data[p->term].kept)
            continue;
        uint32_t at = n->concepts[p->term];
        spans[at][out->concepts[at].mention_count++] =
            span_of(r, rulers, p->block, p->start, p->end);
    }
}

static void write_relations(kb_facts *out, kb_reading *r,
                            const kb_relations *relations, const numbering *n,
                            kb_ruler *rulers)
{
    out->relations = kb_arena_alloc(r->arena, (relations->list.len + 1) *
                                                  sizeof *out->relations);
    for (size_t i = 0; i < relations->list.len; i++) {
        const kb_related *x = &relations->list.data[i];
        if (!r->terms.data[x->s].kept || !r->terms.data[x->o].kept)
            continue;
        out->relations[out->relation_count++] =
            (kb_relation_fact){n->concepts[x->s],
                               n->concepts[x->o],
                               x->p,
                               x->basis,
                               x->confidence,
                               span_of(r, rulers, x->block, x->start, x->end)};
    }
}

static void write_definitions(kb_facts *out, kb_reading *r,
                              const kb_definitions *definitions,
                              const numbering *n, kb_ruler *rulers)
{
    out->definitions = kb_arena_alloc(r->arena, (definitions->len + 1) *
                                                    sizeof *out->definitions);
    for (size_t i = 0; i < definitions->len; i++) {
        const kb_defined *d = &definitions->data[i];
        if (!r->terms.data[d->term].kept)
            continue;
        kb_str words = kb_str_cut(kb_block_str(&r->doc->blocks[d->block]),
                                  d->start, d->end);
        kb_definition_fact *fact = &out->definitions[out->definition_count++];
        fact->concept = n->concepts[d->term];
        fact->text = kb_arena_copy(r->arena, words.ptr, words.len);
        fact->by = d->by.len > 0 ? kb_arena_copy(r->arena, d->by.ptr, d->by.len)
                                 : NULL;
        fact->span = span_of(r, rulers, d->block, d->start, d->end);
    }
}

/* The concept of a term that is kept, or -1. */
static int32_t concept_of(const kb_reading *r, const numbering *n, int term)
{
    return term >= 0 && r->terms.data[term].kept ? (int32_t)n->concepts[term]
                                                 : -1;
}

static const char *text_or_null(kb_reading *r, kb_str text)
{
    return text.len > 0 ? kb_arena_copy(r->arena, text.ptr, text.len) : NULL;
}

static void write_figures(kb_facts *out, kb_reading *r,
                          const kb_figures *figures, const numbering *n,
                          kb_ruler *rulers)
{
    out->figures = kb_arena_alloc(r->arena, (figures->list.len + 1) *
                                                sizeof *out->figures);
    for (size_t i = 0; i < figures->list.len; i++) {
        const kb_figure *f = &figures->list.data[i];
        if (f->dropped)
            continue;
        kb_str words = kb_str_cut(kb_block_str(&r->doc->blocks[f->block]),
                                  f->start, f->end);
        out->figures[out->figure_count++] = (kb_figure_fact){
            .concept = concept_of(r, n, f->term),
            .measure = f->measure,
            .value_text = kb_arena_copy(r->arena, words.ptr, words.len),
            .value = f->value,
            .max = f->max,
            .unit = f->unit,
            .approx = f->approx,
            .forecast = f->forecast,
            .date = f->date,
            .dated = f->dated,
            .issuer = text_or_null(r, f->issuer),
            .span = span_of(r, rulers, f->block, f->start, f->end)};
    }
}

static void write_events(kb_facts *out, kb_reading *r, const kb_events *events,
                         const numbering *n, kb_ruler *rulers)
{
    out->events =
        kb_arena_alloc(r->arena, (events->len + 1) * sizeof *out->events);
    for (size_t i = 0; i < events->len; i++) {
        const kb_event *e = &events->data[i];
        out->events[out->event_count++] = (kb_event_fact){
            .concept = concept_of(r, n, e->term),
            .date = e->date,
            .what = kb_arena_copy(r->arena, e->what.ptr, e->what.len),
            .span = span_of(r, rulers, e->block, e->start, e->end)};
    }
}

static void read_numbers(kb_reading *r, kb_figures *figures, kb_events *events)
{
    for (size_t i = 0; i < r->doc->block_count; i++) {
        kb_scene scene;
        if (!kb_reading_reads(r, i) ||
            !kb_number_possible(kb_block_str(&r->doc->blocks[i])))
            continue;
        kb_scene_init(&scene, r, i);
        kb_figures_read(figures, &scene);
        kb_events_read(events, &scene, figures);
    }
}

/* What something is measured of is kept, generic or not. */
static void keep_measured(kb_reading *r, const kb_figures *figures)
{
    for (size_t i = 0; i < figures->list.len; i++) {
        const kb_figure *f = &figures->list.data[i];
        if (f->term >= 0 && !f->dropped && f->measure)
            r->terms.data[f->term].kept = true;
    }
}

void kb_extract(kb_facts *out, kb_arena *arena, kb_doc *doc,
                const kb_extractor *extractor)
{
    kb_reading r;
    kb_relations relations = {0};
    kb_definitions definitions = {0};
    kb_figures figures = {0};
    kb_events events = {0};
    kb_ruler *rulers =
        kb_arena_alloc(arena, (doc->block_count + 1) * sizeof *rulers);

    *out = (kb_facts){0};
    kb_folded *folded = kb_promo_mark(doc, arena, &extractor->rules);
    kb_reading_init(&r, arena, doc, folded, extractor);
    kb_reading_scan(&r); /* what the lexicon knows */
    kb_discover(&r);
    kb_coin(&r);
    kb_reading_scan(&r); /* and what was discovered */
    sign_title(&r);
    kb_define(&r, &definitions);
    kb_relate_sentences(&r, &relations);
    kb_relate_sections(&r, &relations);
    kb_relate_contexts(&r, &relations);

    kb_salience_judge(&r, &relations);
    read_numbers(&r, &figures, &events);
    keep_measured(&r, &figures);
    numbering n = number_terms(&r);
    write_concepts(out, &r, &n, rulers);
    write_relations(out, &r, &relations, &n, rulers);
    write_definitions(out, &r, &definitions, &n, rulers);
    write_figures(out, &r, &figures, &n, rulers);
    write_events(out, &r, &events, &n, rulers);
}
