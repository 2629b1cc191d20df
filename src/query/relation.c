/* relation.c - relations: statements that say the same of the same two. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "query/names.h"
#include "query/relation.h"

enum { MEANING_MAX = 1 << 20 };

void kb_relation_id(char out[KB_MEANING_ID], const char *s, kb_predicate p,
                    const char *o)
{
    kb_buf meaning = KB_BUF_INIT(MEANING_MAX);

    kb_buf_add_text(&meaning, s);
    kb_buf_add_char(&meaning, '\t');
    kb_buf_add_text(&meaning, kb_predicate_word(p)->name);
    kb_buf_add_char(&meaning, '\t');
    kb_buf_add_text(&meaning, o);
    kb_meaning_id(out, 'r', kb_buf_str(&meaning));
    kb_buf_dispose(&meaning);
}

void kb_relations_identify(kb_relation *relation)
{
    kb_relation_id(relation->id, relation->s.fold, relation->p,
                   relation->o.fold);
}

/* ---- from edges --------------------------------------------------------- */

typedef struct reading {
    kb_arena *arena;
    const kb_relation_query *query;
    kb_concept own; /* the end that was asked for */
    KB_VEC(kb_relation) found;
} reading;

bool kb_relations_ready(const kb_relation_query *query)
{
    const kb_statement_filter *filter = &query->filter;
    const kb_article_filter *articles = &filter->articles;

    return query->places == 1 && filter->basis == KB_ANY &&
           !filter->with_duplicates && !articles->since && !articles->until &&
           !articles->site && !articles->tag;
}

kb_edge_query kb_relations_edges(const kb_relation_query *query)
{
    return (kb_edge_query){.s = query->s,
                           .o = query->o,
                           .predicates = query->filter.predicates,
                           .kinds = query->kinds,
                           .layers = query->layers,
                           .min_confidence = query->filter.min_confidence,
                           .min_sources = query->filter.min_sources,
                           .limit = (int64_t)query->limit};
}

static const kb_place *place_of(kb_arena *arena, const kb_edge *edge)
{
    kb_place *place = kb_arena_alloc(arena, sizeof *place);
    *place = (kb_place){.article = edge->article,
                        .block = edge->block,
                        .start = edge->start,
                        .end = edge->end,
                        .basis = edge->basis,
                        .confidence = edge->confidence};
    return place;
}

static kb_status add_edge(void *context, const kb_edge *edge)
{
    reading *r = context;
    kb_concept other = kb_concept_copy(r->arena, &edge->other);
    kb_relation relation = {
        .s = r->query->s ? r->own : other,
        .o = r->query->s ? other : r->own,
        .p = edge->p,
        .basis = edge->basis,
        .confidence = edge->confidence,
        .sources = edge->sources,
        .articles = edge->articles,
        .first_date = kb_arena_strdup(r->arena, edge->first_date),
        .last_date = kb_arena_strdup(r->arena, edge->last_date),
        .places = place_of(r->arena, edge),
        .place_count = 1,
    };

    kb_relations_identify(&relation);
    kb_vec_push(r->arena, &r->found, relation);
    return KB_OK;
}

static kb_status find_ready(kb_relations *out, kb_store *store, kb_arena *arena,
                            const kb_relation_query *query, kb_error *err)
{
    kb_names names = {.arena = arena};
    reading r = {.arena = arena, .query = query};
    kb_edge_query edges = kb_relations_edges(query);
    uint64_t own = query->s ? query->s : query->o;

    kb_names_want(&names, own);
    kb_status status = kb_names_load(&names, store, err);
    if (status != KB_OK || !kb_names_get(&r.own, &names, own))
        return status; /* it is gone by now */
    status = kb_store_edges(store, &edges, add_edge, &r, err);
    *out = (kb_relations){r.found.data, r.found.len};
    return status;
}

/* ---- from statements ---------------------------------------------------- */

static bool wanted(const kb_statement_filter *filter, kb_predicate p)
{
    return filter->predicates == 0 || (filter->predicates >> p & 1);
}

static bool same_meaning(const kb_statement *a, const kb_statement *b)
{
    return a->s == b->s && a->p == b->p && a->o == b->o;
}

void kb_relations_count(kb_relations *out, kb_arena *arena,
                        const kb_statements *statements,
                        const kb_statement_filter *filter)
{
    const kb_statement *at = statements->data;
    const kb_statement *end = at + statements->len;

    out->data = kb_arena_alloc(arena, statements->len * sizeof *out->data);
    while (at < end) {
        const kb_statement *next = at + 1;
        while (next < end && same_meaning(at, next))
            next++;
        kb_tally t = kb_tally_of(arena, at, next, filter->with_duplicates);
        if (wanted(filter, at->p) && t.sources >= filter->min_sources &&
            t.confidence >= filter->min_confidence)
            out->data[out->len++] = (kb_relation){
                .s = {.id = at->s},
                .o = {.id = at->o},
                .p = at->p,
                .basis = t.basis,
                .confidence = t.confidence,
                .sources = t.sources,
                .articles = t.articles,
                .first_date = t.first_date,
                .last_date = t.last_date,
                .places = t.places,
                .place_count = t.place_count,
            };
        at = next;
    }
}

static bool takes(const kb_relation_query *query, const kb_relation *r)
{
    const kb_concept *other = query->s ? &r->o : &r->s;

    return (query->kinds == 0 || query->kinds >> other->kind & 1) &&
           (query->layers == 0 || query->layers >> other->layer & 1);
}

/* Fills in both ends; a relation whose end is gone by now is dropped. */
static kb_status name_ends(kb_relations *out, kb_store *store, kb_arena *arena,
                           kb_error *err)
{
    kb_names names = {.arena = arena};
    size_t kept = 0;

    for (size_t i = 0; i < out->len; i++) {
        kb_names_want(&names, out->data[i].s.id);
        kb_names_want(&names, out->data[i].o.id);
    }
    kb_status status = kb_names_load(&names, store, err);
    for (size_t i = 0; i < out->len; i++) {
        kb_relation *r = &out->data[kept];
        const kb_concept *s = kb_names_find(&names, out->data[i].s.id);
        const kb_concept *o = kb_names_find(&names, out->data[i].o.id);
        if (!s || !o)
            continue;
        *r = out->data[i];
        r->s = *s;
        r->o = *o;
        kb_relations_identify(r);
        kept++;
    }
    out->len = kept;
    return status;
}

static int compare(const void *a, const void *b)
{
    const kb_relation *x = a, *y = b;
    int order;

    if (x->p != y->p)
        return x->p < y->p ? -1 : 1;
    if (x->sources != y->sources)
        return x->sources > y->sources ? -1 : 1;
    order = strcmp(x->o.fold, y->o.fold);
    return order != 0 ? order : strcmp(x->s.fold, y->s.fold);
}

/* The predicate to ask for, where it is only one. */
static int single(unsigned predicates)
{
    for (int p = 0; p < KB_PREDICATE_COUNT; p++) {
        if (predicates == 1u << p)
            return p;
    }
    return KB_ANY;
}

static void choose(kb_relations *out, const kb_relation_query *query)
{
    size_t kept = 0;

    for (size_t i = 0; i < out->len; i++) {
        if (takes(query, &out->data[i]))
            out->data[kept++] = out->data[i];
    }
    if (kept > 0)
        qsort(out->data, kept, sizeof *out->data, compare);
    out->len = query->limit > 0 && query->limit < kept ? query->limit : kept;
}

kb_status kb_relations_find(kb_relations *out, kb_store *store, kb_arena *arena,
                            const kb_relation_query *query, kb_error *err)
{
    const kb_statement_filter *filter = &query->filter;
    kb_fact_query facts = {.type = KB_FACT_RELATION,
                           .s = query->s,
                           .o = query->o,
                           .predicate = single(filter->predicates),
                           .basis = filter->basis,
                           .articles = filter->articles};
    kb_statements statements = {0};

    *out = (kb_relations){0};
    if (kb_relations_ready(query))
        return find_ready(out, store, arena, query, err);
    kb_status status =
        kb_statements_read(&statements, store, arena, &facts, err);
    if (status != KB_OK || statements.len == 0)
        return status;
    kb_relations_count(out, arena, &statements, filter);
    status = name_ends(out, store, arena, err);
    choose(out, query);
    return status;
}
