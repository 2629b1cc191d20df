/* cluster.c - articles that are copies of each other. */
#include "store/sqlite/cluster.h"

#include <string.h>

#include "base/vec.h"
#include "store/grouping.h"
#include "store/imprint.h"
#include "store/sqlite/body.h"

enum { BAND_BYTES = 4, BANDS_BYTES = BAND_BYTES * KB_IMPRINT_BANDS };

typedef struct clustering {
    kb_sqlite *store;
    kb_arena *arena;
    kb_arena *scratch;           /* of one text */
    KB_VEC(kb_grouped) articles; /* in the order of their docs */
    kb_copy_text **texts;        /* of each that was compared, or NULL */
    uint64_t *groups;
    kb_error *err;
} clustering;

/* ---- imprints ----------------------------------------------------------- */

static void write_bands(unsigned char out[BANDS_BYTES], const uint32_t *bands)
{
    for (size_t i = 0; i < BANDS_BYTES; i++)
        out[i] = (unsigned char)(bands[i / BAND_BYTES] >> 8 * (i % BAND_BYTES));
}

static const uint32_t *read_bands(kb_arena *arena, kb_str bytes)
{
    if (bytes.len != BANDS_BYTES)
        return NULL;
    uint32_t *bands = kb_arena_alloc(arena, KB_IMPRINT_BANDS * sizeof *bands);
    for (size_t i = 0; i < BANDS_BYTES; i++)
        bands[i / BAND_BYTES] |= (uint32_t)(unsigned char)bytes.ptr[i]
                                 << 8 * (i % BAND_BYTES);
    return bands;
}

kb_status kb_imprint_save(kb_sqlite *store, int64_t row,
                          const kb_imprint *imprint, kb_error *err)
{
    unsigned char bands[BANDS_BYTES];
    kb_stmt q = kb_stmt_begin(store, KB_SQL_IMPRINT_ADD);

    write_bands(bands, imprint->bands);
    kb_stmt_bind_int(&q, 1, row);
    kb_stmt_bind_int(&q, 2, (int64_t)imprint->digest);
    if (kb_copies_compare(imprint->letters))
        kb_stmt_bind_blob(&q, 3, (kb_str){(const char *)bands, BANDS_BYTES});
    kb_status status = kb_stmt_run(&q, err);
    if (status != KB_OK)
        return status;
    kb_stmt touch = kb_stmt_begin(store, KB_SQL_TOUCH_ARTICLE);
    kb_stmt_bind_int(&touch, 1, row);
    return kb_stmt_run(&touch, err);
}

bool kb_imprint_is(const kb_imprint *imprint, int64_t digest, kb_str bands)
{
    unsigned char wanted[BANDS_BYTES];
    bool compared = kb_copies_compare(imprint->letters);

    write_bands(wanted, imprint->bands);
    return (int64_t)imprint->digest == digest &&
           bands.len == (compared ? BANDS_BYTES : 0) &&
           (!compared || memcmp(bands.ptr, wanted, BANDS_BYTES) == 0);
}

static kb_status read_imprints(clustering *c)
{
    kb_stmt q = kb_stmt_begin(c->store, KB_SQL_IMPRINTS);

    while (kb_stmt_next(&q)) {
        kb_grouped article = {.doc = kb_stmt_int(&q, 0),
                              .id = (uint64_t)kb_stmt_int(&q, 1),
                              .group = (uint64_t)kb_stmt_int(&q, 2),
                              .digest = (uint64_t)kb_stmt_int(&q, 3),
                              .bands =
                                  read_bands(c->arena, kb_stmt_blob(&q, 4))};
        kb_vec_push(c->arena, &c->articles, article);
    }
    size_t n = c->articles.len;
    c->texts = kb_arena_alloc(c->arena, n * sizeof(kb_copy_text *));
    c->groups = kb_arena_alloc(c->arena, n * sizeof *c->groups);
    return kb_stmt_end(&q, KB_OK, c->err);
}

/* Both are in the order of the docs.  @return how many are loose */
static kb_status loosen_touched(clustering *c, size_t *loose)
{
    size_t at = 0;
    kb_stmt q = kb_stmt_begin(c->store, KB_SQL_ARTICLES_TOUCHED);

    for (*loose = 0; kb_stmt_next(&q); ++*loose) {
        int64_t doc = kb_stmt_int(&q, 0);
        while (at < c->articles.len && c->articles.data[at].doc < doc)
            at++;
        if (at < c->articles.len && c->articles.data[at].doc == doc)
            c->articles.data[at].loose = true;
    }
    return kb_stmt_end(&q, KB_OK, c->err);
}

/* ---- comparing ---------------------------------------------------------- */

static kb_status read_text(clustering *c, uint32_t at)
{
    kb_copy_text *text = kb_arena_alloc(c->arena, sizeof *text);
    kb_body body = {.blocks = NULL};
    kb_status status = KB_OK;
    kb_stmt q = kb_stmt_begin(c->store, KB_SQL_ARTICLE_TEXT);

    kb_stmt_bind_int(&q, 1, c->articles.data[at].doc);
    if (kb_stmt_next(&q)) {
        body.text = kb_str_of(kb_stmt_string(&q, 1));
        if (!kb_body_read_blocks(&body, c->scratch, kb_stmt_string(&q, 0)))
            status = kb_fail(c->err, KB_STORE_DAMAGED,
                             "the text of an article is damaged");
    }
    if (status == KB_OK) {
        kb_doc doc = kb_body_doc(&body, c->scratch);
        kb_letters letters = kb_imprint_letters(c->scratch, &doc);
        kb_shingles all = kb_shingles_of(c->scratch, &letters);
        uint32_t *kept = kb_arena_alloc(c->arena, all.len * sizeof *kept);
        if (all.len > 0)
            memcpy(kept, all.data, all.len * sizeof *kept);
        *text = (kb_copy_text){letters.len, {kept, all.len}};
    }
    c->texts[at] = text;
    kb_arena_clear(c->scratch);
    return kb_stmt_end(&q, status, c->err);
}

static kb_status compare(void *context, uint32_t a, uint32_t b, bool *same)
{
    clustering *c = context;
    kb_status status = KB_OK;

    if (!c->texts[a])
        status = read_text(c, a);
    if (status == KB_OK && !c->texts[b])
        status = read_text(c, b);
    if (status == KB_OK)
        *same = kb_copies_are(c->texts[a], c->texts[b]);
    return status;
}

static kb_status group(clustering *c)
{
    return kb_grouping(c->groups, c->articles.data, c->articles.len, compare,
                       c);
}

/* ---- deriving ----------------------------------------------------------- */

/* What is counted by clusters is counted anew. */
static kb_status move(clustering *c, const kb_grouped *article, uint64_t to)
{
    static const kb_sql steps[] = {KB_SQL_CLUSTER_SET, KB_SQL_TOUCH_ALL,
                                   KB_SQL_TOUCH_PARTS, KB_SQL_TOUCH_EDGES};
    kb_status status = KB_OK;

    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == KB_OK;
         i++) {
        kb_stmt q = kb_stmt_begin(c->store, steps[i]);
        kb_stmt_bind_int(&q, 1, article->doc);
        if (steps[i] == KB_SQL_CLUSTER_SET)
            kb_stmt_bind_int(&q, 2, (int64_t)to);
        status = kb_stmt_run(&q, c->err);
    }
    return status;
}

static kb_status move_all(clustering *c)
{
    kb_status status = KB_OK;

    for (size_t i = 0; i < c->articles.len && status == KB_OK; i++) {
        const kb_grouped *article = &c->articles.data[i];
        if (article->group != c->groups[i])
            status = move(c, article, c->groups[i]);
    }
    kb_stmt done = kb_stmt_begin(c->store, KB_SQL_ARTICLES_DONE);
    return status == KB_OK ? kb_stmt_run(&done, c->err)
                           : kb_stmt_end(&done, status, c->err);
}

static clustering begin(kb_sqlite *store, kb_error *err)
{
    return (clustering){.store = store,
                        .arena = kb_arena_new(),
                        .scratch = kb_arena_new(),
                        .err = err};
}

static void end(clustering *c)
{
    kb_arena_free(c->arena);
    kb_arena_free(c->scratch);
}

static kb_status has_touched(kb_sqlite *store, bool *any, kb_error *err)
{
    kb_stmt q = kb_stmt_begin(store, KB_SQL_ARTICLES_TOUCHED);
    *any = kb_stmt_next(&q);
    return kb_stmt_end(&q, KB_OK, err);
}

kb_status kb_clusters_derive(kb_sqlite *store, kb_error *err)
{
    bool any;
    size_t loose = 0;
    kb_status status = has_touched(store, &any, err);

    if (status != KB_OK || !any)
        return status;
    clustering c = begin(store, err);
    status = read_imprints(&c);
    if (status == KB_OK)
        status = loosen_touched(&c, &loose);
    if (status == KB_OK && loose > 0)
        status = group(&c);
    if (status == KB_OK)
        status = move_all(&c);
    end(&c);
    return status;
}

/* ---- checking ----------------------------------------------------------- */

static kb_status tell(clustering *c, int64_t doc, kb_text_fn *fn, void *context)
{
    kb_status status = KB_OK;
    kb_stmt q = kb_stmt_begin(c->store, KB_SQL_CHECK_CLUSTER);

    kb_stmt_bind_int(&q, 1, doc);
    if (kb_stmt_next(&q))
        status = fn(context, kb_stmt_string(&q, 0));
    return kb_stmt_end(&q, status, c->err);
}

kb_status kb_clusters_check(kb_sqlite *store, kb_text_fn *fn, void *context,
                            size_t *problems, kb_error *err)
{
    bool waiting;
    kb_status status = has_touched(store, &waiting, err);

    if (status != KB_OK || waiting)
        return status; /* another check tells that */
    clustering c = begin(store, err);
    status = read_imprints(&c);
    for (size_t i = 0; i < c.articles.len; i++)
        c.articles.data[i].loose = true;
    if (status == KB_OK)
        status = group(&c);
    for (size_t i = 0; i < c.articles.len && status == KB_OK; i++) {
        if (c.articles.data[i].group == c.groups[i])
            continue;
        ++*problems;
        status = tell(&c, c.articles.data[i].doc, fn, context);
    }
    end(&c);
    return status;
}
