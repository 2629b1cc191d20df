/* stems.c - the concepts of the industry's layers, each below the one that it
 * most surely belongs to. */
#include "query/stems.h"

#include <stdlib.h>

#include "aigckb/edges.h"
#include "base/vec.h"
#include "query/forest.h"
#include "query/relation.h"

enum { BELONGS = 1U << KB_IS_A | 1U << KB_PART_OF };

/* What belongs to another layer takes more than one source that says so. */
enum { AGREED = 2, FEW = 3 };

/* Concepts that are layers: no store has so many; but a question with a limit
 * takes less memory than one for all. */
enum { LAYERS_MAX = 1 << 16, SAID_MAX = (1 << 28) - 1 };

/* kb_link, smaller: there are many. */
typedef struct hop {
    uint64_t s, o;
    float confidence;
    uint32_t said : 28, p : 4;
} hop;

_Static_assert(KB_PREDICATE_COUNT <= 16, "a predicate has four bits");

typedef struct growing {
    kb_stems *out;
    kb_arena *arena;
    const kb_chain_query *query;
    KB_VEC(hop) links;
    KB_VEC(uint64_t) ids;
} growing;

/* ---- reading ------------------------------------------------------------ */

static kb_status add_link(void *context, const kb_link *link)
{
    growing *g = context;

    hop h = {.s = link->concept,
             .o = link->other,
             .confidence = (float)link->confidence,
             .said = (uint32_t)link->sources & SAID_MAX,
             .p = (unsigned)link->p & 15U};
    if (link->concept != link->other)
        kb_vec_push(g->arena, &g->links, h);
    return KB_OK;
}

/* Counts the statements of the articles that are wanted. */
static kb_status count_links(growing *g, kb_store *store, kb_predicate p,
                             kb_error *err)
{
    kb_relation_query query = {.filter = g->query->filter, .places = 1};
    kb_relations found;

    query.filter.predicates = 1U << p;
    kb_status status = kb_relations_find(&found, store, g->arena, &query, err);
    for (size_t i = 0; i < found.len; i++) {
        const kb_relation *r = &found.data[i];
        const kb_link link = {.concept = r->s.id,
                              .other = r->o.id,
                              .p = p,
                              .out = true,
                              .confidence = r->confidence,
                              .sources = r->sources};
        add_link(g, &link);
    }
    return status;
}

static kb_status read_links(growing *g, kb_store *store, kb_error *err)
{
    const kb_relation_query asked = {.filter = g->query->filter, .places = 1};
    const kb_link_query query = {.predicates = BELONGS,
                                 .basis = KB_ANY,
                                 .min_confidence = asked.filter.min_confidence,
                                 .min_sources = asked.filter.min_sources};

    if (kb_relations_ready(&asked))
        return kb_store_links(store, &query, add_link, g, err);
    kb_status status = count_links(g, store, KB_IS_A, err);
    return status == KB_OK ? count_links(g, store, KB_PART_OF, err) : status;
}

static kb_status add_id(void *context, const kb_concept *concept)
{
    growing *g = context;
    kb_vec_push(g->arena, &g->ids, concept->id);
    return KB_OK;
}

static int compare_ids(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* The ends of all links, and the concepts that are layers: each once, in
 * order. */
static kb_status gather_ids(growing *g, kb_store *store, kb_error *err)
{
    kb_concept_query layers = {.kind = KB_LAYER,
                               .layer = KB_ANY,
                               .min_sources = g->query->filter.min_sources,
                               .articles = g->query->filter.articles,
                               .in_short = true,
                               .limit = LAYERS_MAX};
    size_t kept = 0;

    kb_status status = kb_store_concepts(store, &layers, add_id, g, err);
    for (size_t i = 0; i < g->links.len; i++) {
        if (i == 0 || g->links.data[i].s != g->links.data[i - 1].s)
            kb_vec_push(g->arena, &g->ids, g->links.data[i].s);
        kb_vec_push(g->arena, &g->ids, g->links.data[i].o);
    }
    if (g->ids.len > 0)
        qsort(g->ids.data, g->ids.len, sizeof(uint64_t), compare_ids);
    for (size_t i = 0; i < g->ids.len; i++) {
        if (kept == 0 || g->ids.data[kept - 1] != g->ids.data[i])
            g->ids.data[kept++] = g->ids.data[i];
    }
    g->ids.len = kept;
    return status;
}

static kb_status add_stem(void *context, const kb_concept *concept)
{
    growing *g = context;
    int kind = g->query->kind;

    if (kind == KB_ANY || concept->kind == KB_LAYER ||
        (int)concept->kind == kind)
        g->out->data[g->out->len++] =
            (kb_stem){.id = concept->id,
                      .sources = concept->counts.sources,
                      .parent = KB_NO_STEM,
                      .kind = concept->kind,
                      .layer = concept->layer};
    return KB_OK;
}

static kb_status read_stems(growing *g, kb_store *store, kb_error *err)
{
    kb_status status = gather_ids(g, store, err);
    kb_concept_query query = {.ids = g->ids.data,
                              .id_count = g->ids.len,
                              .kind = KB_ANY,
                              .layer = KB_ANY,
                              .in_short = true,
                              .sort = KB_SORT_GIVEN};

    g->out->data = kb_arena_alloc(g->arena, g->ids.len * sizeof *g->out->data);
    if (status != KB_OK || g->ids.len == 0)
        return status;
    return kb_store_concepts(store, &query, add_stem, g, err);
}

uint32_t kb_stems_find(const kb_stems *stems, uint64_t concept)
{
    size_t from = 0, end = stems->len;

    while (from < end) {
        size_t middle = from + (end - from) / 2;
        if (stems->data[middle].id == concept)
            return (uint32_t)middle;
        if (stems->data[middle].id < concept)
            from = middle + 1;
        else
            end = middle;
    }
    return KB_NO_STEM;
}

/* By their names. */
static void find_layers(kb_stems *stems, kb_arena *arena)
{
    for (int l = 0; l < KB_LAYER_COUNT; l++) {
        const char *zh = kb_layer_word((kb_layer)l)->zh;
        uint64_t id = kb_concept_id(kb_term_fold(arena, zh));
        stems->layers[l] = kb_stems_find(stems, id);
    }
}

/* ---- choosing ----------------------------------------------------------- */

/* A place that a stem may have. */
typedef struct claim {
    uint32_t child, parent;
    int64_t parent_sources;
    double confidence;
    int64_t said;
    kb_predicate p;
    bool in_layer; /* the parent is a layer */
} claim;

typedef KB_VEC(claim) claims;

/* What belongs to the industry, and not to what is said of it. */
static bool is_member(const kb_stem *stem)
{
    return stem->kind != KB_RISK && stem->kind != KB_POLICY &&
           stem->kind != KB_PERSON;
}

/* The rarer a group is beside what shall belong to it, the more sources it
 * takes; but layers are named seldom, and a few sources tell nothing. */
static bool is_plausible(const kb_stem *child, const kb_stem *parent,
                         int64_t said)
{
    if (parent->kind == KB_LAYER && child->kind != KB_LAYER)
        return true;
    return child->sources <= parent->sources * said * said + FEW;
}

/* `best` is what most sources say of the child. */
static bool may_hold(const kb_stem *parent, const kb_stem *child,
                     const hop *link, int64_t best)
{
    if (parent->layer == KB_LAYER_NONE || !is_member(child))
        return false;
    if (child->kind == KB_LAYER && parent->kind != KB_LAYER)
        return false;
    if (child->layer != parent->layer &&
        (link->p != KB_IS_A || link->said < AGREED || link->said < best))
        return false;
    return is_plausible(child, parent, link->said);
}

/* The links of one subject stand beside each other. */
static int64_t best_of(const growing *g, size_t at)
{
    int64_t best = 0;

    for (size_t i = at;
         i < g->links.len && g->links.data[i].s == g->links.data[at].s; i++)
        if (g->links.data[i].said > best)
            best = g->links.data[i].said;
    return best;
}

static void choose_claims(claims *out, const growing *g)
{
    const kb_stems *stems = g->out;
    uint32_t child = KB_NO_STEM;
    uint64_t subject = 0;
    int64_t best = 0;

    for (size_t i = 0; i < g->links.len; i++) {
        const hop *link = &g->links.data[i];
        if (link->s != subject) {
            subject = link->s;
            child = kb_stems_find(stems, subject);
            best = best_of(g, i);
        }
        uint32_t parent = kb_stems_find(stems, link->o);
        if (child == KB_NO_STEM || parent == KB_NO_STEM ||
            stems->layers[stems->data[child].layer] == child ||
            !may_hold(&stems->data[parent], &stems->data[child], link, best))
            continue;
        claim c = {.child = child,
                   .parent = parent,
                   .parent_sources = stems->data[parent].sources,
                   .confidence = (double)link->confidence,
                   .said = link->said,
                   .p = (kb_predicate)link->p,
                   .in_layer = stems->data[parent].kind == KB_LAYER};
        kb_vec_push(g->arena, out, c);
    }
}

static int by_place(const claim *x, const claim *y)
{
    if (x->child != y->child)
        return x->child < y->child ? -1 : 1;
    if (x->parent != y->parent)
        return x->parent < y->parent ? -1 : 1;
    return (x->p > y->p) - (x->p < y->p);
}

static int by_worth(const void *a, const void *b)
{
    const claim *x = a, *y = b;

    if (x->said != y->said)
        return x->said > y->said ? -1 : 1;
    if (x->confidence != y->confidence)
        return x->confidence > y->confidence ? -1 : 1;
    if (x->in_layer != y->in_layer)
        return x->in_layer ? -1 : 1;
    if (x->parent_sources != y->parent_sources)
        return x->parent_sources > y->parent_sources ? -1 : 1;
    return by_place(x, y);
}

static void set_parents(growing *g)
{
    kb_stems *stems = g->out;
    claims all = {0};

    choose_claims(&all, g);
    if (all.len == 0)
        return;
    qsort(all.data, all.len, sizeof *all.data, by_worth);
    kb_branch *branches = kb_arena_alloc(g->arena, all.len * sizeof *branches);
    for (size_t i = 0; i < all.len; i++)
        branches[i] = (kb_branch){all.data[i].child, all.data[i].parent};
    const uint32_t *taken =
        kb_forest_grow(g->arena, branches, all.len, stems->len);
    for (size_t i = 0; i < stems->len; i++) {
        if (taken[i] == KB_NO_BRANCH)
            continue;
        const claim *c = &all.data[taken[i]];
        stems->data[i].parent = c->parent;
        stems->data[i].said = c->said;
        stems->data[i].p = c->p;
        stems->data[i].confidence = c->confidence;
    }
}

/* ---- what follows ------------------------------------------------------- */

static void weigh(kb_stems *stems)
{
    for (size_t i = 0; i < stems->len; i++) {
        uint32_t above = stems->data[i].parent;
        for (; above != KB_NO_STEM; above = stems->data[above].parent) {
            stems->data[above].weight += stems->data[i].said;
            stems->data[above].agreed += stems->data[i].said - 1;
        }
    }
}

typedef struct member {
    uint32_t stem;
    const kb_stem *at;
} member;

static int by_parent(const void *a, const void *b)
{
    const kb_stem *x = ((const member *)a)->at, *y = ((const member *)b)->at;

    if (x->parent != y->parent)
        return x->parent < y->parent ? -1 : 1;
    if (x->said != y->said)
        return x->said > y->said ? -1 : 1;
    if (x->sources != y->sources)
        return x->sources > y->sources ? -1 : 1;
    if (x->confidence != y->confidence)
        return x->confidence > y->confidence ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

static void list_members(kb_stems *stems, kb_arena *arena)
{
    member *all = kb_arena_alloc(arena, stems->len * sizeof *all);
    size_t n = 0;

    for (size_t i = 0; i < stems->len; i++) {
        if (stems->data[i].parent != KB_NO_STEM)
            all[n++] = (member){(uint32_t)i, &stems->data[i]};
    }
    if (n > 0)
        qsort(all, n, sizeof *all, by_parent);
    stems->members = kb_arena_alloc(arena, n * sizeof *stems->members);
    for (size_t i = 0; i < n; i++) {
        kb_stem *parent = &stems->data[all[i].at->parent];
        if (parent->member_count++ == 0)
            parent->first = (uint32_t)i;
        stems->members[i] = all[i].stem;
    }
}

kb_status kb_stems_grow(kb_stems *out, kb_store *store, kb_arena *arena,
                        const kb_chain_query *query, kb_error *err)
{
    growing g = {.out = out, .arena = arena, .query = query};

    *out = (kb_stems){0};
    kb_status status = read_links(&g, store, err);
    if (status == KB_OK)
        status = read_stems(&g, store, err);
    if (status != KB_OK)
        return status;
    find_layers(out, arena);
    set_parents(&g);
    weigh(out);
    list_members(out, arena);
    return KB_OK;
}
