/* edge.c - what all articles together say of s p o: derived, and asked for. */
#include "aigckb/edges.h"

#include <string.h>

#include "base/agree.h"
#include "base/map.h"
#include "base/vec.h"
#include "store/sqlite/sqlite.h"

/* ---- deriving ----------------------------------------------------------- */

/* The statements of one edge; the edge is as its surest one has it. */
typedef struct gathering {
    kb_sqlite *store;
    kb_arena *arena; /* of this edge */
    kb_edge edge;
    KB_VEC(kb_origin) origins;
    KB_VEC(double) confidences;
    kb_map articles; /* that say so: the parts of a concept may each */
} gathering;

static void begin(gathering *g, kb_stmt *q)
{
    kb_span span = kb_stmt_span(q, 5, 6);

    kb_arena_clear(g->arena);
    *g = (gathering){
        .store = g->store, .arena = g->arena, .articles = {.arena = g->arena}};
    g->edge = (kb_edge){
        .s = (uint64_t)kb_stmt_int(q, 0),
        .p = (kb_predicate)kb_stmt_code(q, 1, KB_PREDICATE_COUNT),
        .o = (uint64_t)kb_stmt_int(q, 2),
        .basis = (kb_basis)kb_stmt_code(q, 3, KB_BASIS_COUNT),
        .block = span.block,
        .start = span.start,
        .end = span.end,
        .article = (uint64_t)kb_stmt_int(q, 8),
    };
}

static bool is_same(const kb_edge *edge, kb_stmt *q)
{
    return edge->s == (uint64_t)kb_stmt_int(q, 0) &&
           edge->p == (kb_predicate)kb_stmt_int(q, 1) &&
           edge->o == (uint64_t)kb_stmt_int(q, 2);
}

static void add_date(gathering *g, const char *date)
{
    kb_edge *edge = &g->edge;

    if (!date)
        return;
    if (!edge->first_date || strcmp(date, edge->first_date) < 0)
        edge->first_date = kb_arena_strdup(g->arena, date);
    if (!edge->last_date || strcmp(date, edge->last_date) > 0)
        edge->last_date = kb_arena_strdup(g->arena, date);
}

static void add(gathering *g, kb_stmt *q)
{
    kb_basis basis = (kb_basis)kb_stmt_code(q, 3, KB_BASIS_COUNT);
    bool fresh;

    if (basis < g->edge.basis)
        g->edge.basis = basis;
    kb_vec_push(g->arena, &g->confidences, kb_stmt_real(q, 4));
    kb_origin origin = {.cluster = (uint64_t)kb_stmt_int(q, 9),
                        .claim = (uint32_t)kb_stmt_int(q, 11)};
    kb_vec_push(g->arena, &g->origins, origin);
    kb_map_add_id(&g->articles, (uint64_t)kb_stmt_int(q, 8), &fresh);
    add_date(g, kb_stmt_text(q, 10));
}

static kb_status save(gathering *g, kb_error *err)
{
    kb_edge *edge = &g->edge;
    size_t n = g->origins.len;
    bool *first = kb_arena_alloc(g->arena, n * sizeof *first);

    if (n == 0)
        return KB_OK;
    edge->sources = kb_agree_first(g->arena, g->origins.data, n, first);
    edge->confidence = kb_agree_confidence(g->confidences.data, first, n);
    kb_stmt q = kb_stmt_begin(g->store, KB_SQL_EDGE_ADD);
    kb_stmt_bind_int(&q, 1, (int64_t)edge->s);
    kb_stmt_bind_int(&q, 2, edge->p);
    kb_stmt_bind_int(&q, 3, (int64_t)edge->o);
    kb_stmt_bind_int(&q, 4, edge->basis);
    kb_stmt_bind_real(&q, 5, edge->confidence);
    kb_stmt_bind_int(&q, 6, edge->sources);
    kb_stmt_bind_int(&q, 7, (int64_t)g->articles.len);
    kb_stmt_bind_text(&q, 8, edge->first_date);
    kb_stmt_bind_text(&q, 9, edge->last_date);
    kb_stmt_bind_int(&q, 10, (int64_t)edge->article);
    kb_stmt_bind_int(&q, 11, edge->block);
    kb_stmt_bind_int(&q, 12, edge->start);
    kb_stmt_bind_int(&q, 13, edge->end);
    return kb_stmt_run(&q, err);
}

static kb_status derive_by(kb_sqlite *store, kb_sql statements, kb_error *err)
{
    gathering g = {.store = store, .arena = kb_arena_new()};
    kb_status status = KB_OK;

    kb_stmt q = kb_stmt_begin(store, statements);
    while (status == KB_OK && kb_stmt_next(&q)) {
        if (g.origins.len == 0 || !is_same(&g.edge, &q)) {
            status = save(&g, err);
            begin(&g, &q);
        }
        add(&g, &q);
    }
    status = kb_stmt_end(&q, status, err);
    if (status == KB_OK)
        status = save(&g, err);
    kb_arena_free(g.arena);
    return status;
}

kb_status kb_edges_derive(kb_sqlite *store, kb_error *err)
{
    static const kb_sql ways[] = {
        KB_SQL_DERIVE_RELATIONS, KB_SQL_DERIVE_RELATIONS_OUT,
        KB_SQL_DERIVE_RELATIONS_IN, KB_SQL_DERIVE_RELATIONS_BETWEEN};
    kb_status status = KB_OK;

    for (size_t i = 0; i < sizeof ways / sizeof *ways && status == KB_OK; i++)
        status = derive_by(store, ways[i], err);
    return status;
}

/* ---- asking ------------------------------------------------------------- */

static void bind_id(kb_stmt *q, int at, uint64_t id)
{
    if (id != 0)
        kb_stmt_bind_int(q, at, (int64_t)id);
}

/* Parameters 1 to 5. */
static void bind(kb_stmt *q, const kb_edge_query *query)
{
    bind_id(q, 1, query->s);
    bind_id(q, 2, query->o);
    kb_stmt_bind_int(q, 3, query->predicates);
    kb_stmt_bind_real(q, 4, query->min_confidence);
    kb_stmt_bind_int(q, 5, query->min_sources);
}

kb_edge kb_edge_of(kb_stmt *q)
{
    kb_span span = kb_stmt_span(q, 10, 11);

    return (kb_edge){
        .s = (uint64_t)kb_stmt_int(q, 0),
        .p = (kb_predicate)kb_stmt_code(q, 1, KB_PREDICATE_COUNT),
        .o = (uint64_t)kb_stmt_int(q, 2),
        .basis = (kb_basis)kb_stmt_code(q, 3, KB_BASIS_COUNT),
        .confidence = kb_stmt_real(q, 4),
        .sources = kb_stmt_int(q, 5),
        .articles = kb_stmt_int(q, 6),
        .first_date = kb_stmt_text(q, 7),
        .last_date = kb_stmt_text(q, 8),
        .article = (uint64_t)kb_stmt_int(q, 9),
        .block = span.block,
        .start = span.start,
        .end = span.end,
    };
}

kb_status kb_sqlite_edges(kb_store *base, const kb_edge_query *query,
                          kb_edge_fn *fn, void *context, kb_error *err)
{
    kb_sql sql = query->s == 0   ? KB_SQL_EDGES_IN
                 : query->o == 0 ? KB_SQL_EDGES_OUT
                                 : KB_SQL_EDGES_BETWEEN;
    kb_status status = KB_OK;
    kb_stmt q = kb_stmt_begin(kb_sqlite_of(base), sql);

    bind(&q, query);
    kb_stmt_bind_int(&q, 6, query->kinds);
    kb_stmt_bind_int(&q, 7, query->layers);
    kb_stmt_bind_int(&q, 8, query->limit > 0 ? query->limit : -1);
    while (status == KB_OK && kb_stmt_next(&q)) {
        kb_edge edge = kb_edge_of(&q);
        edge.other = kb_concept_of(&q, KB_EDGE_COLUMNS);
        status = fn(context, &edge);
    }
    return kb_stmt_end(&q, status, err);
}

kb_status kb_sqlite_edge_counts(kb_store *base, const kb_edge_query *query,
                                int64_t counts[KB_PREDICATE_COUNT],
                                kb_error *err)
{
    kb_stmt q = kb_stmt_begin(kb_sqlite_of(base), query->s == 0
                                                      ? KB_SQL_EDGE_COUNTS_IN
                                                      : KB_SQL_EDGE_COUNTS_OUT);

    bind(&q, query);
    while (kb_stmt_next(&q)) {
        int64_t p = kb_stmt_int(&q, 0);
        if (p >= 0 && p < KB_PREDICATE_COUNT)
            counts[p] = kb_stmt_int(&q, 1);
    }
    return kb_stmt_end(&q, KB_OK, err);
}

/* Parameters 6 and 7: the first and the last of some predicates. */
static void bind_range(kb_stmt *q, unsigned predicates)
{
    int first = 0, last = KB_PREDICATE_COUNT - 1;

    while (predicates && !(predicates >> first & 1))
        first++;
    while (predicates && last > first && !(predicates >> last & 1))
        last--;
    kb_stmt_bind_int(q, 6, first);
    kb_stmt_bind_int(q, 7, last);
}

static kb_status walk_links(kb_sqlite *store, kb_sql sql,
                            const kb_link_query *query, kb_link_fn *fn,
                            void *context, kb_error *err)
{
    kb_stmt q = kb_stmt_begin(store, sql);
    kb_status status = KB_OK;

    bind_id(&q, 1, query->concept);
    kb_stmt_bind_int(&q, 2, query->predicates);
    kb_stmt_bind_real(&q, 3, query->min_confidence);
    kb_stmt_bind_int(&q, 4, query->min_sources);
    if (query->basis != KB_ANY)
        kb_stmt_bind_int(&q, 5, query->basis);
    if (sql == KB_SQL_LINKS_ALL)
        bind_range(&q, query->predicates);
    while (status == KB_OK && kb_stmt_next(&q)) {
        kb_link link = {
            .concept = (uint64_t)kb_stmt_int(&q, 0),
            .other = (uint64_t)kb_stmt_int(&q, 1),
            .p = (kb_predicate)kb_stmt_code(&q, 2, KB_PREDICATE_COUNT),
            .out = sql != KB_SQL_LINKS_IN,
            .confidence = kb_stmt_real(&q, 3),
            .sources = kb_stmt_int(&q, 4)};
        status = fn(context, &link);
    }
    return kb_stmt_end(&q, status, err);
}

kb_status kb_sqlite_links(kb_store *base, const kb_link_query *query,
                          kb_link_fn *fn, void *context, kb_error *err)
{
    kb_sqlite *store = kb_sqlite_of(base);

    if (query->concept == 0)
        return walk_links(store, KB_SQL_LINKS_ALL, query, fn, context, err);
    kb_status status =
        walk_links(store, KB_SQL_LINKS_OUT, query, fn, context, err);
    return status == KB_OK
               ? walk_links(store, KB_SQL_LINKS_IN, query, fn, context, err)
               : status;
}

kb_status kb_sqlite_edge_names(kb_store *base, kb_edge_name_fn *fn,
                               void *context, kb_error *err)
{
    kb_status status = KB_OK;
    kb_stmt q = kb_stmt_begin(kb_sqlite_of(base), KB_SQL_EDGE_NAMES);

    while (status == KB_OK && kb_stmt_next(&q)) {
        kb_edge_name name = {
            .s_fold = kb_stmt_string(&q, 0),
            .o_fold = kb_stmt_string(&q, 1),
            .p = (kb_predicate)kb_stmt_code(&q, 2, KB_PREDICATE_COUNT)};
        status = fn(context, &name);
    }
    return kb_stmt_end(&q, status, err);
}
