/* facets.c - how articles divide.  Kinds and layers are counted here and not by
 * a join: an article names dozens of concepts, and each is named by many. */
#include <stdlib.h>

#include "base/map.h"
#include "base/vec.h"
#include "store/sqlite/curated.h"

/* What the concepts of an article are: a bit for each kind or layer. */
typedef struct member {
    uint64_t group; /* cluster or article: what counts once */
    uint32_t values;
} member;

typedef struct dividing {
    kb_sqlite *store;
    const kb_facet_query *query;
    kb_arena *arena;
    kb_map values;             /* of concepts: code */
    const kb_curated *curated; /* or NULL */
    member *members;
    size_t count;
} dividing;

static kb_status read_concepts(dividing *d, kb_error *err)
{
    int column = d->query->facet == KB_FACET_KIND ? 1 : 2;
    bool fresh;

    kb_stmt q = kb_stmt_begin(d->store, KB_SQL_CONCEPT_CLASSES);
    while (kb_stmt_next(&q))
        *kb_map_add_id(&d->values, (uint64_t)kb_stmt_int(&q, 0), &fresh) =
            (uint32_t)kb_stmt_int(&q, column);
    return kb_stmt_end(&q, KB_OK, err);
}

static kb_status read_article(dividing *d, uint64_t place, kb_error *err)
{
    member *m = &d->members[d->count++];

    kb_stmt q = kb_stmt_begin(d->store, KB_SQL_CONCEPTS_AT);
    kb_stmt_bind_int(&q, 1, (int64_t)place);
    while (kb_stmt_next(&q)) {
        uint64_t concept = (uint64_t)kb_stmt_int(&q, 1);
        const uint32_t *value = kb_map_find_id(
            &d->values,
            d->curated ? kb_curated_whole(d->curated, concept) : concept);
        m->group =
            d->query->with_duplicates ? place : (uint64_t)kb_stmt_int(&q, 0);
        if (value && *value < 32)
            m->values |= (uint32_t)1 << *value;
    }
    return kb_stmt_end(&q, KB_OK, err);
}

static int by_place(const void *left, const void *right)
{
    const uint64_t *x = left, *y = right;
    return (*x > *y) - (*x < *y);
}

/* In the order in which they are stored: each page is read once. */
static kb_status read_articles(dividing *d, kb_error *err)
{
    size_t n = d->query->place_count;
    uint64_t *places = kb_arena_alloc(d->arena, n * sizeof *places);
    kb_status status = KB_OK;

    d->members = kb_arena_alloc(d->arena, n * sizeof *d->members);
    for (size_t i = 0; i < n; i++)
        places[i] = d->query->places[i];
    if (n > 1)
        qsort(places, n, sizeof *places, by_place);
    for (size_t i = 0; i < n && status == KB_OK; i++)
        status = read_article(d, places[i], err);
    return status;
}

static int by_group(const void *left, const void *right)
{
    const member *x = left, *y = right;
    return (x->group > y->group) - (x->group < y->group);
}

static void count_groups(dividing *d, int64_t counts[32])
{
    if (d->count > 1)
        qsort(d->members, d->count, sizeof *d->members, by_group);
    for (size_t at = 0, next; at < d->count; at = next) {
        uint32_t values = 0;
        for (next = at;
             next < d->count && d->members[next].group == d->members[at].group;
             next++)
            values |= d->members[next].values;
        for (int value = 0; values != 0; value++, values >>= 1)
            counts[value] += values & 1;
    }
}

static kb_status divide_by_concepts(dividing *d, kb_count_fn *fn, void *context,
                                    kb_error *err)
{
    bool kinds = d->query->facet == KB_FACET_KIND;
    int64_t counts[32] = {0};
    kb_status status = kb_curated_get(&d->curated, d->store, err);

    if (status == KB_OK)
        status = read_concepts(d, err);
    if (status == KB_OK)
        status = read_articles(d, err);
    count_groups(d, counts);
    for (int i = 0; i < (kinds ? KB_KIND_COUNT : KB_LAYER_COUNT); i++) {
        kb_count count = {kinds ? kb_kind_word((kb_kind)i)->name
                                : kb_layer_word((kb_layer)i)->name,
                          counts[i]};
        if (status == KB_OK && counts[i] > 0)
            status = fn(context, &count);
    }
    return status;
}

static kb_status divide_by_column(dividing *d, kb_count_fn *fn, void *context,
                                  kb_error *err)
{
    const kb_facet_query *query = d->query;
    kb_status status = KB_OK;

    kb_sqlite_widen(d->store);
    kb_stmt q = kb_stmt_begin(d->store, query->facet == KB_FACET_SITE
                                            ? KB_SQL_FACET_SITE
                                            : KB_SQL_FACET_YEAR);
    kb_stmt_bind_text(&q, 5,
                      kb_ids_json(d->arena, query->places, query->place_count));
    kb_stmt_bind_int(&q, 6, query->with_duplicates);
    while (status == KB_OK && kb_stmt_next(&q)) {
        kb_count count = {kb_stmt_text(&q, 0), kb_stmt_int(&q, 1)};
        status = fn(context, &count);
    }
    return kb_stmt_end(&q, status, err);
}

kb_status kb_sqlite_facet(kb_store *base, const kb_facet_query *query,
                          kb_count_fn *fn, void *context, kb_error *err)
{
    dividing d = {
        .store = kb_sqlite_of(base), .query = query, .arena = kb_arena_new()};
    bool concepts =
        query->facet == KB_FACET_KIND || query->facet == KB_FACET_LAYER;

    d.values.arena = d.arena;
    kb_status status = concepts ? divide_by_concepts(&d, fn, context, err)
                                : divide_by_column(&d, fn, context, err);
    kb_arena_free(d.arena);
    return status;
}
