/* profile.c - all that is known of a concept. */
#include "aigckb/query.h"

kb_status kb_profile_read(kb_profile *out, kb_store *store, kb_arena *arena,
                          const kb_concept *concept,
                          const kb_statement_filter *filter, kb_error *err)
{
    kb_relation_query from = {.s = concept->id, .filter = *filter};
    kb_relation_query to = {.o = concept->id, .filter = *filter};
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
        status = kb_relations_find(&out->out, store, arena, &from, err);
    if (status == KB_OK)
        status = kb_relations_find(&out->in, store, arena, &to, err);
    if (status == KB_OK)
        status =
            kb_figures_find(&out->figures, store, arena, &figures, filter, err);
    if (status == KB_OK)
        status =
            kb_events_find(&out->events, store, arena, &events, filter, err);
    return status;
}
