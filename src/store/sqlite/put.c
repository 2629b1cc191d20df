/* put.c - takes articles in and out, and notes the files that gave them. */
#include <string.h>

#include "store/sqlite/index.h"
#include "store/sqlite/save.h"
#include "store/sqlite/sqlite.h"

enum { HELD_MAX = 512 }; /* articles whose rows of concepts are held back */

/* ---- inputs ------------------------------------------------------------- */

static kb_status status_named(const char *name)
{
    for (int s = 0; s < KB_STATUS_COUNT; s++) {
        if (strcmp(kb_status_name((kb_status)s), name) == 0)
            return (kb_status)s;
    }
    return KB_INTERNAL; /* a word of another version */
}

static kb_status known(kb_sqlite *store, const char *path, kb_known *out,
                       kb_error *err)
{
    *out = (kb_known){.present = false};
    kb_stmt q = kb_stmt_begin(store, KB_SQL_INPUT_FIND);
    kb_stmt_bind_text(&q, 1, path);
    if (kb_stmt_next(&q)) {
        const char *hash = kb_stmt_text(&q, 2);
        out->present = true;
        out->size = kb_stmt_int(&q, 0);
        out->mtime = kb_stmt_int(&q, 1);
        out->status = status_named(kb_stmt_text(&q, 3));
        if (hash && strlen(hash) < sizeof out->hash)
            memcpy(out->hash, hash, strlen(hash));
    }
    return kb_stmt_end(&q, KB_OK, err);
}

kb_status kb_sqlite_known(kb_store *base, const char *const *paths, size_t n,
                          kb_known *out, kb_error *err)
{
    kb_sqlite *store = kb_sqlite_of(base);
    kb_stmt begin = kb_stmt_begin(store, KB_SQL_BEGIN_READ);
    kb_status status = kb_stmt_run(&begin, err);

    for (size_t i = 0; i < n && status == KB_OK; i++)
        status = known(store, paths[i], &out[i], err);
    return kb_sqlite_end(store, status, err);
}

/* The article that this file gave before, or 0. */
static kb_status find_former(kb_sqlite *store, const char *path,
                             uint64_t *article, kb_error *err)
{
    kb_stmt q = kb_stmt_begin(store, KB_SQL_INPUT_FIND);
    kb_stmt_bind_text(&q, 1, path);
    *article = kb_stmt_next(&q) ? (uint64_t)kb_stmt_int(&q, 4) : 0;
    return kb_stmt_end(&q, KB_OK, err);
}

static kb_status note(kb_sqlite *store, const kb_input *input, uint64_t article,
                      kb_error *err)
{
    kb_stmt q = kb_stmt_begin(store, KB_SQL_INPUT_PUT);
    kb_stmt_bind_text(&q, 1, input->path);
    kb_stmt_bind_int(&q, 2, input->size);
    kb_stmt_bind_int(&q, 3, input->mtime);
    kb_stmt_bind_text(&q, 4, input->hash);
    if (article != 0)
        kb_stmt_bind_int(&q, 5, (int64_t)article);
    kb_stmt_bind_text(&q, 6, kb_status_name(input->status));
    kb_stmt_bind_text(&q, 7, input->message);
    return kb_stmt_run(&q, err);
}

/* ---- articles ----------------------------------------------------------- */

static kb_status mark_stale(kb_sqlite *store, kb_error *err)
{
    kb_stmt q = kb_stmt_begin(store, KB_SQL_STALE_SET);
    return kb_stmt_run(&q, err);
}

/* Erases the article that a file gave before, unless another file gives it
 * too: a text without a number gets a new key when it changes. */
static kb_status erase_former(kb_sqlite *store, uint64_t former, bool *erased,
                              kb_error *err)
{
    kb_stmt q = kb_stmt_begin(store, KB_SQL_INPUT_OF_ARTICLE);
    kb_stmt_bind_int(&q, 1, (int64_t)former);
    bool kept = kb_stmt_next(&q);
    kb_status status = kb_stmt_end(&q, KB_OK, err);
    if (status != KB_OK || kept)
        return status;
    status = kb_article_erase(store, former, err);
    *erased = status == KB_OK;
    return status == KB_NOT_FOUND ? KB_OK : status;
}

static kb_status note_article(kb_sqlite *store, const kb_entry *entry,
                              bool *changed, kb_error *err)
{
    uint64_t former;
    uint64_t article = entry->doc ? kb_article_id(entry->doc->key) : 0;
    kb_status status = find_former(store, entry->input.path, &former, err);

    if (status == KB_OK)
        status = note(store, &entry->input, article, err);
    if (status == KB_OK && article != 0 && former != 0 && former != article)
        status = erase_former(store, former, changed, err);
    return status;
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
        status = note_article(store, entry, &changed, err);
    if (status == KB_OK && entry->doc)
        ++*(changed ? &report->changed : &report->added);
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
        status = mark_stale(store, err);
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
        status = mark_stale(store, err);
    return kb_sqlite_end(store, status, err);
}
