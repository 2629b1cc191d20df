/* index.c - the full-text index: takes articles in, and keeps its parts few. */
#include "store/sqlite/index.h"

#include "store/sqlite/part.h"
#include "store/sqlite/pending.h"

enum {
    CHUNK_DOCS = 4000,  /* titles in a row of index_title: a page's worth */
    CHUNKS_MAX = 16384, /* of them: a file cannot ask for all memory */
    PARTS_MAX = 8       /* a put that makes more of them merges */
};

/* ---- documents ---------------------------------------------------------- */

kb_status kb_index_docs(kb_docs *out, kb_sqlite *store, kb_arena *arena,
                        kb_error *err)
{
    *out = (kb_docs){0};
    kb_stmt q = kb_stmt_begin(store, KB_SQL_TITLES);
    while (kb_stmt_next(&q)) { /* the newest first: it tells the room */
        size_t chunk = (size_t)kb_stmt_int(&q, 0);
        kb_str bytes = kb_stmt_blob(&q, 1);
        if (chunk >= CHUNKS_MAX)
            continue;
        if (!out->marks) {
            out->room = (chunk + 1) * CHUNK_DOCS;
            out->marks = kb_arena_alloc(arena, out->room);
        }
        if (bytes.len > 0)
            memcpy(out->marks + chunk * CHUNK_DOCS, bytes.ptr,
                   bytes.len < CHUNK_DOCS ? bytes.len : CHUNK_DOCS);
    }
    return kb_stmt_end(&q, KB_OK, err);
}

/* Writes a byte into the row where the document's title is. */
static kb_status set_mark(kb_sqlite *store, int64_t doc, uint8_t mark,
                          kb_error *err)
{
    sqlite3_blob *chunk = NULL;

    if (doc / CHUNK_DOCS >= CHUNKS_MAX)
        return kb_fail(err, KB_LIMIT, "the store is full");
    kb_stmt q = kb_stmt_begin(store, KB_SQL_TITLES_ADD);
    kb_stmt_bind_int(&q, 1, doc / CHUNK_DOCS);
    kb_stmt_bind_int(&q, 2, CHUNK_DOCS);
    kb_status status = kb_stmt_run(&q, err);
    if (status != KB_OK)
        return status;
    int rc = sqlite3_blob_open(store->db, "main", "index_title", "words",
                               doc / CHUNK_DOCS, 1, &chunk);
    if (rc == SQLITE_OK)
        rc = sqlite3_blob_write(chunk, &mark, 1, (int)(doc % CHUNK_DOCS));
    int closed = sqlite3_blob_close(chunk);
    if (rc == SQLITE_OK)
        rc = closed;
    return rc == SQLITE_OK ? KB_OK : kb_sqlite_fail(store->db, rc, err);
}

kb_status kb_index_drop(kb_sqlite *store, int64_t doc, kb_error *err)
{
    return set_mark(store, doc, 0, err);
}

/* ---- what a transaction adds -------------------------------------------- */

kb_status kb_index_add(kb_sqlite *store, const kb_index_row *row, kb_error *err)
{
    if (!store->pending)
        store->pending = kb_pending_new();
    uint32_t title = kb_pending_add(store->pending, row);
    if (title > KB_TITLE_WORDS_MAX)
        title = KB_TITLE_WORDS_MAX;
    return set_mark(store, row->doc, (uint8_t)(title + 1), err);
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
