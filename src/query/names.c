/* names.c - the concepts behind ids. */
#include "query/names.h"

#include <stdlib.h>
#include <string.h>

kb_concept kb_concept_copy(kb_arena *arena, const kb_concept *concept)
{
    kb_concept copy = *concept;
    copy.fold = kb_arena_strdup(arena, concept->fold);
    copy.name = kb_arena_strdup(arena, concept->name);
    return copy;
}

void kb_names_want(kb_names *names, uint64_t id)
{
    kb_vec_push(names->arena, &names->wanted, id);
}

static int compare_ids(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static int compare_concepts(const void *a, const void *b)
{
    const kb_concept *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

static void drop_repeats(kb_names *names)
{
    uint64_t *ids = names->wanted.data;
    size_t kept = 0;

    qsort(ids, names->wanted.len, sizeof *ids, compare_ids);
    for (size_t i = 0; i < names->wanted.len; i++) {
        if (kept == 0 || ids[kept - 1] != ids[i])
            ids[kept++] = ids[i];
    }
    names->wanted.len = kept;
}

static kb_status keep(void *context, const kb_concept *concept)
{
    kb_names *names = context;
    kb_vec_push(names->arena, &names->found,
                kb_concept_copy(names->arena, concept));
    return KB_OK;
}

kb_status kb_names_load(kb_names *names, kb_store *store, kb_error *err)
{
    if (names->wanted.len == 0)
        return KB_OK;
    drop_repeats(names);

    kb_concept_query query = {.ids = names->wanted.data,
                              .id_count = names->wanted.len,
                              .kind = KB_ANY,
                              .layer = KB_ANY,
                              .sort = KB_SORT_GIVEN};
    kb_status status = kb_store_concepts(store, &query, keep, names, err);
    if (names->found.len > 0)
        qsort(names->found.data, names->found.len, sizeof *names->found.data,
              compare_concepts);
    return status;
}

const kb_concept *kb_names_find(const kb_names *names, uint64_t id)
{
    kb_concept key = {.id = id};
    if (names->found.len == 0)
        return NULL;
    return bsearch(&key, names->found.data, names->found.len, sizeof key,
                   compare_concepts);
}

static int compare_folds(const void *a, const void *b)
{
    const kb_concept *x = *(const kb_concept *const *)a;
    const kb_concept *y = *(const kb_concept *const *)b;
    return strcmp(x->fold, y->fold);
}

void kb_names_rank(kb_names *names)
{
    size_t n = names->found.len;
    const kb_concept **order =
        kb_arena_take(names->arena, n * sizeof(const kb_concept *));

    names->ranks = kb_arena_take(names->arena, n * sizeof *names->ranks);
    for (size_t i = 0; i < n; i++)
        order[i] = &names->found.data[i];
    if (n > 0)
        qsort(order, n, sizeof(const kb_concept *), compare_folds);
    for (size_t i = 0; i < n; i++)
        names->ranks[order[i] - names->found.data] = (uint32_t)i;
}

uint32_t kb_names_rank_of(const kb_names *names, const kb_concept *concept)
{
    return concept->fold ? names->ranks[concept - names->found.data]
                         : UINT32_MAX;
}

bool kb_names_get(kb_concept *out, const kb_names *names, uint64_t id)
{
    const kb_concept *found = id != 0 ? kb_names_find(names, id) : NULL;

    *out = found ? *found : (kb_concept){0};
    return found || id == 0;
}
