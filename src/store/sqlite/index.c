/* index.c - the full-text index: takes articles in, and keeps its parts few. */
#include "store/sqlite/index.h"

#include "store/sqlite/part.h"
#include "store/sqlite/pending.h"

enum {
    CHUNK_DOCS = 4096,  /* lengths in a row of index_length */
    CHUNKS_MAX = 16384, /* of them: a file cannot ask for all memory */
    LENGTH_BYTES = 4,
    TITLE_MOST = 0xFF, /* tokens that are told apart */
    ALL_MOST = 0xFFFFFE,
    PARTS_MAX = 8 /* a put that makes more of them merges */
};

/* ---- lengths ------------------------------------------------------------ */

static uint32_t read_length(const unsigned char bytes[LENGTH_BYTES])
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 |
           (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

kb_status kb_index_lengths(kb_lengths *out, kb_sqlite *store, kb_arena *arena,
                           kb_error *err)
{
    *out = (kb_lengths){0};
    kb_stmt q = kb_stmt_begin(store, KB_SQL_LENGTHS);
    while (kb_stmt_next(&q)) { /* the newest first: it tells the room */
        size_t chunk = (size_t)kb_stmt_int(&q, 0);
        kb_str bytes = kb_stmt_blob(&q, 1);
        if (chunk >= CHUNKS_MAX)
            continue;
        if (!out->packed) {
            out->room = (chunk + 1) * CHUNK_DOCS;
            out->packed =
                kb_arena_alloc(arena, out->room * sizeof *out->packed);
        }
        for (size_t i = 0; i < CHUNK_DOCS && i < bytes.len / LENGTH_BYTES; i++)
            out->packed[chunk * CHUNK_DOCS + i] = read_length(
                (const unsigned char *)bytes.ptr + i * LENGTH_BYTES);
    }
    return kb_stmt_end(&q, KB_OK, err);
}

static uint32_t pack(kb_length length)
{
    uint32_t title = length.title < TITLE_MOST ? length.title : TITLE_MOST;
    uint32_t all = length.all < ALL_MOST ? length.all : ALL_MOST;
    return title << 24 | (all + 1);
}

/* Writes four bytes into the row where the document's length is. */
static kb_status set_length(kb_sqlite *store, int64_t doc, uint32_t packed,
                            kb_error *err)
{
    const unsigned char bytes[LENGTH_BYTES] = {
        (unsigned char)packed, (unsigned char)(packed >> 8),
        (unsigned char)(packed >> 16), (unsigned char)(packed >> 24)};
    sqlite3_blob *chunk = NULL;

    if (doc / CHUNK_DOCS >= CHUNKS_MAX)
        return kb_fail(err, KB_LIMIT, "the store is full");
    kb_stmt q = kb_stmt_begin(store, KB_SQL_LENGTHS_ADD);
    kb_stmt_bind_int(&q, 1, doc / CHUNK_DOCS);
    kb_stmt_bind_int(&q, 2, (int64_t)CHUNK_DOCS * LENGTH_BYTES);
    kb_status status = kb_stmt_run(&q, err);
    if (status != KB_OK)
        return status;
    int rc = sqlite3_blob_open(store->db, "main", "index_length", "lengths",
                               doc / CHUNK_DOCS, 1, &chunk);
    if (rc == SQLITE_OK)
        rc = sqlite3_blob_write(chunk, bytes, LENGTH_BYTES,
                                (int)(doc % CHUNK_DOCS) * LENGTH_BYTES);
    int closed = sqlite3_blob_close(chunk);
    if (rc == SQLITE_OK)
        rc = closed;
    return rc == SQLITE_OK ? KB_OK : kb_sqlite_fail(store->db, rc, err);
}

kb_status kb_index_drop(kb_sqlite *store, int64_t doc, kb_error *err)
{
    return set_length(store, doc, 0, err);
}

/* ---- what a transaction adds -------------------------------------------- */

kb_status kb_index_add(kb_sqlite *store, const kb_index_row *row, kb_error *err)
{
    if (!store->pending)
        store->pending = kb_pending_new();
    kb_length length = kb_pending_add(store->pending, row);
    return set_length(store, row->doc, pack(length), err);
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
