/* summary.c - what a store holds, and a concept in a few words. */
#include "aigckb/edges.h"
#include "aigckb/query.h"

static kb_status count_concept(void *context, const kb_concept *concept)
{
    kb_summary *s = context;

    s->kinds[concept->kind][concept->layer]++;
    s->concept_count++;
    return KB_OK;
}

kb_status kb_summary_read(kb_summary *out, kb_store *store, kb_error *err)
{
    kb_concept_query query = {
        .kind = KB_ANY, .layer = KB_ANY, .sort = KB_SORT_NAME};

    *out = (kb_summary){0};
    return kb_store_concepts(store, &query, count_concept, out, err);
}

static kb_status count_relations(kb_outline *out, kb_store *store,
                                 kb_error *err)
{
    const kb_edge_query from = {.s = out->concept.id};
    const kb_edge_query to = {.o = out->concept.id};
    int64_t outs[KB_PREDICATE_COUNT] = {0}, ins[KB_PREDICATE_COUNT] = {0};

    kb_status status = kb_store_edge_counts(store, &from, outs, err);
    if (status == KB_OK)
        status = kb_store_edge_counts(store, &to, ins, err);
    for (int p = 0; p < KB_PREDICATE_COUNT; p++)
        out->relations[p] = (kb_relation_count){outs[p], ins[p]};
    return status;
}

kb_status kb_outline_read(kb_outline *out, kb_store *store, kb_arena *arena,
                          const kb_concept *concept, kb_error *err)
{
    const kb_statement_filter all = KB_STATEMENT_FILTER_ALL;
    kb_definitions definitions = {0};

    *out = (kb_outline){.concept = *concept};
    kb_status status =
        kb_aliases_find(&out->aliases, store, arena, concept->id, err);
    if (status == KB_OK)
        status = kb_definitions_find(&definitions, store, arena, concept->id,
                                     &all, err);
    if (status == KB_OK && definitions.len > 0)
        out->definition = definitions.data;
    return status == KB_OK ? count_relations(out, store, err) : status;
}
