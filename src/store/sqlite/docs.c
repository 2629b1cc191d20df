/* docs.c - which documents the full-text index has. */
#include "store/sqlite/docs.h"

#include <string.h>

enum {
    CHUNK_DOCS = 4000,  /* titles in a row of index_title: a page's worth */
    CHUNKS_MAX = 16384, /* of them: a file cannot ask for all memory */
    WORDS_MAX = 254     /* of a title that are told apart */
};

kb_status kb_docs_read(kb_docs *out, kb_sqlite *store, kb_arena *arena,
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

/* Eight at a time: in each byte of the sum the high bit says it is not 0. */
size_t kb_docs_count(const kb_docs *docs)
{
    const uint64_t ones = 0x0101010101010101, low = 0x7f * ones, high = ~low;
    size_t count = 0, at = 0;

    for (uint64_t eight; docs->room - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, docs->marks + at, sizeof eight);
        eight = (((eight & low) + low) | eight) & high;
        count += (size_t)((eight >> 7) * ones >> 56);
    }
    for (; at < docs->room; at++)
        count += docs->marks[at] != 0;
    return count;
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

uint8_t kb_docs_mark(uint32_t words)
{
    return (uint8_t)((words < WORDS_MAX ? words : WORDS_MAX) + 1);
}

kb_status kb_docs_add(kb_sqlite *store, int64_t doc, uint32_t words,
                      kb_error *err)
{
    return set_mark(store, doc, kb_docs_mark(words), err);
}

kb_status kb_docs_forget(kb_sqlite *store, int64_t doc, kb_error *err)
{
    return set_mark(store, doc, 0, err);
}
