/* store.c - the store: chooses the engine and checks what is asked of it. */
#include "aigckb/store.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "store/engine.h"

kb_status kb_store_open(kb_store **out, const char *where, kb_access access,
                        kb_error *err)
{
    const kb_patience usual = {.wait_ms = KB_WAIT_MS};
    return kb_store_open_patient(out, where, access, usual, err);
}

kb_status kb_store_open_patient(kb_store **out, const char *where,
                                kb_access access, kb_patience patience,
                                kb_error *err)
{
    *out = NULL;
    if (access == KB_NO_STORE)
        return kb_fail(err, KB_USAGE, "a store is opened to read or to write");
    if (where[0] == '\0')
        return kb_fail(err, KB_USAGE, "the name of the store is empty");
    const char *scheme = strstr(where, "://");
    if (scheme)
        return kb_fail(err, KB_USAGE, "%s: no engine for '%.*s' stores", where,
                       (int)(scheme - where), where);
    return kb_sqlite_open(out, where, access, patience, err);
}

void kb_store_close(kb_store *store)
{
    if (store)
        store->ops->close(store);
}

kb_status kb_store_known(kb_store *store, const char *const *paths, size_t n,
                         kb_known *out, kb_error *err)
{
    return store->ops->known(store, paths, n, out, err);
}

void kb_store_gather(kb_store *store, bool more)
{
    if (store->ops->gather)
        store->ops->gather(store, more);
}

kb_status kb_store_put(kb_store *store, const kb_entry *entries, size_t n,
                       int64_t now, kb_put_report *report, kb_error *err)
{
    *report = (kb_put_report){0};
    for (size_t i = 0; i < n; i++)
        assert(!entries[i].doc == !entries[i].facts &&
               (entries[i].doc || entries[i].input.path));
    return store->ops->put(store, entries, n, now, report, err);
}

kb_status kb_store_inputs(kb_store *store, const char *prefix, kb_text_fn *fn,
                          void *context, kb_error *err)
{
    return store->ops->inputs(store, prefix, fn, context, err);
}

kb_status kb_store_forget(kb_store *store, const char *const *names, size_t n,
                          kb_error *err)
{
    return store->ops->forget(store, names, n, err);
}

kb_status kb_store_remove(kb_store *store, uint64_t article, kb_error *err)
{
    return store->ops->remove(store, article, err);
}

kb_status kb_store_derive(kb_store *store, kb_error *err)
{
    return store->ops->derive(store, err);
}

kb_status kb_store_curate(kb_store *store, const kb_curation *curation,
                          kb_error *err)
{
    return store->ops->curate(store, curation, err);
}

kb_status kb_store_corrections(kb_store *store, kb_correction_fn *fn,
                               void *context, kb_error *err)
{
    return store->ops->corrections(store, fn, context, err);
}

kb_status kb_store_rulings(kb_store *store, kb_ruling_fn *fn, void *context,
                           kb_error *err)
{
    return store->ops->rulings(store, fn, context, err);
}

kb_status kb_store_curated(kb_store *store, char stamp[17], kb_error *err)
{
    return store->ops->curated(store, stamp, err);
}

kb_status kb_store_concepts(kb_store *store, const kb_concept_query *query,
                            kb_concept_fn *fn, void *context, kb_error *err)
{
    assert(query->sort != KB_SORT_GIVEN ||
           (query->kind == KB_ANY && query->layer == KB_ANY && !query->prefix &&
            query->min_sources == 0 && query->limit == 0));
    return store->ops->concepts(store, query, fn, context, err);
}

kb_status kb_store_forms(kb_store *store, kb_form_by by, const char *text,
                         kb_form_fn *fn, void *context, kb_error *err)
{
    return store->ops->forms(store, by, text, fn, context, err);
}

kb_status kb_store_names(kb_store *store, kb_name_fn *fn, void *context,
                         kb_error *err)
{
    return store->ops->names(store, fn, context, err);
}

kb_status kb_store_forms_of(kb_store *store, uint64_t concept, kb_form_fn *fn,
                            void *context, kb_error *err)
{
    return store->ops->forms_of(store, concept, fn, context, err);
}

kb_status kb_store_articles(kb_store *store, const kb_article_query *query,
                            kb_article_fn *fn, void *context, kb_error *err)
{
    return store->ops->articles(store, query, fn, context, err);
}

kb_status kb_store_clusters(kb_store *store, const kb_cluster_query *query,
                            kb_cluster_fn *fn, void *context, kb_error *err)
{
    return store->ops->clusters(store, query, fn, context, err);
}

kb_status kb_store_facts(kb_store *store, const kb_fact_query *query,
                         kb_fact_fn *fn, void *context, kb_error *err)
{
    assert(query->type < KB_FACT_TYPE_COUNT);
    return store->ops->facts(store, query, fn, context, err);
}

kb_status kb_store_edges(kb_store *store, const kb_edge_query *query,
                         kb_edge_fn *fn, void *context, kb_error *err)
{
    assert(query->s != 0 || query->o != 0);
    return store->ops->edges(store, query, fn, context, err);
}

kb_status kb_store_edge_counts(kb_store *store, const kb_edge_query *query,
                               int64_t counts[KB_PREDICATE_COUNT],
                               kb_error *err)
{
    assert((query->s != 0) != (query->o != 0));
    memset(counts, 0, KB_PREDICATE_COUNT * sizeof *counts);
    return store->ops->edge_counts(store, query, counts, err);
}

kb_status kb_store_links(kb_store *store, const kb_link_query *query,
                         kb_link_fn *fn, void *context, kb_error *err)
{
    return store->ops->links(store, query, fn, context, err);
}

kb_status kb_store_company(kb_store *store, const kb_company_query *query,
                           int64_t *sources, kb_presence_fn *fn, void *context,
                           kb_error *err)
{
    *sources = 0;
    return store->ops->company(store, query, sources, fn, context, err);
}

kb_status kb_store_edges_among(kb_store *store, const kb_link_query *query,
                               kb_edge_fn *fn, void *context, kb_error *err)
{
    return store->ops->edges_among(store, query, fn, context, err);
}

kb_status kb_store_edge_names(kb_store *store, kb_edge_name_fn *fn,
                              void *context, kb_error *err)
{
    return store->ops->edge_names(store, fn, context, err);
}

kb_status kb_store_figures(kb_store *store, const kb_figure_query *query,
                           kb_figure_fn *fn, void *context, kb_error *err)
{
    return store->ops->figures(store, query, fn, context, err);
}

kb_status kb_store_figure_places(kb_store *store, const kb_figure_query *query,
                                 kb_figure_place_fn *fn, void *context,
                                 kb_error *err)
{
    return store->ops->figure_places(store, query, fn, context, err);
}

kb_status kb_store_events(kb_store *store, const kb_event_query *query,
                          kb_event_fn *fn, void *context, kb_error *err)
{
    return store->ops->events(store, query, fn, context, err);
}

kb_status kb_store_count(kb_store *store, kb_count_by by, kb_count_fn *fn,
                         void *context, kb_error *err)
{
    return store->ops->count(store, by, fn, context, err);
}

kb_status kb_store_match(kb_store *store, const kb_match *match,
                         kb_matches *out, kb_error *err)
{
    *out = (kb_matches){.arena = out->arena};
    if (match->token_count == 0 || match->limit == 0)
        return KB_OK;
    if (match->token_count > KB_MATCH_TOKENS)
        return kb_fail(err, KB_LIMIT, "more than %d words", KB_MATCH_TOKENS);
    return store->ops->match(store, match, out, err);
}

bool kb_article_set_find(const kb_article_set *set, uint64_t place, size_t *at)
{
    size_t from = 0, end = set->len;

    while (from < end) {
        size_t middle = from + (end - from) / 2;
        if (set->members[middle].place < place)
            from = middle + 1;
        else
            end = middle;
    }
    *at = from;
    return from < set->len && set->members[from].place == place;
}

kb_status kb_store_articles_with(kb_article_set *out, kb_store *store,
                                 kb_arena *arena, const kb_set_query *query,
                                 kb_error *err)
{
    assert(query->has < KB_TRAIT_COUNT);
    return store->ops->articles_with(store, query, out, arena, err);
}

kb_status kb_store_facet(kb_store *store, const kb_facet_query *query,
                         kb_count_fn *fn, void *context, kb_error *err)
{
    assert(query->facet < KB_FACET_COUNT);
    return store->ops->facet(store, query, fn, context, err);
}

kb_status kb_store_revision_before(int64_t *out, kb_store *store,
                                   const char *date, kb_error *err)
{
    static const char rest[] =
        "0000-01-01"; /* of a date without day or month */
    char day[sizeof rest];
    size_t len = strlen(date);

    if (len >= sizeof rest)
        return kb_fail(err, KB_USAGE, "'%.40s' is no date", date);
    snprintf(day, sizeof day, "%s%s", date, rest + len);
    return store->ops->revision(store, day, out, err);
}

kb_status kb_store_info_get(kb_store *store, kb_store_info *out, kb_error *err)
{
    *out = (kb_store_info){0};
    return store->ops->info(store, out, err);
}

kb_status kb_store_identity(kb_store *store, kb_store_info *out, kb_error *err)
{
    *out = (kb_store_info){0};
    return store->ops->identity(store, out, err);
}

kb_status kb_store_check(kb_store *store, kb_text_fn *fn, void *context,
                         kb_error *err)
{
    return store->ops->check(store, fn, context, err);
}

kb_status kb_store_sql(kb_store *store, const char *sql, kb_sql_fn *fn,
                       void *context, kb_error *err)
{
    if (!store->ops->sql)
        return kb_fail(err, KB_USAGE, "this store does not speak SQL");
    return store->ops->sql(store, sql, fn, context, err);
}
