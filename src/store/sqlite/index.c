/* index.c - the full-text index: takes articles in, and keeps its parts few. */
#include "store/sqlite/index.h"

#include "store/sqlite/docs.h"
#include "store/sqlite/part.h"
#include "store/sqlite/pending.h"

enum {
    PARTS_MAX = 8, /* a put that makes more of them merges */
    PENDING_MAX = 48 * 1024 * 1024
};

kb_status kb_index_drop(kb_sqlite *store, int64_t doc, kb_error *err)
{
    return kb_docs_forget(store, doc, err);
}

/* ---- what a transaction adds -------------------------------------------- */

kb_status kb_index_add(kb_sqlite *store, int64_t doc, const kb_words *words,
                       kb_error *err)
{
    if (!store->pending)
        store->pending = kb_pending_new();
    kb_pending_add(store->pending, (uint32_t)doc, words);
    return kb_docs_add(store, doc, words->title, err);
}

bool kb_index_is_full(const kb_sqlite *store)
{
    return store->pending && kb_pending_size(store->pending) >= PENDING_MAX;
}

void kb_index_discard(kb_sqlite *store)
{
    kb_pending_free(store->pending);
    store->pending = NULL;
}

static kb_status write_part(kb_sqlite *store, int64_t id, kb_error *err)
{
    kb_part_writer out;
    kb_part_begin(&out, store, id);
    return kb_part_end(&out, kb_pending_write(store->pending, &out, err), err);
}

/* ---- keeping the parts few ---------------------------------------------- */

/* The first of the newest parts that are worth a merge: a part joins those
 * behind it unless it is more than `ratio` times as large as their sum. */
static size_t first_to_merge(const kb_parts *parts, int64_t ratio)
{
    size_t first = parts->len - 1;
    int64_t sum = parts->data[first].bytes;
    while (first > 0 && parts->data[first - 1].bytes <= ratio * sum)
        sum += parts->data[--first].bytes;
    return first;
}

static kb_status merge_newest(kb_sqlite *store, size_t spare, int64_t ratio,
                              kb_error *err)
{
    kb_arena *arena = kb_arena_new();
    kb_parts parts;
    kb_status status = kb_parts_list(&parts, store, arena, err);

    if (status == KB_OK && parts.len > spare && parts.len > 1) {
        size_t first = first_to_merge(&parts, ratio);
        if (first + 1 < parts.len)
            status = kb_parts_merge(store, &parts, first, err);
    }
    kb_arena_free(arena);
    return status;
}

kb_status kb_index_flush(kb_sqlite *store, kb_error *err)
{
    kb_arena *arena = kb_arena_new();
    kb_parts parts;

    kb_status status = kb_parts_list(&parts, store, arena, err);
    int64_t id = parts.len > 0 ? parts.data[parts.len - 1].id + 1 : 1;
    kb_arena_free(arena);
    if (status == KB_OK && store->pending)
        status = write_part(store, id, err);
    return status == KB_OK ? merge_newest(store, PARTS_MAX, 2, err) : status;
}

kb_status kb_index_tidy(kb_sqlite *store, kb_error *err)
{
    return merge_newest(store, 1, 4, err);
}
