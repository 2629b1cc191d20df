/* inputs.c - the files that gave articles, and what became of them. */
#include "store/sqlite/inputs.h"

#include <string.h>

#include "store/sqlite/save.h"

static kb_status status_named(const char *name)
{
    for (int s = 0; s < KB_STATUS_COUNT; s++) {
        if (strcmp(kb_status_name((kb_status)s), name) == 0)
            return (kb_status)s;
    }
    return KB_INTERNAL; /* a word of another version */
}

/* Leaves out what is too long. */
static void copy(char *to, size_t size, const char *text)
{
    if (text && strlen(text) < size)
        memcpy(to, text, strlen(text) + 1);
}

static kb_status known(kb_sqlite *store, const char *path, kb_known *out,
                       kb_error *err)
{
    *out = (kb_known){.present = false};
    kb_stmt q = kb_stmt_begin(store, KB_SQL_INPUT_FIND);
    kb_stmt_bind_text(&q, 1, path);
    if (kb_stmt_next(&q)) {
        out->present = true;
        out->size = kb_stmt_int(&q, 0);
        out->mtime = kb_stmt_int(&q, 1);
        out->status = status_named(kb_stmt_string(&q, 3));
        copy(out->hash, sizeof out->hash, kb_stmt_text(&q, 2));
        copy(out->etag, sizeof out->etag, kb_stmt_text(&q, 5));
        copy(out->modified, sizeof out->modified, kb_stmt_text(&q, 6));
    }
    return kb_stmt_end(&q, KB_OK, err);
}

kb_status kb_sqlite_known(kb_store *base, const char *const *paths, size_t n,
                          kb_known *out, kb_error *err)
{
    kb_sqlite *store = kb_sqlite_of(base);
    kb_status status = KB_OK;
    bool begins =
        !kb_sqlite_is_open(store); /* as readers have, and gathering */

    if (begins) {
        kb_stmt begin = kb_stmt_begin(store, KB_SQL_BEGIN_READ);
        status = kb_stmt_run(&begin, err);
    }
    for (size_t i = 0; i < n && status == KB_OK; i++)
        status = known(store, paths[i], &out[i], err);
    return begins ? kb_sqlite_end(store, status, err) : status;
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
    kb_stmt_bind_text(&q, 8, input->etag);
    kb_stmt_bind_text(&q, 9, input->modified);
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

kb_status kb_input_note(kb_sqlite *store, const kb_entry *entry, bool *changed,
                        kb_error *err)
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

/* ---- what is gone ------------------------------------------------------- */

kb_status kb_sqlite_inputs(kb_store *base, const char *prefix, kb_text_fn *fn,
                           void *context, kb_error *err)
{
    kb_status status = KB_OK;
    kb_stmt q = kb_stmt_begin(kb_sqlite_of(base), KB_SQL_INPUTS_BELOW);
    kb_stmt_bind_text(&q, 1, prefix);
    while (status == KB_OK && kb_stmt_next(&q))
        status = fn(context, kb_stmt_string(&q, 0));
    return kb_stmt_end(&q, status, err);
}

static kb_status forget(kb_sqlite *store, const char *name, bool *changed,
                        kb_error *err)
{
    uint64_t former;
    bool erased = false;
    kb_status status = find_former(store, name, &former, err);
    if (status != KB_OK)
        return status;
    kb_stmt q = kb_stmt_begin(store, KB_SQL_INPUT_FORGET);
    kb_stmt_bind_text(&q, 1, name);
    status = kb_stmt_run(&q, err);
    if (status == KB_OK && former != 0)
        status = erase_former(store, former, &erased, err);
    *changed = *changed || erased;
    return status;
}

kb_status kb_sqlite_forget(kb_store *base, const char *const *names, size_t n,
                           kb_error *err)
{
    kb_sqlite *store = kb_sqlite_of(base);
    bool changed = false;
    kb_status status = kb_sqlite_settle(store, err);
    if (status == KB_OK)
        status = kb_sqlite_begin(store, err);
    if (status != KB_OK)
        return status;
    for (size_t i = 0; i < n && status == KB_OK; i++)
        status = forget(store, names[i], &changed, err);
    if (status == KB_OK && changed)
        status = kb_sqlite_mark_stale(store, err);
    return kb_sqlite_end(store, status, err);
}
