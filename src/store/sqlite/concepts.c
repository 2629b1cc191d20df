/* concepts.c - questions about concepts, their forms, and how many there are
 * of what. */
#include "store/sqlite/curated.h"

enum { MANY = 64 }; /* concepts that are asked for at once */

/* Counted anew, for a filter of articles. */
static kb_sql recount_for(const kb_concept_query *query, bool parts)
{
    if (parts)
        return query->id_count > 0 ? KB_SQL_WHOLES_RECOUNTED_OF_IDS
                                   : KB_SQL_WHOLES_RECOUNTED;
    return query->id_count > 0 ? KB_SQL_CONCEPTS_RECOUNTED_OF_IDS
                               : KB_SQL_CONCEPTS_RECOUNTED;
}

static kb_sql statement_for(const kb_concept_query *query)
{
    static const kb_sql by_sort[] = {
        [KB_SORT_SOURCES] = KB_SQL_CONCEPTS_BY_SOURCES,
        [KB_SORT_MENTIONS] = KB_SQL_CONCEPTS_BY_MENTIONS,
        [KB_SORT_NAME] = KB_SQL_CONCEPTS_BY_NAME,
    };

    if (query->id_count > 0)
        return KB_SQL_CONCEPTS_OF_IDS;
    if (query->after)
        return KB_SQL_CONCEPTS_AFTER;
    if (query->prefix && query->prefix[0] != '\0')
        return KB_SQL_CONCEPTS_OF_PREFIX;
    if (query->since_revision > 0 || query->sort == KB_SORT_FIRST_SEEN)
        return KB_SQL_CONCEPTS_NEW;
    if (query->kind != KB_ANY && query->sort == KB_SORT_SOURCES)
        return query->in_short ? KB_SQL_CONCEPTS_OF_KIND_IN_SHORT
                               : KB_SQL_CONCEPTS_OF_KIND;
    return by_sort[query->sort];
}

static void bind(kb_stmt *q, const kb_concept_query *query, const char *ids)
{
    kb_filter_bind(q, &query->articles);
    kb_stmt_bind_text(q, 5, ids);
    if (query->kind != KB_ANY)
        kb_stmt_bind_int(q, 6, query->kind);
    if (query->layer != KB_ANY)
        kb_stmt_bind_int(q, 7, query->layer);
    const char *from = query->after ? query->after : query->prefix;
    kb_stmt_bind_text(q, 8, from ? from : "");
    kb_stmt_bind_int(q, 9, query->min_sources);
    kb_stmt_bind_int(q, 10, query->sort);
    kb_stmt_bind_int(q, 11, query->limit > 0 ? query->limit : -1);
    kb_stmt_bind_int(q, 12, query->skip);
    if (query->since_revision > 0 || query->sort == KB_SORT_FIRST_SEEN)
        kb_stmt_bind_int(q, 13, query->since_revision);
    if (query->orphans)
        kb_stmt_bind_int(q, 14, 1);
}

kb_concept kb_concept_of(kb_stmt *q, int at)
{
    return (kb_concept){
        .id = (uint64_t)kb_stmt_int(q, at),
        .fold = kb_stmt_string(q, at + 1),
        .name = kb_stmt_string(q, at + 2),
        .kind = (kb_kind)kb_stmt_code(q, at + 3, KB_KIND_COUNT),
        .layer = (kb_layer)kb_stmt_code(q, at + 4, KB_LAYER_COUNT),
        .counts = {.mentions = kb_stmt_int(q, at + 5),
                   .articles = kb_stmt_int(q, at + 6),
                   .sources = kb_stmt_int(q, at + 7)},
    };
}

/* Some at once: each then takes half of the time. */
static kb_status many_as_given(kb_sqlite *store, const kb_concept_query *query,
                               kb_concept_fn *fn, void *context, kb_error *err)
{
    kb_arena *arena = kb_arena_new();
    kb_status status = KB_OK;
    kb_stmt q =
        kb_stmt_begin(store, query->in_short ? KB_SQL_CONCEPTS_GIVEN_IN_SHORT
                                             : KB_SQL_CONCEPTS_GIVEN);

    kb_stmt_bind_text(&q, 5, kb_ids_json(arena, query->ids, query->id_count));
    while (status == KB_OK && kb_stmt_next(&q)) {
        kb_concept concept = kb_concept_of(&q, 0);
        status = fn(context, &concept);
    }
    status = kb_stmt_end(&q, status, err);
    kb_arena_free(arena);
    return status;
}

/* One by one: it takes less to find a few so than to prepare for all. */
static kb_status concepts_as_given(kb_sqlite *store,
                                   const kb_concept_query *query,
                                   kb_concept_fn *fn, void *context,
                                   kb_error *err)
{
    kb_status status = KB_OK;

    if (query->id_count >= MANY)
        return many_as_given(store, query, fn, context, err);
    for (size_t i = 0; i < query->id_count && status == KB_OK; i++) {
        kb_stmt q = kb_stmt_begin(store, KB_SQL_CONCEPT_OF_ID);
        kb_stmt_bind_int(&q, 1, (int64_t)query->ids[i]);
        if (kb_stmt_next(&q)) {
            kb_concept concept = kb_concept_of(&q, 0);
            status = fn(context, &concept);
        }
        status = kb_stmt_end(&q, status, err);
    }
    return status;
}

static bool has_conditions(const kb_concept_query *query)
{
    return query->id_count > 0 || query->kind != KB_ANY ||
           query->layer != KB_ANY || query->prefix || query->min_sources > 1 ||
           query->orphans || !kb_filter_is_empty(&query->articles);
}

/* What came last without looking at all that came before: a page needs no
 * more than the revisions that fill it; and of a store that has but one, the
 * order is another. */
static kb_status narrow(kb_concept_query *query, kb_sqlite *store,
                        kb_error *err)
{
    if (query->sort != KB_SORT_FIRST_SEEN || has_conditions(query))
        return KB_OK;
    kb_stmt q = kb_stmt_begin(store, KB_SQL_ARRIVALS_PAGE);
    kb_stmt_bind_int(&q, 1, query->skip + query->limit - 1);
    if (kb_stmt_next(&q)) {
        int64_t floor = kb_stmt_int(&q, 0) - 1; /* NULL, few: 0 */
        if (query->limit > 0 && floor > query->since_revision)
            query->since_revision = floor;
        if (query->since_revision == 0 &&
            kb_stmt_int(&q, 1) == kb_stmt_int(&q, 2))
            query->sort = KB_SORT_SOURCES;
    }
    return kb_stmt_end(&q, KB_OK, err);
}

kb_status kb_sqlite_concepts(kb_store *base, const kb_concept_query *query,
                             kb_concept_fn *fn, void *context, kb_error *err)
{
    kb_concept_query narrowed = *query;

    if (query->sort == KB_SORT_GIVEN)
        return concepts_as_given(kb_sqlite_of(base), query, fn, context, err);
    kb_status status = narrow(&narrowed, kb_sqlite_of(base), err);
    kb_sql sql = statement_for(&narrowed);

    if (status == KB_OK && !kb_filter_is_empty(&query->articles)) {
        const kb_curated *curated;
        status = kb_curated_get(&curated, kb_sqlite_of(base), err);
        sql = recount_for(query, curated && kb_curated_has_parts(curated));
    }
    if (status != KB_OK)
        return status;
    kb_arena *arena = kb_arena_new();
    if (query->id_count == 0 && query->limit == 0)
        kb_sqlite_widen(kb_sqlite_of(base));
    kb_stmt q = kb_stmt_begin(kb_sqlite_of(base), sql);

    bind(&q, &narrowed, kb_ids_json(arena, query->ids, query->id_count));
    while (status == KB_OK && kb_stmt_next(&q)) {
        kb_concept concept = kb_concept_of(&q, 0);
        status = fn(context, &concept);
    }
    status = kb_stmt_end(&q, status, err);
    kb_arena_free(arena);
    return status;
}

static kb_status give_forms(kb_stmt *q, kb_form_fn *fn, void *context,
                            kb_error *err)
{
    kb_status status = KB_OK;

    while (status == KB_OK && kb_stmt_next(q)) {
        kb_form form = {.fold = kb_stmt_string(q, 0),
                        .form = kb_stmt_string(q, 1),
                        .concept = (uint64_t)kb_stmt_int(q, 2),
                        .canonical = kb_stmt_int(q, 3) != 0,
                        .articles = kb_stmt_int(q, 4),
                        .given = kb_stmt_int(q, 5) != 0};
        status = fn(context, &form);
    }
    return kb_stmt_end(q, status, err);
}

kb_status kb_sqlite_forms(kb_store *base, kb_form_by by, const char *text,
                          kb_form_fn *fn, void *context, kb_error *err)
{
    static const kb_sql statements[KB_FORM_BY_COUNT] = {
        [KB_FORM_FOLD] = KB_SQL_FORMS,
        [KB_FORM_PREFIX] = KB_SQL_FORMS_OF_PREFIX,
        [KB_FORM_FLOOR] = KB_SQL_FORM_AT_FLOOR,
        [KB_FORM_PINYIN] = KB_SQL_FORMS_OF_PINYIN,
        [KB_FORM_INITIALS] = KB_SQL_FORMS_OF_INITIALS,
    };
    kb_stmt q = kb_stmt_begin(kb_sqlite_of(base), statements[by]);

    kb_stmt_bind_text(&q, 1, text);
    return give_forms(&q, fn, context, err);
}

kb_status kb_sqlite_forms_of(kb_store *base, uint64_t concept, kb_form_fn *fn,
                             void *context, kb_error *err)
{
    kb_stmt q = kb_stmt_begin(kb_sqlite_of(base), KB_SQL_FORMS_OF_CONCEPT);

    kb_stmt_bind_int(&q, 1, (int64_t) concept);
    return give_forms(&q, fn, context, err);
}

kb_status kb_sqlite_count(kb_store *base, kb_count_by by, kb_count_fn *fn,
                          void *context, kb_error *err)
{
    static const kb_sql statements[] = {
        [KB_COUNT_KINDS] = KB_SQL_COUNT_KINDS,
        [KB_COUNT_LAYERS] = KB_SQL_COUNT_LAYERS,
        [KB_COUNT_PREDICATES] = KB_SQL_COUNT_PREDICATES,
        [KB_COUNT_SITES] = KB_SQL_COUNT_SITES,
        [KB_COUNT_YEARS] = KB_SQL_COUNT_YEARS,
    };
    kb_status status = KB_OK;
    kb_stmt q = kb_stmt_begin(kb_sqlite_of(base), statements[by]);

    while (status == KB_OK && kb_stmt_next(&q)) {
        kb_count count = {kb_stmt_text(&q, 0), kb_stmt_int(&q, 1)};
        status = fn(context, &count);
    }
    return kb_stmt_end(&q, status, err);
}
