/* sqlite.h - the store as one SQLite file: what its parts share.  Not for
 * sharing between threads: each opens its own. */
#ifndef KB_STORE_SQLITE_H
#define KB_STORE_SQLITE_H

#include "store/engine.h"
#include "store/sqlite/api.h"
#include "store/sqlite/stmt.h"

typedef struct kb_index_pending kb_index_pending; /* index.c */
typedef struct kb_concepts_held kb_concepts_held; /* concept_rows.c */
typedef struct kb_curated kb_curated;             /* curated.c */

typedef struct kb_sqlite {
    kb_store base;
    sqlite3 *db;
    sqlite3_stmt *stmts[KB_SQL_COUNT]; /* prepared at first use */
    bool begun[KB_SQL_COUNT];          /* which of them are in use */
    kb_index_pending *pending; /* what this transaction adds to the index */
    kb_concepts_held *held;    /* and what it still has to write; or NULL */
    kb_curated *curated;       /* what corrections change in answers, or NULL */
    bool gathering;            /* puts share transactions */
    bool unshared;             /* no memory to share: see connection.c */
    const char *where;         /* while it is opened; then NULL */
    kb_patience patience;
    int64_t waits_since; /* ms of the steady clock */
} kb_sqlite;

static inline kb_sqlite *kb_sqlite_of(kb_store *store)
{
    return (kb_sqlite *)store; /* .base is the first member */
}

/* ---- connection.c, reader.c ---------------------------------------------- */

/** Opens a file, by its name or URI.  The connection, store->db, is to be
 * closed also where this fails. */
kb_status kb_sqlite_connect(kb_sqlite *store, const char *name, int flags,
                            kb_error *err);

/** Whether an open file is a store, and one that we can use. */
kb_status kb_sqlite_verify(sqlite3 *db, kb_access access, kb_error *err);

/** migrate.c: whether its tables and indexes are those of this schema, to the
 * letter: an expression in them runs with each row. */
kb_status kb_sqlite_verify_tables(sqlite3 *db, const char *name, kb_error *err);

/** Opens a store to read, in one transaction for all questions.
 * @param alone no other connection of this process has it open */
kb_status kb_sqlite_open_reader(kb_sqlite *store, const char *where, bool alone,
                                kb_error *err);

/** Takes more memory for pages: before a question that walks over many. */
void kb_sqlite_widen(kb_sqlite *store);

/* ---- transaction.c, migrate.c ---------------------------------------------
 */

/** Begins a transaction that writes; waits for other writers. */
kb_status kb_sqlite_begin(kb_sqlite *store, kb_error *err);

/** Whether there is one. */
bool kb_sqlite_is_open(const kb_sqlite *store);

/** derive.c: changes something in a transaction, with what was gathered so far,
 * and derives what follows from both in the same one. */
typedef kb_status kb_change_fn(kb_sqlite *store, void *context, kb_error *err);
kb_status kb_sqlite_change(kb_sqlite *store, kb_change_fn *change,
                           void *context, kb_error *err);

/** put.c: ends gathering, in the transaction that it has opened. */
kb_status kb_sqlite_flush(kb_sqlite *store, kb_error *err);

/** put.c: ends gathering: writes and commits what is left of it. */
kb_status kb_sqlite_settle(kb_sqlite *store, kb_error *err);

/** Commits where `status` is KB_OK, else rolls back.  @return the first
 * failure */
kb_status kb_sqlite_end(kb_sqlite *store, kb_status status, kb_error *err);

/** Brings the schema up to date, each step in a transaction of its own.
 * @param[out] taken whether there was a step to take */
kb_status kb_sqlite_migrate(sqlite3 *db, bool *taken, kb_error *err);

/** migrate.c: does what a step of the schema left for the program, in a
 * transaction: where `wanted` has a row, `make`, and then `done`. */
typedef kb_status kb_remake_fn(kb_sqlite *store, kb_error *err);
kb_status kb_sqlite_remake(kb_sqlite *store, kb_sql wanted, kb_sql done,
                           kb_remake_fn *make, kb_error *err);

/** The schema version of this program. */
int kb_sqlite_schema(void);

/** One integer that a PRAGMA gives, or -1 and `rc`. */
int64_t kb_sqlite_pragma(sqlite3 *db, const char *sql, int *rc);

/* ---- filters ------------------------------------------------------------ */

/** Binds the parameters 1 to 4 of ARTICLE_FILTER in sql.def. */
void kb_filter_bind(kb_stmt *q, const kb_article_filter *filter);

bool kb_filter_is_empty(const kb_article_filter *filter);

/** Ids as a JSON array, for json_each(). */
const char *kb_ids_json(kb_arena *arena, const uint64_t *ids, size_t n);

/** The concept in eight columns of a row, from `at` on. */
kb_concept kb_concept_of(kb_stmt *q, int at);

/* ---- edge.c ------------------------------------------------------------- */

/** Notes that derived state waits to be made anew, inside a transaction. */
kb_status kb_sqlite_mark_stale(kb_sqlite *store, kb_error *err);

/** Makes the edges that were touched anew, inside a transaction. */
kb_status kb_edges_derive(kb_sqlite *store, kb_error *err);

/** The edge in the first columns of a row, without .other. */
enum { KB_EDGE_COLUMNS = 13 };
kb_edge kb_edge_of(kb_stmt *q);

/* ---- the questions ------------------------------------------------------ */

kb_status kb_sqlite_known(kb_store *base, const char *const *paths, size_t n,
                          kb_known *out, kb_error *err);
kb_status kb_sqlite_put(kb_store *base, const kb_entry *entries, size_t n,
                        int64_t now, kb_put_report *report, kb_error *err);
kb_status kb_sqlite_inputs(kb_store *base, const char *prefix, kb_text_fn *fn,
                           void *context, kb_error *err);
kb_status kb_sqlite_forget(kb_store *base, const char *const *names, size_t n,
                           kb_error *err);
void kb_sqlite_gather(kb_store *base, bool more);
kb_status kb_sqlite_remove(kb_store *base, uint64_t article, kb_error *err);
kb_status kb_sqlite_derive(kb_store *base, kb_error *err);
kb_status kb_sqlite_concepts(kb_store *base, const kb_concept_query *query,
                             kb_concept_fn *fn, void *context, kb_error *err);
kb_status kb_sqlite_forms(kb_store *base, kb_form_by by, const char *text,
                          kb_form_fn *fn, void *context, kb_error *err);
kb_status kb_sqlite_names(kb_store *base, kb_name_fn *fn, void *context,
                          kb_error *err);
kb_status kb_sqlite_forms_of(kb_store *base, uint64_t concept, kb_form_fn *fn,
                             void *context, kb_error *err);
kb_status kb_sqlite_articles(kb_store *base, const kb_article_query *query,
                             kb_article_fn *fn, void *context, kb_error *err);
kb_status kb_sqlite_clusters(kb_store *base, const kb_cluster_query *query,
                             kb_cluster_fn *fn, void *context, kb_error *err);
kb_status kb_sqlite_facts(kb_store *base, const kb_fact_query *query,
                          kb_fact_fn *fn, void *context, kb_error *err);
kb_status kb_sqlite_edges(kb_store *base, const kb_edge_query *query,
                          kb_edge_fn *fn, void *context, kb_error *err);
kb_status kb_sqlite_edge_counts(kb_store *base, const kb_edge_query *query,
                                int64_t counts[KB_PREDICATE_COUNT],
                                kb_error *err);
kb_status kb_sqlite_links(kb_store *base, const kb_link_query *query,
                          kb_link_fn *fn, void *context, kb_error *err);
kb_status kb_sqlite_company(kb_store *base, const kb_company_query *query,
                            int64_t *sources, kb_presence_fn *fn, void *context,
                            kb_error *err);
kb_status kb_sqlite_edges_among(kb_store *base, const kb_link_query *query,
                                kb_edge_fn *fn, void *context, kb_error *err);
kb_status kb_sqlite_edge_names(kb_store *base, kb_edge_name_fn *fn,
                               void *context, kb_error *err);
kb_status kb_sqlite_figures(kb_store *base, const kb_figure_query *query,
                            kb_figure_fn *fn, void *context, kb_error *err);
kb_status kb_sqlite_figure_places(kb_store *base, const kb_figure_query *query,
                                  kb_figure_place_fn *fn, void *context,
                                  kb_error *err);
kb_status kb_sqlite_events(kb_store *base, const kb_event_query *query,
                           kb_event_fn *fn, void *context, kb_error *err);
kb_status kb_sqlite_count(kb_store *base, kb_count_by by, kb_count_fn *fn,
                          void *context, kb_error *err);
kb_status kb_sqlite_match(kb_store *base, const kb_match *match,
                          kb_matches *out, kb_error *err);
kb_status kb_sqlite_articles_with(kb_store *base, const kb_set_query *query,
                                  kb_article_set *out, kb_arena *arena,
                                  kb_error *err);
kb_status kb_sqlite_facet(kb_store *base, const kb_facet_query *query,
                          kb_count_fn *fn, void *context, kb_error *err);
kb_status kb_sqlite_curate(kb_store *base, const kb_curation *curation,
                           kb_error *err);
kb_status kb_sqlite_corrections(kb_store *base, kb_correction_fn *fn,
                                void *context, kb_error *err);
kb_status kb_sqlite_rulings(kb_store *base, kb_ruling_fn *fn, void *context,
                            kb_error *err);
kb_status kb_sqlite_stamp(kb_store *base, char stamp[17], kb_error *err);
kb_status kb_sqlite_identity(kb_store *base, kb_store_info *out, kb_error *err);
kb_status kb_sqlite_revision(kb_store *base, const char *day, int64_t *out,
                             kb_error *err);
kb_status kb_sqlite_info(kb_store *base, kb_store_info *out, kb_error *err);
kb_status kb_sqlite_check(kb_store *base, kb_text_fn *fn, void *context,
                          kb_error *err);
kb_status kb_sqlite_sql(kb_store *base, const char *sql, kb_sql_fn *fn,
                        void *context, kb_error *err);

#endif
