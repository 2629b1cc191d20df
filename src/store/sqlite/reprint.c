/* reprint.c - makes the imprints of all articles, and the claims of what they
 * state, where a migration asked for it. */
#include "store/sqlite/cluster.h"
#include "store/sqlite/functions.h"

typedef struct reprinting {
    kb_sqlite *store;
    kb_arena *arena; /* of one article */
    kb_claimant claimant;
    kb_error *err;
} reprinting;

static kb_status set_claims(reprinting *r, int64_t row)
{
    static const kb_sql steps[] = {KB_SQL_CLAIM_RELATIONS,
                                   KB_SQL_CLAIM_DEFINITIONS,
                                   KB_SQL_CLAIM_FIGURES, KB_SQL_CLAIM_EVENTS};
    kb_status status = KB_OK;

    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == KB_OK;
         i++) {
        kb_stmt q = kb_stmt_begin(r->store, steps[i]);
        kb_stmt_bind_int(&q, 1, row);
        status = kb_stmt_run(&q, r->err);
    }
    return status;
}

static kb_status reprint(reprinting *r, kb_stmt *q)
{
    kb_body *body = &r->claimant.body;
    int64_t row = kb_stmt_int(q, 0);

    *body = (kb_body){.text = kb_str_of(kb_stmt_string(q, 3))};
    if (!kb_body_read_blocks(body, r->arena, kb_stmt_string(q, 2)))
        return kb_fail(r->err, KB_STORE_DAMAGED, "the text of '%s' is damaged",
                       kb_stmt_string(q, 1));
    kb_doc doc = kb_body_doc(body, r->arena);
    r->claimant.imprint = kb_imprint_of(r->arena, r->arena, &doc);
    kb_status status =
        kb_imprint_save(r->store, row, r->claimant.imprint, r->err);
    return status == KB_OK ? set_claims(r, row) : status;
}

static kb_status reprint_all(reprinting *r)
{
    kb_status status = KB_OK;
    kb_stmt q = kb_stmt_begin(r->store, KB_SQL_ARTICLES_TO_INDEX);
    while (status == KB_OK && kb_stmt_next(&q)) {
        status = reprint(r, &q);
        kb_arena_clear(r->arena);
    }
    return kb_stmt_end(&q, status, r->err);
}

static kb_status rebuild(kb_sqlite *store, kb_error *err)
{
    reprinting r = {.store = store, .arena = kb_arena_new(), .err = err};
    kb_status status = kb_function_claim_at(store, &r.claimant, err);

    if (status == KB_OK)
        status = reprint_all(&r);
    kb_arena_free(r.arena);
    return status;
}

kb_status kb_imprints_rebuild(kb_sqlite *store, kb_error *err)
{
    return kb_sqlite_remake(store, KB_SQL_REPRINT, KB_SQL_REPRINT_DONE, rebuild,
                            err);
}
