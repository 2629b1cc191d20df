/* names.c - the names of all concepts in few rows. */
#include "store/sqlite/names.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/vec.h"
#include "text/utf8.h"

enum {
    ID_BYTES = 8,
    COUNT_BYTES = 4,
    HEAD_BYTES = ID_BYTES + COUNT_BYTES + 2, /* of a form */
    ARTICLES_MAX = 1 << 30,
    PACK_CEILING = 1 << 28,
    WALK_CACHE = 32, /* pages */
    SQL_ROOM = 64
};

typedef KB_VEC(int64_t) packs;

/* ---- making ------------------------------------------------------------- */

static void add_number(kb_buf *out, uint64_t number, unsigned bytes)
{
    for (unsigned i = 0; i < bytes; i++)
        kb_buf_add_char(out, (char)(number >> 8 * i & 0xFF));
}

static void add_form(kb_buf *out, uint64_t concept, kb_str fold, bool canonical,
                     int64_t articles)
{
    uint64_t count =
        articles < ARTICLES_MAX ? (uint64_t)articles : ARTICLES_MAX;

    if (fold.len > KB_NAME_BYTES_MAX)
        return;
    add_number(out, concept, ID_BYTES);
    add_number(out, count << 1 | canonical, COUNT_BYTES);
    add_number(out, kb_utf8_count(fold), 1);
    add_number(out, fold.len, 1);
    kb_buf_add(out, fold);
}

static kb_status collect(kb_buf *out, kb_sqlite *store, int64_t pack,
                         kb_error *err)
{
    kb_stmt q = kb_stmt_begin(store, KB_SQL_PACK_NAMES);

    kb_stmt_bind_int(&q, 1, pack);
    while (kb_stmt_next(&q))
        add_form(out, (uint64_t)kb_stmt_int(&q, 0),
                 kb_str_of(kb_stmt_string(&q, 1)), kb_stmt_int(&q, 2) != 0,
                 kb_stmt_int(&q, 3));
    kb_status status = kb_stmt_end(&q, KB_OK, err);
    if (status == KB_OK && out->over)
        status = kb_fail(err, KB_LIMIT, "too many names");
    return status;
}

static kb_status make(kb_sqlite *store, int64_t pack, kb_error *err)
{
    kb_buf names = KB_BUF_INIT(PACK_CEILING);
    kb_status status = collect(&names, store, pack, err);

    if (status == KB_OK) {
        kb_stmt q = kb_stmt_begin(store, names.len > 0 ? KB_SQL_PACK_PUT
                                                       : KB_SQL_PACK_DROP);
        kb_stmt_bind_int(&q, 1, pack);
        if (names.len > 0)
            kb_stmt_bind_blob(&q, 2, kb_buf_str(&names));
        status = kb_stmt_run(&q, err);
    }
    kb_buf_dispose(&names);
    return status;
}

kb_status kb_names_derive(kb_sqlite *store, kb_error *err)
{
    kb_arena *arena = kb_arena_new();
    packs waiting = {0};

    kb_stmt q = kb_stmt_begin(store, KB_SQL_PACKS_TOUCHED);
    while (kb_stmt_next(&q))
        kb_vec_push(arena, &waiting, kb_stmt_int(&q, 0));
    kb_status status = kb_stmt_end(&q, KB_OK, err);
    if (status == KB_OK) {
        kb_stmt done = kb_stmt_begin(store, KB_SQL_DERIVE_DONE);
        status = kb_stmt_run(&done, err);
    }
    for (size_t i = 0; i < waiting.len && status == KB_OK; i++)
        status = make(store, waiting.data[i], err);
    kb_arena_free(arena);
    return status;
}

/* ---- checking ----------------------------------------------------------- */

/* Makes a pack as derive would.  @param[out] same whether it is that one */
static kb_status compare(kb_sqlite *store, int64_t pack, kb_str bytes,
                         bool *same, kb_error *err)
{
    kb_buf names = KB_BUF_INIT(PACK_CEILING);
    kb_status status = collect(&names, store, pack, err);

    *same = kb_str_equal(kb_buf_str(&names), bytes);
    kb_buf_dispose(&names);
    return status;
}

kb_status kb_names_check(kb_sqlite *store, kb_text_fn *fn, void *context,
                         size_t *problems, kb_error *err)
{
    char line[SQL_ROOM];
    bool same = true;
    kb_status status = KB_OK;
    kb_stmt q = kb_stmt_begin(store, KB_SQL_CHECK_NAMES);

    while (status == KB_OK && kb_stmt_next(&q)) {
        int64_t pack = kb_stmt_int(&q, 0);
        status = compare(store, pack, kb_stmt_blob(&q, 1), &same, err);
        if (status != KB_OK || same)
            continue;
        ++*problems;
        snprintf(line, sizeof line, "packed names %" PRId64 ": they are others",
                 pack);
        status = fn(context, line);
    }
    return kb_stmt_end(&q, status, err);
}

/* ---- walking ------------------------------------------------------------ */

static uint64_t read_number(const unsigned char *at, unsigned bytes)
{
    uint64_t number = 0;

    for (unsigned i = 0; i < bytes; i++)
        number |= (uint64_t)at[i] << 8 * i;
    return number;
}

/* The form at `*at`, which moves behind it; false at the end, and at what is
 * damaged. */
static bool read_form(kb_name *out, const unsigned char **at,
                      const unsigned char *end)
{
    if (end - *at < HEAD_BYTES)
        return false;
    uint64_t count = read_number(*at + ID_BYTES, COUNT_BYTES);
    out->concept = read_number(*at, ID_BYTES);
    out->canonical = count & 1;
    out->articles = (int64_t)(count >> 1);
    out->chars = (*at)[HEAD_BYTES - 2];
    out->len = (*at)[HEAD_BYTES - 1];
    *at += HEAD_BYTES;
    if (out->len > (size_t)(end - *at))
        return false;
    out->fold = (const char *)*at;
    *at += out->len;
    return true;
}

/* Sets the size of the cache.  @return what it was */
static int64_t set_cache(kb_sqlite *store, int64_t size)
{
    char sql[SQL_ROOM];
    int rc;
    int64_t before = kb_sqlite_pragma(store->db, "PRAGMA cache_size", &rc);

    snprintf(sql, sizeof sql, "PRAGMA cache_size = %" PRId64, size);
    sqlite3_exec(store->db, sql, NULL, NULL, NULL); /* only for speed */
    return before;
}

static kb_status walk(kb_sqlite *store, kb_name_fn *fn, void *context,
                      kb_error *err)
{
    kb_status status = KB_OK;
    kb_stmt q = kb_stmt_begin(store, KB_SQL_PACKS);

    while (status == KB_OK && kb_stmt_next(&q)) {
        kb_str pack = kb_stmt_blob(&q, 0);
        const unsigned char *at = (const unsigned char *)pack.ptr;
        const unsigned char *end = at + pack.len;
        kb_name name;
        while (status == KB_OK && read_form(&name, &at, end))
            status = fn(context, &name);
    }
    return kb_stmt_end(&q, status, err);
}

/* The walk needs each page once.  A small cache puts one where the last one
 * was; a large one takes new memory for each, which costs a short process more
 * than reading it. */
kb_status kb_sqlite_names(kb_store *base, kb_name_fn *fn, void *context,
                          kb_error *err)
{
    kb_sqlite *store = kb_sqlite_of(base);
    int64_t before = set_cache(store, WALK_CACHE);
    kb_status status = walk(store, fn, context, err);

    set_cache(store, before);
    return status;
}
