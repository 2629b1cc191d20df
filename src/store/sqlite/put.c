/* put.c - takes articles in and out. */
#include "store/sqlite/index.h"
#include "store/sqlite/inputs.h"
#include "store/sqlite/save.h"
#include "store/sqlite/sqlite.h"

/* ---- articles ----------------------------------------------------------- */

/* Makes all entries ready: one that is wrong is found before any is written,
 * and takes nothing along of what was put before it. */
static kb_status prepare_all(kb_saving *out, kb_sqlite *store, kb_arena *arena,
                             const kb_entry *entries, size_t n, kb_error *err)
{
    kb_status status = KB_OK;

    for (size_t i = 0; i < n && status == KB_OK; i++) {
        if (entries[i].doc)
            status =
                kb_article_prepare(&out[i], store, arena, &entries[i], err);
    }
    return status;
}

static kb_status put_entry(kb_saving *s, kb_sqlite *store,
                           const kb_entry *entry, int64_t now,
                           kb_put_report *report, kb_error *err)
{
    bool changed = false;
    kb_status status = KB_OK;

    if (entry->doc)
        status = kb_article_save(s, now, &changed, err);
    if (status == KB_OK && entry->input.path)
        status = kb_input_note(store, entry, &changed, err);
    if (status == KB_OK && entry->doc)
        ++*(changed ? &report->changed : &report->added);
    if (entry->changed)
        *entry->changed = changed;
    return status;
}

/* What is put at once. */
typedef struct batch {
    const kb_entry *entries;
    kb_saving *savings; /* of each entry that has a document */
    size_t n;
    int64_t now;
} batch;

static kb_status put_all(kb_sqlite *store, const batch *b, kb_put_report *done,
                         kb_error *err)
{
    kb_status status = KB_OK;

    if (!kb_sqlite_is_open(store))
        status = kb_sqlite_begin(store, err);
    for (size_t i = 0; i < b->n && status == KB_OK; i++)
        status =
            put_entry(&b->savings[i], store, &b->entries[i], b->now, done, err);
    if (status == KB_OK && done->added + done->changed > 0)
        status = kb_sqlite_mark_stale(store, err);
    return status;
}

/* Writes what was held back of the puts of a transaction. */
static kb_status flush(kb_sqlite *store, kb_status status, kb_error *err)
{
    if (status == KB_OK)
        status = kb_concepts_write(store, err);
    if (status == KB_OK && store->pending)
        status = kb_index_flush(store, err);
    kb_concepts_discard(store);
    kb_index_discard(store);
    return status;
}

/* Ends the transaction of one put, or of many that were gathered. */
static kb_status settle(kb_sqlite *store, kb_status status, kb_error *err)
{
    return kb_sqlite_end(store, flush(store, status, err), err);
}

kb_status kb_sqlite_flush(kb_sqlite *store, kb_error *err)
{
    store->gathering = false;
    return flush(store, KB_OK, err);
}

kb_status kb_sqlite_settle(kb_sqlite *store, kb_error *err)
{
    store->gathering = false;
    return kb_sqlite_is_open(store) ? settle(store, KB_OK, err) : KB_OK;
}

void kb_sqlite_gather(kb_store *base, bool more)
{
    kb_sqlite_of(base)->gathering = more;
}

kb_status kb_sqlite_put(kb_store *base, const kb_entry *entries, size_t n,
                        int64_t now, kb_put_report *report, kb_error *err)
{
    kb_sqlite *store = kb_sqlite_of(base);
    kb_arena *arena = kb_arena_new();
    const batch b = {entries, kb_arena_alloc(arena, n * sizeof *b.savings), n,
                     now};
    kb_put_report done = {0};

    kb_status status = prepare_all(b.savings, store, arena, entries, n, err);
    if (status == KB_OK) {
        status = put_all(store, &b, &done, err);
        if (status != KB_OK || !store->gathering ||
            kb_concepts_are_many(store) || kb_index_is_full(store))
            status = settle(store, status, err);
    }
    if (status == KB_OK)
        *report = done;
    kb_arena_free(arena);
    return status;
}

kb_status kb_sqlite_remove(kb_store *base, uint64_t article, kb_error *err)
{
    kb_sqlite *store = kb_sqlite_of(base);
    kb_status status = kb_sqlite_settle(store, err);
    if (status == KB_OK)
        status = kb_sqlite_begin(store, err);
    if (status != KB_OK)
        return status;

    status = kb_article_erase(store, article, err);
    if (status == KB_OK) {
        kb_stmt q = kb_stmt_begin(store, KB_SQL_INPUT_DROP);
        kb_stmt_bind_int(&q, 1, (int64_t)article);
        status = kb_stmt_run(&q, err);
    }
    if (status == KB_OK)
        status = kb_sqlite_mark_stale(store, err);
    return kb_sqlite_end(store, status, err);
}
