/* put.c - takes articles in and out. */
#include "store/sqlite/index.h"
#include "store/sqlite/inputs.h"
#include "store/sqlite/save.h"
#include "store/sqlite/sqlite.h"

enum { HELD_MAX = 512 }; /* articles whose rows of concepts are held back */

/* ---- articles ----------------------------------------------------------- */

kb_status kb_sqlite_mark_stale(kb_sqlite *store, kb_error *err)
{
    kb_stmt q = kb_stmt_begin(store, KB_SQL_STALE_SET);
    return kb_stmt_run(&q, err);
}

static kb_status put_entry(kb_sqlite *store, kb_arena *arena,
                           const kb_entry *entry, int64_t now,
                           kb_put_report *report, kb_error *err)
{
    bool changed = false;
    kb_status status = KB_OK;

    if (entry->doc)
        status = kb_article_save(store, arena, entry, now, &changed, err);
    if (status == KB_OK && entry->input.path)
        status = kb_input_note(store, entry, &changed, err);
    if (status == KB_OK && entry->doc)
        ++*(changed ? &report->changed : &report->added);
    if (entry->changed)
        *entry->changed = changed;
    return status;
}

/* The rows of concepts are held back and written in the order of their keys: a
 * concept that many articles name has its rows side by side. */
static kb_status put_all(kb_sqlite *store, const kb_entry *entries, size_t n,
                         int64_t now, kb_put_report *done, kb_error *err)
{
    kb_arena *arena = kb_arena_new(); /* of what is held back */
    kb_status status = KB_OK;

    for (size_t i = 0; i < n && status == KB_OK; i++) {
        status = put_entry(store, arena, &entries[i], now, done, err);
        if (status == KB_OK && ((i + 1) % HELD_MAX == 0 || i + 1 == n)) {
            status = kb_concepts_write(store, err);
            kb_arena_clear(arena);
        }
    }
    store->held = NULL;
    kb_arena_free(arena);
    return status;
}

kb_status kb_sqlite_put(kb_store *base, const kb_entry *entries, size_t n,
                        int64_t now, kb_put_report *report, kb_error *err)
{
    kb_sqlite *store = kb_sqlite_of(base);
    kb_put_report done = {0};
    kb_status status = kb_sqlite_begin(store, err);
    if (status != KB_OK)
        return status;

    status = put_all(store, entries, n, now, &done, err);
    if (status == KB_OK && store->pending)
        status = kb_index_flush(store, err);
    if (status == KB_OK && done.added + done.changed > 0)
        status = kb_sqlite_mark_stale(store, err);
    kb_index_discard(store);
    status = kb_sqlite_end(store, status, err);
    if (status == KB_OK)
        *report = done;
    return status;
}

kb_status kb_sqlite_remove(kb_store *base, uint64_t article, kb_error *err)
{
    kb_sqlite *store = kb_sqlite_of(base);
    kb_status status = kb_sqlite_begin(store, err);
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
