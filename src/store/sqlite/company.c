/* company.c - the concepts of the articles that have one of them. */
#include "aigckb/company.h"

#include "base/vec.h"
#include "store/sqlite/curated.h"

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

/* The rows, and what corrections make of them. */
typedef struct reading {
    kb_arena *arena;
    const kb_curated *curated; /* NULL: nothing */
    uint64_t article;          /* the last */
    KB_VEC(uint64_t) given;    /* concepts of it that have parts */
} reading;

/* Of the parts that an article has, the first stands for all. */
static bool was_given(reading *r, const kb_presence *p)
{
    const uint64_t *parts;

    if (kb_curated_parts(r->curated, &p->concept, &parts) < 2)
        return false;
    if (r->article != p->article)
        r->given.len = 0;
    r->article = p->article;
    for (size_t i = 0; i < r->given.len; i++) {
        if (r->given.data[i] == p->concept)
            return true;
    }
    kb_vec_push(r->arena, &r->given, p->concept);
    return false;
}

/* Sets what a row's concept has become.  @return whether the row is given */
static bool takes(reading *r, kb_presence *p)
{
    if (!r->curated)
        return true;
    p->concept = kb_curated_whole(r->curated, p->concept);
    return !kb_curated_hides(r->curated, p->concept) && !was_given(r, p);
}

static kb_stmt begin(const reading *r, kb_sqlite *store,
                     const kb_company_query *query)
{
    const uint64_t *parts = NULL;
    size_t n =
        r->curated ? kb_curated_parts(r->curated, &query->concept, &parts) : 1;
    kb_stmt q =
        kb_stmt_begin(store, n > 1 ? KB_SQL_COMPANY_OF_PARTS : KB_SQL_COMPANY);

    kb_filter_bind(&q, &query->articles);
    if (n > 1)
        kb_stmt_bind_text(&q, 5, kb_ids_json(r->arena, parts, n));
    else
        kb_stmt_bind_int(&q, 5, (int64_t)query->concept);
    return q;
}

kb_status kb_sqlite_company(kb_store *base, const kb_company_query *query,
                            int64_t *sources, kb_presence_fn *fn, void *context,
                            kb_error *err)
{
    kb_sqlite *store = kb_sqlite_of(base);
    reading r = {0};
    kb_status status = count(sources, store, &query->articles, err);

    if (status == KB_OK)
        status = kb_curated_get(&r.curated, store, err);
    if (status != KB_OK)
        return status;
    r.arena = kb_arena_new();
    kb_stmt q = begin(&r, store, query);
    while (status == KB_OK && kb_stmt_next(&q)) {
        kb_presence presence = {.article = (uint64_t)kb_stmt_int(&q, 0),
                                .cluster = (uint64_t)kb_stmt_int(&q, 1),
                                .concept = (uint64_t)kb_stmt_int(&q, 2)};
        if (takes(&r, &presence))
            status = fn(context, &presence);
    }
    status = kb_stmt_end(&q, status, err);
    kb_arena_free(r.arena);
    return status;
}
