/* functions.c - functions of our own in SQL. */
#include "store/sqlite/functions.h"

#include "base/agree.h"
#include "base/vec.h"

/* ---- sources() ---------------------------------------------------------- */

/* The statements of one group; the arena is there from the first one on. */
typedef struct counting {
    kb_arena *arena;
    KB_VEC(kb_origin) origins;
} counting;

static void count_step(sqlite3_context *call, int n, sqlite3_value **values)
{
    counting *c = sqlite3_aggregate_context(call, sizeof *c);

    (void)n;
    if (!c) {
        sqlite3_result_error_nomem(call);
        return;
    }
    if (!c->arena)
        c->arena = kb_arena_new();
    kb_origin origin = {.cluster = (uint64_t)sqlite3_value_int64(values[0]),
                        .claim = (uint32_t)sqlite3_value_int64(values[1])};
    kb_vec_push(c->arena, &c->origins, origin);
}

static void count_end(sqlite3_context *call)
{
    counting *c = sqlite3_aggregate_context(call, 0);

    if (!c || !c->arena) {
        sqlite3_result_int64(call, 0);
        return;
    }
    bool *first = kb_arena_alloc(c->arena, c->origins.len * sizeof *first);
    sqlite3_result_int64(
        call, kb_agree_first(c->arena, c->origins.data, c->origins.len, first));
    kb_arena_free(c->arena);
}

kb_status kb_function_sources(kb_sqlite *store, kb_error *err)
{
    int rc = sqlite3_create_function_v2(
        store->db, "sources", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, NULL,
        count_step, count_end, NULL);
    return rc == SQLITE_OK ? KB_OK : kb_sqlite_fail(store->db, rc, err);
}

/* ---- claim_at() --------------------------------------------------------- */

static void claim_at(sqlite3_context *call, int n, sqlite3_value **values)
{
    const kb_claimant *c = sqlite3_user_data(call);
    int64_t block = sqlite3_value_int64(values[0]);
    int64_t start = sqlite3_value_int64(values[1]);

    (void)n;
    if (block < 0 || (size_t)block >= c->body.block_count) {
        sqlite3_result_int64(call, 0);
        return;
    }
    kb_span span = {.block = (uint32_t)block,
                    .start = (uint32_t)start - c->body.blocks[block].start};
    sqlite3_result_int64(call, kb_imprint_claim(c->imprint, span));
}

kb_status kb_function_claim_at(kb_sqlite *store, kb_claimant *claimant,
                               kb_error *err)
{
    int rc = sqlite3_create_function_v2(store->db, "claim_at", 2, SQLITE_UTF8,
                                        claimant, claim_at, NULL, NULL, NULL);
    return rc == SQLITE_OK ? KB_OK : kb_sqlite_fail(store->db, rc, err);
}
