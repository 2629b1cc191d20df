/* overview.c - the head of a summary: what there is, and the industry chain. */
#include "cli/overview.h"

#include "base/vec.h"
#include "cli/record.h"

/* In the order in which they stand on each other; what has none comes last. */
static const kb_layer chain_layers[] = {KB_LAYER_INFRASTRUCTURE, KB_LAYER_MODEL,
                                        KB_LAYER_APPLICATION, KB_LAYER_NONE};
_Static_assert(sizeof chain_layers / sizeof *chain_layers == KB_LAYER_COUNT,
               "a layer without a place in the chain");

static void add_kinds(kb_node *out, const kb_summary *summary)
{
    kb_node *kinds = kb_node_add_object(out, "kinds");

    for (int k = 0; k < KB_KIND_COUNT; k++) {
        int64_t count = 0;
        for (int l = 0; l < KB_LAYER_COUNT; l++)
            count += summary->kinds[k][l];
        kb_node_int(kinds, kb_kind_word((kb_kind)k)->name, count);
    }
}

static void add_layers(kb_node *out, const kb_summary *summary)
{
    kb_node *layers = kb_node_add_object(out, "layers");

    for (int l = 0; l < KB_LAYER_COUNT; l++) {
        int64_t count = 0;
        for (int k = 0; k < KB_KIND_COUNT; k++)
            count += summary->kinds[k][l];
        kb_node_int(layers, kb_layer_word((kb_layer)l)->name, count);
    }
}

/* ---- the chain ---------------------------------------------------------- */

static kb_status add_members(kb_node *out, kb_store *store,
                             const kb_concept *layer, kb_error *err)
{
    kb_relation_query query = {
        .o = layer->id,
        .filter = {.basis = KB_ANY, .predicates = 1U << KB_PART_OF},
        .places = 1};
    kb_arena *arena = kb_arena_new();
    kb_node *members = kb_node_add_list(out, "members");
    kb_relations found;

    kb_status status = kb_relations_find(&found, store, arena, &query, err);
    for (size_t i = 0; i < found.len; i++) {
        kb_node *member = kb_record_end(members, NULL, &found.data[i].s);
        kb_node_int(member, "sources", found.data[i].sources);
    }
    kb_arena_free(arena);
    return status;
}

/* Concepts that are layers themselves. */
typedef struct named_layers {
    kb_arena *arena;
    KB_VEC(kb_concept) found;
} named_layers;

static kb_status take_layer(void *context, const kb_concept *concept)
{
    named_layers *layers = context;
    kb_concept copy = *concept;

    copy.fold = kb_arena_strdup(layers->arena, concept->fold);
    copy.name = kb_arena_strdup(layers->arena, concept->name);
    kb_vec_push(layers->arena, &layers->found, copy);
    return KB_OK;
}

static kb_status add_named_layers(kb_node *out, kb_store *store, kb_layer layer,
                                  kb_error *err)
{
    kb_concept_query query = {
        .kind = KB_LAYER, .layer = (int)layer, .sort = KB_SORT_NAME};
    named_layers layers = {.arena = kb_arena_new()};
    kb_node *list = kb_node_add_list(out, "layers");

    kb_status status =
        kb_store_concepts(store, &query, take_layer, &layers, err);
    for (size_t i = 0; i < layers.found.len && status == KB_OK; i++) {
        const kb_concept *concept = &layers.found.data[i];
        kb_node *named = kb_record_end(list, NULL, concept);
        kb_node_int(named, "sources", concept->counts.sources);
        status = add_members(named, store, concept, err);
    }
    kb_arena_free(layers.arena);
    return status;
}

static kb_status add_link(kb_node *chain, kb_store *store,
                          const kb_summary *summary, kb_layer layer,
                          kb_error *err)
{
    kb_node *link = kb_node_add_object(chain, NULL);

    kb_node_text(link, "layer", kb_layer_word(layer)->name);
    kb_node_text(link, "zh", kb_layer_word(layer)->zh);
    kb_node *kinds = kb_node_add_object(link, "kinds");
    for (int k = 0; k < KB_KIND_COUNT; k++)
        kb_node_int(kinds, kb_kind_word((kb_kind)k)->name,
                    summary->kinds[k][layer]);
    return add_named_layers(link, store, layer, err);
}

kb_status kb_overview_add(kb_node *out, kb_store *store,
                          const kb_summary *summary, kb_error *err)
{
    kb_store_info info;
    kb_status status = kb_store_info_get(store, &info, err);

    kb_node_int(out, "articles", info.articles);
    kb_node_int(out, "sources", info.sources);
    kb_node_int(out, "concepts", (int64_t)summary->concept_count);
    add_kinds(out, summary);
    add_layers(out, summary);
    kb_node *chain = kb_node_add_list(out, "chain");
    for (size_t i = 0; i < KB_LAYER_COUNT && status == KB_OK; i++)
        status = add_link(chain, store, summary, chain_layers[i], err);
    return status;
}
