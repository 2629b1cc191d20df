/* company.c - the concepts of the articles that have one of them. */
#include "aigckb/company.h"

#include "store/sqlite/sqlite.h"

static kb_status count(int64_t *out, kb_sqlite *store,
                       const kb_article_filter *filter, kb_error *err)
{
    bool all =
        !filter->since && !filter->until && !filter->site && !filter->tag;
    kb_stmt q =
        kb_stmt_begin(store, all ? KB_SQL_SOURCES_ALL : KB_SQL_SOURCES_COUNT);

    if (!all)
        kb_filter_bind(&q, filter);
    if (kb_stmt_next(&q))
        *out = kb_stmt_int(&q, 0);
    return kb_stmt_end(&q, KB_OK, err);
}

kb_status kb_sqlite_company(kb_store *base, const kb_company_query *query,
                            int64_t *sources, kb_presence_fn *fn, void *context,
                            kb_error *err)
{
    kb_sqlite *store = kb_sqlite_of(base);

    kb_status status = count(sources, store, &query->articles, err);
    if (status != KB_OK)
        return status;
    kb_stmt q = kb_stmt_begin(store, KB_SQL_COMPANY);
    kb_filter_bind(&q, &query->articles);
    kb_stmt_bind_int(&q, 5, (int64_t)query->concept);
    while (status == KB_OK && kb_stmt_next(&q)) {
        kb_presence presence = {.article = (uint64_t)kb_stmt_int(&q, 0),
                                .cluster = (uint64_t)kb_stmt_int(&q, 1),
                                .concept = (uint64_t)kb_stmt_int(&q, 2)};
        status = fn(context, &presence);
    }
    return kb_stmt_end(&q, status, err);
}
