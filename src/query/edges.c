/* edges.c - edges, whatever the filter. */
#include "query/edges.h"

#include "query/relation.h"

static bool is_ready(const kb_statement_filter *filter)
{
    kb_relation_query query = {.filter = *filter, .places = 1};
    return kb_relations_ready(&query);
}

static kb_link_query ready_query(const kb_statement_filter *filter)
{
    return (kb_link_query){.predicates = filter->predicates,
                           .basis = KB_ANY,
                           .min_confidence = filter->min_confidence,
                           .min_sources = filter->min_sources};
}

static kb_edge edge_of(const kb_relation *r)
{
    const kb_place *place = &r->places[0];
    return (kb_edge){
        .s = r->s.id,
        .o = r->o.id,
        .p = r->p,
        .basis = r->basis,
        .confidence = r->confidence,
        .sources = r->sources,
        .articles = r->articles,
        .first_date = r->first_date,
        .last_date = r->last_date,
        .article = place->article,
        .block = place->block,
        .start = place->start,
        .end = place->end,
    };
}

/* What the statements come to that a query asks for. */
static kb_status count(kb_store *store, kb_fact_query facts,
                       const kb_statement_filter *filter, kb_edge_fn *fn,
                       void *context, kb_error *err)
{
    kb_arena *arena = kb_arena_new();
    kb_statements statements = {0};
    kb_relations found = {0};

    facts.type = KB_FACT_RELATION;
    facts.predicate = KB_ANY;
    facts.basis = filter->basis;
    facts.articles = filter->articles;
    kb_status status =
        kb_statements_read(&statements, store, arena, &facts, err);
    if (status == KB_OK && statements.len > 0)
        kb_relations_count(&found, arena, &statements, filter);
    for (size_t i = 0; i < found.len && status == KB_OK; i++) {
        kb_edge edge = edge_of(&found.data[i]);
        status = fn(context, &edge);
    }
    kb_arena_free(arena);
    return status;
}

/* Who takes links as edges. */
typedef struct taking {
    kb_edge_fn *fn;
    void *context;
} taking;

static kb_status take_link(void *context, const kb_link *link)
{
    const taking *t = context;
    kb_edge edge = {.s = link->out ? link->concept : link->other,
                    .o = link->out ? link->other : link->concept,
                    .p = link->p,
                    .confidence = link->confidence,
                    .sources = link->sources};
    return t->fn(t->context, &edge);
}

kb_status kb_edges_of(kb_store *store, uint64_t concept,
                      const kb_statement_filter *filter, kb_edge_fn *fn,
                      void *context, kb_error *err)
{
    kb_link_query ready = ready_query(filter);
    taking t = {fn, context};

    ready.concept = concept;
    if (is_ready(filter))
        return kb_store_links(store, &ready, take_link, &t, err);
    kb_status status =
        count(store, (kb_fact_query){.s = concept}, filter, fn, context, err);
    if (status == KB_OK && concept != 0)
        status = count(store, (kb_fact_query){.o = concept}, filter, fn,
                       context, err);
    return status;
}

kb_status kb_edges_among(kb_store *store, const kb_among *among,
                         const kb_statement_filter *filter, kb_edge_fn *fn,
                         void *context, kb_error *err)
{
    kb_link_query ready = ready_query(filter);
    kb_status status = KB_OK;

    ready.ids = among->ids;
    ready.id_count = among->all ? 0 : among->n;
    if (is_ready(filter))
        return kb_store_edges_among(store, &ready, fn, context, err);
    if (among->all)
        return count(store, (kb_fact_query){0}, filter, fn, context, err);
    for (size_t i = 0; i < among->n && status == KB_OK; i++)
        status = count(store, (kb_fact_query){.s = among->ids[i]}, filter, fn,
                       context, err);
    return status;
}
