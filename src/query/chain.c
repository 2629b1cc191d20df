/* chain.c - the industry chain: a tree for each layer of the industry. */
#include "aigckb/chain.h"

#include <stdlib.h>

#include "base/vec.h"
#include "query/names.h"
#include "query/stems.h"

/* From upstream to downstream. */
static const kb_layer layers[] = {KB_LAYER_INFRASTRUCTURE, KB_LAYER_MODEL,
                                  KB_LAYER_APPLICATION};

enum { ROOTS = sizeof layers / sizeof *layers };

/* A node whose concept is only an id as yet. */
typedef struct nameless {
    kb_chain_node *node;
} nameless;

typedef struct planting {
    kb_stems stems;
    kb_store *store;
    kb_arena *arena;
    const kb_chain_query *query;
    KB_VEC(nameless) nodes;
    kb_error *err;
} planting;

static size_t cut(const planting *p, size_t n)
{
    size_t most = p->query->members;
    return most > 0 && n > most ? most : n;
}

static bool filters_articles(const kb_chain_query *query)
{
    const kb_article_filter *articles = &query->filter.articles;
    return articles->since || articles->until || articles->site ||
           articles->tag;
}

/* ---- a concept ---------------------------------------------------------- */

// NOLINTNEXTLINE(misc-no-recursion): as deep as the query says
static void add_node(kb_chain_node *out, planting *p, uint32_t at,
                     kb_layer layer, size_t depth)
{
    const kb_stem *stem = &p->stems.data[at];
    const uint32_t *members = p->stems.members + stem->first;
    size_t n = depth > 0 ? cut(p, stem->member_count) : 0;
    kb_chain_node *nodes = kb_arena_alloc(p->arena, n * sizeof *nodes);

    *out = (kb_chain_node){.concept = {.id = stem->id},
                           .layer = layer,
                           .said = stem->said,
                           .p = stem->p,
                           .confidence = stem->confidence,
                           .members = nodes,
                           .member_count = n,
                           .concepts = KB_ANY};
    kb_vec_push(p->arena, &p->nodes, (nameless){out});
    for (size_t i = 0; i < stem->member_count; i++) {
        if (p->stems.data[members[i]].kind == KB_LAYER)
            out->segments++;
        else
            out->groups++;
        if (i < n)
            add_node(&nodes[i], p, members[i], layer, depth - 1);
    }
}

/* ---- a layer of the industry -------------------------------------------- */

typedef struct top {
    uint32_t at;
    const kb_stem *stem;
} top;

/* What stands below a layer of the industry. */
typedef struct crown {
    planting *planting;
    kb_layer layer;
    KB_VEC(top) segments, groups;
    KB_VEC(uint64_t) others; /* of which nothing is said */
    size_t wanted;           /* of these, at most */
    int64_t seen;            /* of these */
} crown;

static int compare_worth(int64_t x, int64_t x_sources, int64_t y,
                         int64_t y_sources)
{
    double a = (double)x * (double)x_sources, b = (double)y * (double)y_sources;
    return (a < b) - (a > b);
}

/* What much is said to belong to, by sources that agree, and what is named
 * much. */
static int by_worth(const void *a, const void *b)
{
    const kb_stem *x = ((const top *)a)->stem, *y = ((const top *)b)->stem;
    int order = compare_worth(x->agreed, x->sources, y->agreed, y->sources);

    if (order == 0)
        order = compare_worth(x->weight, x->sources, y->weight, y->sources);
    if (order == 0)
        order = (x->said < y->said) - (x->said > y->said);
    if (order == 0)
        order = (x->sources < y->sources) - (x->sources > y->sources);
    return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

/* Whether it stands right below the layer: that says so, or nothing else. */
static bool is_top(const crown *c, uint32_t root, uint32_t at)
{
    const kb_stem *stem = &c->planting->stems.data[at];

    if (stem->parent != KB_NO_STEM)
        return stem->parent == root;
    return at != root && stem->layer == c->layer &&
           (stem->kind == KB_LAYER || stem->weight > 0);
}

static void gather_tops(crown *c, uint32_t root)
{
    const kb_stems *stems = &c->planting->stems;

    for (uint32_t i = 0; i < stems->len; i++) {
        const top t = {i, &stems->data[i]};
        if (!is_top(c, root, i))
            continue;
        if (t.stem->kind == KB_LAYER)
            kb_vec_push(c->planting->arena, &c->segments, t);
        else
            kb_vec_push(c->planting->arena, &c->groups, t);
    }
    if (c->segments.len > 0)
        qsort(c->segments.data, c->segments.len, sizeof(top), by_worth);
    if (c->groups.len > 0)
        qsort(c->groups.data, c->groups.len, sizeof(top), by_worth);
}

/* Whether it is not among the others. */
static bool is_placed(const kb_stem *stem)
{
    return stem->parent != KB_NO_STEM || stem->weight > 0 ||
           stem->kind == KB_LAYER;
}

static kb_status add_other(void *context, const kb_concept *concept)
{
    crown *c = context;
    const kb_stems *stems = &c->planting->stems;
    uint32_t at = kb_stems_find(stems, concept->id);

    if (at != KB_NO_STEM && is_placed(&stems->data[at]))
        return KB_OK;
    c->seen++;
    if (c->others.len < c->wanted)
        kb_vec_push(c->planting->arena, &c->others, concept->id);
    return KB_OK;
}

/* Whether the store has counted the concepts that are wanted of each layer. */
static bool is_counted(const kb_chain_query *query)
{
    return query->kind == KB_ANY && query->filter.min_sources <= 1 &&
           !filters_articles(query);
}

/* Concepts that only their layer places: those with most sources. */
static kb_status gather_others(crown *c)
{
    planting *p = c->planting;
    bool counted = is_counted(p->query);
    kb_concept_query query = {.kind = p->query->kind,
                              .layer = (int)c->layer,
                              .min_sources = p->query->filter.min_sources,
                              .articles = p->query->filter.articles};

    if (p->query->depth == 0)
        return KB_OK;
    c->wanted = SIZE_MAX;
    if (p->query->members > 0)
        c->wanted = p->query->members - cut(p, c->groups.len);
    if (c->wanted == 0)
        return KB_OK; /* counting them takes longer than all else */
    if (counted && p->query->members > 0) /* all others may be placed */
        query.limit = (int64_t)(c->wanted + p->stems.len);
    return kb_store_concepts(p->store, &query, add_other, c, p->err);
}

static int64_t placed_in(const crown *c)
{
    const kb_stems *stems = &c->planting->stems;
    int64_t n = 0;

    for (size_t i = 0; i < stems->len; i++)
        n += stems->data[i].layer == c->layer && is_placed(&stems->data[i]);
    return n;
}

static void add_crown(kb_chain_node *out, crown *c)
{
    planting *p = c->planting;
    size_t depth = p->query->depth, n = 0;
    size_t segments = depth > 0 ? cut(p, c->segments.len) : 0;
    size_t groups = depth > 0 ? cut(p, c->groups.len) : 0;
    kb_chain_node *members = kb_arena_alloc(
        p->arena, (segments + groups + c->others.len) * sizeof *members);

    for (size_t i = 0; i < segments; i++)
        add_node(&members[n++], p, c->segments.data[i].at, c->layer, depth - 1);
    for (size_t i = 0; i < groups; i++)
        add_node(&members[n++], p, c->groups.data[i].at, c->layer, depth - 1);
    for (size_t i = 0; i < c->others.len; i++, n++) {
        members[n] = (kb_chain_node){.concept = {.id = c->others.data[i]},
                                     .layer = c->layer,
                                     .concepts = KB_ANY};
        kb_vec_push(p->arena, &p->nodes, (nameless){&members[n]});
    }
    out->members = members;
    out->member_count = n;
    out->segments = (int64_t)c->segments.len;
    out->groups = (int64_t)c->groups.len;
    out->groups +=
        is_counted(p->query) ? out->concepts - placed_in(c) : c->seen;
}

static kb_status add_layer(kb_chain_node *out, planting *p, kb_layer layer,
                           int64_t concepts)
{
    crown c = {.planting = p, .layer = layer};
    uint32_t root = p->stems.layers[layer];

    *out = (kb_chain_node){.layer = layer, .concepts = concepts};
    if (root != KB_NO_STEM) {
        out->concept.id = p->stems.data[root].id;
        kb_vec_push(p->arena, &p->nodes, (nameless){out});
    }
    gather_tops(&c, root);
    kb_status status = gather_others(&c);
    if (status == KB_OK)
        add_crown(out, &c);
    return status;
}

static kb_status take_layer(void *context, const kb_count *count)
{
    int64_t *counts = context;
    kb_layer layer;

    if (count->name && kb_layer_find(&layer, count->name))
        counts[layer] = count->count;
    return KB_OK;
}

static kb_status add_layers(kb_chain *out, planting *p)
{
    kb_chain_node *roots = kb_arena_alloc(p->arena, ROOTS * sizeof *roots);
    int64_t counts[KB_LAYER_COUNT] = {0};

    kb_status status =
        kb_store_count(p->store, KB_COUNT_LAYERS, take_layer, counts, p->err);
    for (size_t i = 0; i < ROOTS && status == KB_OK; i++) {
        if (p->query->layers >> layers[i] & 1)
            status = add_layer(&roots[out->root_count++], p, layers[i],
                               counts[layers[i]]);
    }
    out->roots = roots;
    return status;
}

/* ---- names -------------------------------------------------------------- */

static void add_concept(kb_chain *out, planting *p)
{
    uint64_t id = p->query->concept;
    uint32_t at = kb_stems_find(&p->stems, id);
    kb_chain_node *root = kb_arena_alloc(p->arena, sizeof *root);

    if (at != KB_NO_STEM) {
        add_node(root, p, at, p->stems.data[at].layer, p->query->depth);
    } else {
        *root = (kb_chain_node){.concept = {.id = id}, .concepts = KB_ANY};
        kb_vec_push(p->arena, &p->nodes, (nameless){root});
    }
    root->said = 0;
    out->roots = root;
    out->root_count = 1;
}

/* Counts in the articles that are wanted only. */
static kb_status take_counts(void *context, const kb_concept *concept)
{
    const planting *p = context;

    for (size_t i = 0; i < p->nodes.len; i++) {
        if (p->nodes.data[i].node->concept.id == concept->id)
        p->nodes.data[i].node->concept.counts = concept->counts;
    }
    return KB_OK;
}

static kb_status count_again(planting *p, const kb_names *names)
{
    kb_concept_query query = {.ids = names->wanted.data,
                              .id_count = names->wanted.len,
                              .kind = KB_ANY,
                              .layer = KB_ANY,
                              .articles = p->query->filter.articles};

    for (size_t i = 0; i < p->nodes.len; i++) {
        kb_chain_node *node = p->nodes.data[i].node;
        node->concept.counts = (kb_counts){0};
    }
    return kb_store_concepts(p->store, &query, take_counts, p, p->err);
}

static kb_status name_nodes(planting *p)
{
    kb_names names = {.arena = p->arena};

    for (size_t i = 0; i < p->nodes.len; i++)
        kb_names_want(&names, p->nodes.data[i].node->concept.id);
    kb_status status = kb_names_load(&names, p->store, p->err);
    for (size_t i = 0; i < p->nodes.len; i++) {
        kb_concept *concept = &p->nodes.data[i].node->concept;
        kb_names_get(concept, &names, concept->id);
    }
    if (status == KB_OK && filters_articles(p->query) && names.wanted.len > 0)
        status = count_again(p, &names);
    return status;
}

/* ------------------------------------------------------------------------- */

kb_status kb_chain_read(kb_chain *out, kb_store *store, kb_arena *arena,
                        const kb_chain_query *query, kb_error *err)
{
    planting p = {.store = store, .arena = arena, .query = query, .err = err};
    kb_arena *work = kb_arena_new();

    *out = (kb_chain){0};
    kb_status status = kb_stems_grow(&p.stems, store, work, query, err);
    if (status == KB_OK && query->concept != 0)
        add_concept(out, &p);
    else if (status == KB_OK)
        status = add_layers(out, &p);
    if (status == KB_OK)
        status = name_nodes(&p);
    kb_arena_free(work);
    return status;
}
