/* profile.c - all that is known of a concept. */
#include "aigckb/profile.h"
#include "base/vec.h"
#include "query/relation.h"

typedef KB_VEC(kb_relation) relations;

static void count(int64_t counts[KB_PREDICATE_COUNT], const kb_relations *found)
{
    for (size_t i = 0; i < found->len; i++)
        counts[found->data[i].p]++;
}

/* The first ones of each predicate; the rest is only counted. */
static kb_status find_first(kb_relations *out, kb_store *store, kb_arena *arena,
                            const kb_relation_query *query,
                            int64_t counts[KB_PREDICATE_COUNT], kb_error *err)
{
    kb_edge_query edges = kb_relations_edges(query);
    kb_relation_query one = *query;
    relations all = {0};

    kb_status status = kb_store_edge_counts(store, &edges, counts, err);
    for (int p = 0; p < KB_PREDICATE_COUNT && status == KB_OK; p++) {
        kb_relations found = {0};
        one.filter.predicates = 1U << p;
        if (counts[p] > 0)
            status = kb_relations_find(&found, store, arena, &one, err);
        for (size_t i = 0; i < found.len; i++)
            kb_vec_push(arena, &all, found.data[i]);
    }
    *out = (kb_relations){all.data, all.len};
    return status;
}

static kb_status find_relations(kb_relations *out, kb_store *store,
                                kb_arena *arena, const kb_relation_query *query,
                                int64_t counts[KB_PREDICATE_COUNT],
                                kb_error *err)
{
    kb_relation_query all = *query;

    if (query->limit > 0 && kb_relations_ready(query))
        return find_first(out, store, arena, query, counts, err);
    all.limit = 0;
    kb_status status = kb_relations_find(out, store, arena, &all, err);
    count(counts, out);
    return status;
}

static kb_status read_relations(kb_profile *out, kb_store *store,
                                kb_arena *arena, const kb_profile_query *query,
                                kb_error *err)
{
    kb_relation_query from = {.s = out->concept.id,
                              .filter = query->filter,
                              .limit = query->relations,
                              .places = query->places};
    kb_relation_query to = from;
    int64_t outs[KB_PREDICATE_COUNT] = {0}, ins[KB_PREDICATE_COUNT] = {0};

    to.s = 0;
    to.o = out->concept.id;
    kb_status status =
        find_relations(&out->out, store, arena, &from, outs, err);
    if (status == KB_OK)
        status = find_relations(&out->in, store, arena, &to, ins, err);
    for (int p = 0; p < KB_PREDICATE_COUNT; p++)
        out->relations[p] = (kb_relation_count){outs[p], ins[p]};
    return status;
}

kb_status kb_profile_read(kb_profile *out, kb_store *store, kb_arena *arena,
                          const kb_concept *concept,
                          const kb_profile_query *query, kb_error *err)
{
    const kb_statement_filter *filter = &query->filter;
    kb_figure_query figures = {
        .ids = &concept->id, .id_count = 1, .forecast = KB_ANY};
    kb_event_query events = {.ids = &concept->id, .id_count = 1};

    *out = (kb_profile){.concept = *concept};
    kb_status status =
        kb_aliases_find(&out->aliases, store, arena, concept->id, err);
    if (status == KB_OK)
        status = kb_definitions_find(&out->definitions, store, arena,
                                     concept->id, filter, err);
    if (status == KB_OK)
        status = read_relations(out, store, arena, query, err);
    if (status == KB_OK)
        status =
            kb_figures_find(&out->figures, store, arena, &figures, filter, err);
    if (status == KB_OK)
        status =
            kb_events_find(&out->events, store, arena, &events, filter, err);
    return status;
}
