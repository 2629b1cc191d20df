/* prune.c - takes out of the store what is gone. */
#include "ingest/prune.h"

#include "aigckb/bulk.h"
#include "base/map.h"
#include "base/vec.h"

struct kb_prune {
    kb_arena *arena;
    kb_map kept;
    KB_VEC(const char *) gone;
};

kb_prune *kb_prune_new(void)
{
    kb_arena *arena = kb_arena_new();
    kb_prune *prune = kb_arena_alloc(arena, sizeof *prune);
    *prune = (kb_prune){.arena = arena, .kept = {.arena = arena}};
    return prune;
}

void kb_prune_free(kb_prune *prune)
{
    if (prune)
        kb_arena_free(prune->arena);
}

void kb_prune_keep(kb_prune *prune, const char *name)
{
    bool fresh;
    kb_map_add(&prune->kept, kb_str_of(kb_arena_strdup(prune->arena, name)),
               &fresh);
}

static kb_status note_gone(void *context, const char *name)
{
    kb_prune *prune = context;
    if (!kb_map_find(&prune->kept, kb_str_of(name)))
        kb_vec_push(prune->arena, &prune->gone,
                    kb_arena_strdup(prune->arena, name));
    return KB_OK;
}

static void tell(const kb_prune *prune, const kb_ingest_options *options,
                 kb_ingest_report *report)
{
    for (size_t i = 0; i < prune->gone.len; i++) {
        kb_ingest_input input = {.name = prune->gone.data[i],
                                 .shown = prune->gone.data[i],
                                 .outcome = KB_OUTCOME_REMOVED,
                                 .done = report->read,
                                 .total = report->read};
        report->counts[KB_OUTCOME_REMOVED]++;
        if (options->fn)
            options->fn(options->context, &input);
    }
}

kb_status kb_prune_run(kb_prune *prune, kb_store *store,
                       const kb_intake *intake,
                       const kb_ingest_options *options,
                       kb_ingest_report *report, kb_error *err)
{
    kb_status status = KB_OK;
    const char *root;

    for (size_t i = 0; status == KB_OK && (root = kb_intake_root(intake, i));
         i++)
        status = kb_store_inputs(store, root, note_gone, prune, err);
    if (status == KB_OK && !options->dry_run && prune->gone.len > 0)
        status = kb_store_forget(store, prune->gone.data, prune->gone.len, err);
    if (status == KB_OK)
        tell(prune, options, report);
    return status;
}
