/* among.c - the edges among some concepts. */
#include "store/sqlite/sqlite.h"

static void bind(kb_stmt *q, const kb_link_query *query)
{
    kb_stmt_bind_int(q, 3, query->predicates);
    kb_stmt_bind_real(q, 4, query->min_confidence);
    kb_stmt_bind_int(q, 5, query->min_sources);
}

kb_status kb_sqlite_edges_among(kb_store *base, const kb_link_query *query,
                                kb_edge_fn *fn, void *context, kb_error *err)
{
    kb_sqlite *store = kb_sqlite_of(base);
    kb_arena *arena = kb_arena_new();
    kb_status status = KB_OK;

    if (query->id_count == 0)
        kb_sqlite_widen(store);
    kb_stmt q = kb_stmt_begin(store, query->id_count > 0 ? KB_SQL_EDGES_AMONG
                                                         : KB_SQL_EDGES_ALL);
    bind(&q, query);
    if (query->id_count > 0)
        kb_stmt_bind_text(&q, 6,
                          kb_ids_json(arena, query->ids, query->id_count));
    while (status == KB_OK && kb_stmt_next(&q)) {
        kb_edge edge = kb_edge_of(&q);
        status = fn(context, &edge);
    }
    status = kb_stmt_end(&q, status, err);
    kb_arena_free(arena);
    return status;
}
