/* engine.h - an engine of the store: one function a question.  What each one
 * answers, and in which order, is defined in aigckb/store.h, edges.h,
 * figures.h, forms.h and match.h. */
#ifndef KB_STORE_ENGINE_H
#define KB_STORE_ENGINE_H

#include "aigckb/bulk.h"
#include "aigckb/clusters.h"
#include "aigckb/company.h"
#include "aigckb/curate.h"
#include "aigckb/edges.h"
#include "aigckb/figures.h"
#include "aigckb/forms.h"
#include "aigckb/match.h"
#include "aigckb/sets.h"
#include "aigckb/sql.h"
#include "aigckb/store.h"

typedef struct kb_store_ops {
    void (*close)(kb_store *store);

    kb_status (*known)(kb_store *store, const char *const *paths, size_t n,
                       kb_known *out, kb_error *err);
    void (*gather)(kb_store *store, bool more); /* may be NULL */
    kb_status (*put)(kb_store *store, const kb_entry *entries, size_t n,
                     int64_t now, kb_put_report *report, kb_error *err);
    kb_status (*inputs)(kb_store *store, const char *prefix, kb_text_fn *fn,
                        void *context, kb_error *err);
    kb_status (*forget)(kb_store *store, const char *const *names, size_t n,
                        kb_error *err);
    kb_status (*remove)(kb_store *store, uint64_t article, kb_error *err);
    kb_status (*derive)(kb_store *store, kb_error *err);

    kb_status (*curate)(kb_store *store, const kb_curation *curation,
                        kb_error *err);
    kb_status (*corrections)(kb_store *store, kb_correction_fn *fn,
                             void *context, kb_error *err);
    kb_status (*rulings)(kb_store *store, kb_ruling_fn *fn, void *context,
                         kb_error *err);
    kb_status (*curated)(kb_store *store, char stamp[17], kb_error *err);

    kb_status (*concepts)(kb_store *store, const kb_concept_query *query,
                          kb_concept_fn *fn, void *context, kb_error *err);
    kb_status (*forms)(kb_store *store, kb_form_by by, const char *text,
                       kb_form_fn *fn, void *context, kb_error *err);
    kb_status (*names)(kb_store *store, kb_name_fn *fn, void *context,
                       kb_error *err);
    kb_status (*forms_of)(kb_store *store, uint64_t concept, kb_form_fn *fn,
                          void *context, kb_error *err);
    kb_status (*articles)(kb_store *store, const kb_article_query *query,
                          kb_article_fn *fn, void *context, kb_error *err);
    kb_status (*clusters)(kb_store *store, const kb_cluster_query *query,
                          kb_cluster_fn *fn, void *context, kb_error *err);
    kb_status (*facts)(kb_store *store, const kb_fact_query *query,
                       kb_fact_fn *fn, void *context, kb_error *err);
    kb_status (*edges)(kb_store *store, const kb_edge_query *query,
                       kb_edge_fn *fn, void *context, kb_error *err);
    kb_status (*edge_counts)(kb_store *store, const kb_edge_query *query,
                             int64_t counts[KB_PREDICATE_COUNT], kb_error *err);
    kb_status (*links)(kb_store *store, const kb_link_query *query,
                       kb_link_fn *fn, void *context, kb_error *err);
    kb_status (*company)(kb_store *store, const kb_company_query *query,
                         int64_t *sources, kb_presence_fn *fn, void *context,
                         kb_error *err);
    kb_status (*edges_among)(kb_store *store, const kb_link_query *query,
                             kb_edge_fn *fn, void *context, kb_error *err);
    kb_status (*edge_names)(kb_store *store, kb_edge_name_fn *fn, void *context,
                            kb_error *err);
    kb_status (*figures)(kb_store *store, const kb_figure_query *query,
                         kb_figure_fn *fn, void *context, kb_error *err);
    kb_status (*figure_places)(kb_store *store, const kb_figure_query *query,
                               kb_figure_place_fn *fn, void *context,
                               kb_error *err);
    kb_status (*events)(kb_store *store, const kb_event_query *query,
                        kb_event_fn *fn, void *context, kb_error *err);
    kb_status (*count)(kb_store *store, kb_count_by by, kb_count_fn *fn,
                       void *context, kb_error *err);
    kb_status (*match)(kb_store *store, const kb_match *match, kb_matches *out,
                       kb_error *err);

    kb_status (*articles_with)(kb_store *store, const kb_set_query *query,
                               kb_article_set *out, kb_arena *arena,
                               kb_error *err);
    kb_status (*facet)(kb_store *store, const kb_facet_query *query,
                       kb_count_fn *fn, void *context, kb_error *err);

    kb_status (*identity)(kb_store *store, kb_store_info *out, kb_error *err);
    kb_status (*revision)(kb_store *store, const char *day, int64_t *out,
                          kb_error *err);
    kb_status (*info)(kb_store *store, kb_store_info *out, kb_error *err);
    kb_status (*check)(kb_store *store, kb_text_fn *fn, void *context,
                       kb_error *err);
    kb_status (*sql)(kb_store *store, const char *sql, kb_sql_fn *fn,
                     void *context, kb_error *err); /* NULL: has no SQL */
} kb_store_ops;

/** The first member of what an engine opens. */
struct kb_store {
    const kb_store_ops *ops;
};

/** One SQLite file. */
kb_status kb_sqlite_open(kb_store **out, const char *where, kb_access access,
                         kb_patience patience, kb_error *err);

#endif
