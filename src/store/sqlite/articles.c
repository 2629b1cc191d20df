/* articles.c - questions about articles. */
#include "base/vec.h"
#include "store/sqlite/body.h"
#include "store/sqlite/sqlite.h"

typedef KB_VEC(const char *) strings;

/* What a row function is given: the article, and what its strings live in. */
typedef struct reading {
    kb_sqlite *store;
    kb_arena *arena; /* of one row */
    int64_t row;     /* article.doc */
    kb_article article;
} reading;

static kb_status read_tags(reading *r, kb_error *err)
{
    strings tags = {0};
    kb_stmt q = kb_stmt_begin(r->store, KB_SQL_ARTICLE_TAGS);

    kb_stmt_bind_int(&q, 1, r->row);
    while (kb_stmt_next(&q))
        kb_vec_push(r->arena, &tags,
                    kb_arena_strdup(r->arena, kb_stmt_string(&q, 0)));
    r->article.tags = tags.data;
    r->article.tag_count = tags.len;
    return kb_stmt_end(&q, KB_OK, err);
}

static void read_row(reading *r, kb_stmt *q)
{
    r->row = kb_stmt_int(q, 0);
    r->article = (kb_article){
        .id = (uint64_t)kb_stmt_int(q, 1),
        .cluster = (uint64_t)kb_stmt_int(q, 2),
        .place = (uint64_t)r->row,
        .version = kb_stmt_int(q, 3),
        .key = kb_stmt_string(q, 4),
        .artid = kb_stmt_text(q, 5),
        .title = kb_stmt_string(q, 6),
        .url = kb_stmt_text(q, 7),
        .site = kb_stmt_text(q, 8),
        .author = kb_stmt_text(q, 9),
        .date = kb_stmt_text(q, 10),
        .chars = (size_t)kb_stmt_int(q, 11),
        .cluster_size = (size_t)kb_stmt_int(q, 12),
        .origin = kb_stmt_text(q, 13),
        .hash = kb_stmt_string(q, 14),
    };
}

/* Gives the article to `fn`, with its text if that is wanted: from where
 * SQLite has it, without a copy. */
static kb_status pass_on(reading *r, const kb_article_query *query,
                         kb_article_fn *fn, void *context, kb_error *err)
{
    kb_body body = {.blocks = NULL};
    kb_status status = query->with_tags ? read_tags(r, err) : KB_OK;
    if (status != KB_OK)
        return status;
    if (!query->with_text)
        return fn(context, &r->article);

    kb_stmt q = kb_stmt_begin(r->store, KB_SQL_ARTICLE_TEXT);
    kb_stmt_bind_int(&q, 1, r->row);
    if (kb_stmt_next(&q) &&
        kb_body_read_blocks(&body, r->arena, kb_stmt_string(&q, 0))) {
        r->article.text = kb_stmt_string(&q, 1);
        r->article.blocks = body.blocks;
        r->article.block_count = body.block_count;
        status = fn(context, &r->article);
    } else if (q.rc == SQLITE_ROW || q.rc == SQLITE_DONE) {
        status = kb_fail(err, KB_STORE_DAMAGED, "the text of s:%s is damaged",
                         r->article.key);
    }
    return kb_stmt_end(&q, status, err);
}

static void read_short_row(reading *r, kb_stmt *q)
{
    r->article = (kb_article){.place = (uint64_t)kb_stmt_int(q, 0),
                              .id = (uint64_t)kb_stmt_int(q, 1),
                              .cluster = (uint64_t)kb_stmt_int(q, 2)};
}

/* One by one: it takes less to find a few so than to prepare for all. */
static kb_status read_some(reading *r, const kb_article_query *query,
                           kb_article_fn *fn, void *context, kb_error *err)
{
    kb_sql sql = query->in_short ? KB_SQL_ARTICLE_IN_SHORT
                 : query->places ? KB_SQL_ARTICLE_AT
                                 : KB_SQL_ARTICLE_OF_ID;
    kb_status status = KB_OK;

    for (size_t i = 0; i < query->id_count && status == KB_OK; i++) {
        kb_stmt q = kb_stmt_begin(r->store, sql);
        kb_stmt_bind_int(&q, 1, (int64_t)query->ids[i]);
        if (kb_stmt_next(&q) && query->in_short) {
            read_short_row(r, &q);
            status = fn(context, &r->article);
        } else if (q.rc == SQLITE_ROW) {
            read_row(r, &q);
            status = pass_on(r, query, fn, context, err);
        }
        status = kb_stmt_end(&q, status, err);
        kb_arena_clear(r->arena);
    }
    return status;
}

static kb_status read_all(reading *r, const kb_article_query *query,
                          kb_article_fn *fn, void *context, kb_error *err)
{
    kb_status status = KB_OK;

    if (query->cluster == 0 && query->limit == 0)
        kb_sqlite_widen(r->store);
    kb_sql sql = query->cluster              ? KB_SQL_ARTICLES_OF_CLUSTER
                 : query->since_revision > 0 ? KB_SQL_ARTICLES_NEW
                                             : KB_SQL_ARTICLES;
    kb_stmt q = kb_stmt_begin(r->store, sql);
    kb_filter_bind(&q, &query->filter);
    if (query->cluster)
        kb_stmt_bind_int(&q, 5, (int64_t)query->cluster);
    kb_stmt_bind_int(&q, 6, query->limit > 0 ? query->limit : -1);
    kb_stmt_bind_int(&q, 7, query->skip);
    if (sql == KB_SQL_ARTICLES_NEW)
        kb_stmt_bind_int(&q, 8, query->since_revision);
    while (status == KB_OK && kb_stmt_next(&q)) {
        read_row(r, &q);
        status = pass_on(r, query, fn, context, err);
        kb_arena_clear(r->arena);
    }
    return kb_stmt_end(&q, status, err);
}

kb_status kb_sqlite_articles(kb_store *base, const kb_article_query *query,
                             kb_article_fn *fn, void *context, kb_error *err)
{
    reading r = {.store = kb_sqlite_of(base), .arena = kb_arena_new()};
    kb_status status = query->id_count > 0
                           ? read_some(&r, query, fn, context, err)
                           : read_all(&r, query, fn, context, err);
    kb_arena_free(r.arena);
    return status;
}

kb_status kb_sqlite_clusters(kb_store *base, const kb_cluster_query *query,
                             kb_cluster_fn *fn, void *context, kb_error *err)
{
    kb_sqlite *store = kb_sqlite_of(base);
    kb_status status = KB_OK;

    kb_sqlite_widen(store);
    kb_stmt q = kb_stmt_begin(store, KB_SQL_CLUSTERS);
    kb_filter_bind(&q, &query->articles);
    kb_stmt_bind_int(&q, 5, query->limit > 0 ? query->limit : -1);
    kb_stmt_bind_int(&q, 6, query->skip);
    while (status == KB_OK && kb_stmt_next(&q)) {
        kb_cluster cluster = {.id = (uint64_t)kb_stmt_int(&q, 0),
                              .size = kb_stmt_int(&q, 1)};
        status = fn(context, &cluster);
    }
    return kb_stmt_end(&q, status, err);
}
