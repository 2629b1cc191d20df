/* show_conflicts.c - `aigckb show --conflicts`: what articles disagree on. */
#include "aigckb/conflict.h"
#include "cli/resolve.h"
#include "cli/show.h"

static kb_status keep_relations(kb_relations *relations, kb_reader *reader,
                                kb_error *err)
{
    kb_status status = KB_OK;
    size_t kept = 0;

    for (size_t i = 0; i < relations->len && status == KB_OK; i++) {
        bool disputed = false;
        status =
            kb_relation_disputed(&disputed, reader, &relations->data[i], err);
        if (disputed)
            relations->data[kept++] = relations->data[i];
    }
    relations->len = kept;
    return status;
}

static void keep_figures(kb_figures *figures)
{
    size_t kept = 0;

    for (size_t i = 0; i < figures->len; i++) {
        if (figures->data[i].rival_count > 0)
            figures->data[kept++] = figures->data[i];
    }
    figures->len = kept;
}

static kb_status find_events(kb_timeline *out, kb_cli *cli, uint64_t concept,
                             kb_error *err)
{
    kb_statement_filter filter = kb_statement_filter_of(cli);
    kb_event_query query = {.ids = &concept, .id_count = 1};
    size_t kept = 0;

    kb_status status =
        kb_timeline_find(out, cli->store, cli->arena, &query, &filter, err);
    for (size_t i = 0; i < out->len; i++) {
        if (out->data[i].rival_count > 0)
            out->data[kept++] = out->data[i];
    }
    out->len = kept;
    return status;
}

static void count_again(kb_profile *profile)
{
    for (int p = 0; p < KB_PREDICATE_COUNT; p++)
        profile->relations[p] = (kb_relation_count){0};
    for (size_t i = 0; i < profile->out.len; i++)
        profile->relations[profile->out.data[i].p].out++;
    for (size_t i = 0; i < profile->in.len; i++)
        profile->relations[profile->in.data[i].p].in++;
}

kb_status kb_show_keep_conflicts(kb_profile *profile, kb_timeline *timeline,
                                 kb_cli *cli, kb_reader *reader, kb_error *err)
{
    kb_status status = keep_relations(&profile->out, reader, err);
    if (status == KB_OK)
        status = keep_relations(&profile->in, reader, err);
    if (status == KB_OK)
        status = find_events(timeline, cli, profile->concept.id, err);
    keep_figures(&profile->figures);
    profile->aliases.len = 0;
    profile->definitions.len = 0;
    profile->events.len = 0; /* the timeline has them */
    count_again(profile);
    if (status == KB_OK && profile->out.len + profile->in.len +
                                   profile->figures.len + timeline->len ==
                               0)
        return kb_fail(err, KB_NOT_FOUND, "no conflicts about '%s'",
                       profile->concept.name);
    return status;
}
