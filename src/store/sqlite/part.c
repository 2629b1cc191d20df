/* part.c - the parts of the full-text index: written block by block, and
 * merged. */
#include "store/sqlite/part.h"

#include "base/vec.h"
#include "store/sqlite/docs.h"

enum {
    BLOCK_TARGET = 4000, /* bytes, unless one term has more: a page's worth */
    BLOCK_CEILING = 1 << 30
};

/* ---- the list ---------------------------------------------------------- */

kb_status kb_parts_list(kb_parts *out, kb_sqlite *store, kb_arena *arena,
                        kb_error *err)
{
    *out = (kb_parts){0};
    kb_stmt q = kb_stmt_begin(store, KB_SQL_PARTS);
    while (kb_stmt_next(&q))
        kb_vec_push(arena, out,
                    (kb_part){kb_stmt_int(&q, 0), kb_stmt_int(&q, 1)});
    return kb_stmt_end(&q, KB_OK, err);
}

/* ---- writing ------------------------------------------------------------ */

void kb_part_begin(kb_part_writer *w, kb_sqlite *store, int64_t id)
{
    *w = (kb_part_writer){.store = store,
                          .part = {.id = id},
                          .block = KB_BUF_INIT(BLOCK_CEILING)};
}

static kb_status write_block(kb_part_writer *w, kb_error *err)
{
    kb_stmt block = kb_stmt_begin(w->store, KB_SQL_BLOCK_ADD);
    kb_stmt_bind_blob(&block, 1, kb_buf_str(&w->block));
    kb_status status = kb_stmt_run(&block, err);
    if (status != KB_OK)
        return status;

    int64_t id = sqlite3_last_insert_rowid(w->store->db);
    kb_stmt key = kb_stmt_begin(w->store, KB_SQL_BLOCK_KEY_ADD);
    kb_stmt_bind_int(&key, 1, w->part.id);
    kb_stmt_bind_blob(&key, 2, (kb_str){w->first, w->first_len});
    kb_stmt_bind_int(&key, 3, id);
    w->part.bytes += (int64_t)w->block.len;
    kb_buf_clear(&w->block);
    w->before_len = 0;
    return kb_stmt_run(&key, err);
}

kb_status kb_part_add(kb_part_writer *w, kb_str term, kb_str postings,
                      kb_error *err)
{
    kb_status status = KB_OK;
    if (w->block.len > 0 && w->block.len + postings.len > BLOCK_TARGET)
        status = write_block(w, err);
    if (status != KB_OK)
        return status;
    if (w->block.len == 0) {
        memcpy(w->first, term.ptr, term.len);
        w->first_len = term.len;
    }
    kb_terms_add(&w->block, (kb_str){w->before, w->before_len}, term, postings);
    memcpy(w->before, term.ptr, term.len);
    w->before_len = term.len;
    return w->block.over ? kb_fail(err, KB_LIMIT, "the index is too large")
                         : KB_OK;
}

kb_status kb_part_end(kb_part_writer *w, kb_status status, kb_error *err)
{
    if (status == KB_OK && w->block.len > 0)
        status = write_block(w, err);
    kb_buf_dispose(&w->block);
    if (status != KB_OK)
        return status;
    kb_stmt q = kb_stmt_begin(w->store, KB_SQL_PART_ADD);
    kb_stmt_bind_int(&q, 1, w->part.id);
    kb_stmt_bind_int(&q, 2, w->part.bytes);
    return kb_stmt_run(&q, err);
}

/* ---- reading in order --------------------------------------------------- */

/* A walk over all terms of a part. */
typedef struct part_reader {
    kb_sqlite *store;
    kb_stmt blocks;
    int64_t block; /* that the terms are of; 0: none yet */
    kb_terms terms;
    bool open; /* there is a term */
    kb_status status;
    kb_error *err;
} part_reader;

/* A block that was read makes room for those that are written meanwhile. */
static void drop_block(part_reader *r)
{
    if (r->block == 0 || r->status != KB_OK)
        return;
    kb_stmt q = kb_stmt_begin(r->store, KB_SQL_BLOCK_DROP);
    kb_stmt_bind_int(&q, 1, r->block);
    r->status = kb_stmt_run(&q, r->err);
}

static void advance(part_reader *r)
{
    r->open = kb_terms_next(&r->terms);
    while (!r->open && kb_stmt_next(&r->blocks)) {
        drop_block(r);
        r->block = kb_stmt_int(&r->blocks, 1);
        r->terms = kb_terms_of(kb_stmt_blob(&r->blocks, 0));
        r->open = kb_terms_next(&r->terms);
    }
}

static void part_open(part_reader *r, kb_sqlite *store, int64_t part,
                      kb_error *err)
{
    *r = (part_reader){.store = store,
                       .blocks = kb_stmt_begin(store, KB_SQL_BLOCKS_OF_PART),
                       .err = err};
    kb_stmt_bind_int(&r->blocks, 1, part);
    advance(r);
}

/* The reader with the least term, or NULL at the end of all. */
static const part_reader *least(const part_reader *readers, size_t n)
{
    const part_reader *found = NULL;
    for (size_t i = 0; i < n; i++) {
        if (readers[i].open &&
            (!found || kb_str_compare(kb_terms_term(&readers[i].terms),
                                      kb_terms_term(&found->terms)) < 0))
            found = &readers[i];
    }
    return found;
}

/* ---- merging ------------------------------------------------------------ */

typedef struct merging {
    part_reader *readers; /* oldest documents first */
    size_t count;
    kb_docs docs;
    kb_part_writer out;
    kb_buf postings;
} merging;

/* Appends the postings of documents that still are there. */
static void add_living(merging *m, kb_postings *from, uint32_t *last)
{
    kb_posting posting;
    while (kb_postings_next(from, &posting)) {
        if (kb_docs_has(&m->docs, posting.doc))
            kb_postings_add(&m->postings, last, posting);
    }
}

/* Takes the least term out of all parts that have it. */
static kb_status merge_term(merging *m, kb_str least_term, kb_error *err)
{
    char bytes[KB_TERM_MAX];
    kb_str term = {bytes, least_term.len}; /* its reader moves on */
    uint32_t last = 0;

    memcpy(bytes, least_term.ptr, least_term.len);
    kb_buf_clear(&m->postings);
    for (size_t i = 0; i < m->count; i++) {
        part_reader *r = &m->readers[i];
        if (r->open && kb_str_equal(kb_terms_term(&r->terms), term)) {
            add_living(m, &r->terms.postings, &last);
            advance(r);
        }
    }
    if (m->postings.len == 0)
        return KB_OK;
    return kb_part_add(&m->out, term, kb_buf_str(&m->postings), err);
}

static kb_status merge_all(merging *m, kb_status status, kb_error *err)
{
    const part_reader *next;

    while (status == KB_OK && (next = least(m->readers, m->count)))
        status = merge_term(m, kb_terms_term(&next->terms), err);
    for (size_t i = 0; i < m->count; i++) {
        if (status == KB_OK)
            status = m->readers[i].status;
        status = kb_stmt_end(&m->readers[i].blocks, status, err);
    }
    return status;
}

static kb_status forget_part(kb_sqlite *store, int64_t part, kb_error *err)
{
    static const kb_sql steps[] = {KB_SQL_BLOCKS_DROP, KB_SQL_BLOCK_KEYS_DROP,
                                   KB_SQL_PART_DROP};
    kb_status status = KB_OK;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == KB_OK;
         i++) {
        kb_stmt q = kb_stmt_begin(store, steps[i]);
        kb_stmt_bind_int(&q, 1, part);
        status = kb_stmt_run(&q, err);
    }
    return status;
}

kb_status kb_parts_merge(kb_sqlite *store, const kb_parts *parts, size_t first,
                         kb_error *err)
{
    kb_arena *arena = kb_arena_new();
    merging *m = kb_arena_alloc(arena, sizeof *m);

    m->postings = (kb_buf)KB_BUF_INIT(BLOCK_CEILING);
    kb_status status = kb_docs_read(&m->docs, store, arena, err);
    kb_part_begin(&m->out, store, parts->data[parts->len - 1].id + 1);
    m->readers = kb_arena_alloc(arena, parts->len * sizeof *m->readers);
    for (size_t i = first; i < parts->len; i++)
        part_open(&m->readers[m->count++], store, parts->data[i].id, err);
    status = kb_part_end(&m->out, merge_all(m, status, err), err);
    for (size_t i = 0; i < m->count && status == KB_OK; i++)
        status = forget_part(store, parts->data[first + i].id, err);
    kb_buf_dispose(&m->postings);
    kb_arena_free(arena);
    return status;
}
