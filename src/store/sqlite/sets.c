/* sets.c - the articles that meet conditions. */
#include "base/vec.h"
#include "store/sqlite/sqlite.h"

enum { DAY_DIGITS = 8 };

static void bind(kb_stmt *q, const kb_set_query *query)
{
    bool names = query->kind != KB_ANY || query->layer != KB_ANY ||
                 query->min_sources > 0;

    kb_filter_bind(q, &query->filter);
    kb_stmt_bind_int(q, 6, (int64_t)query->has);
    kb_stmt_bind_int(q, 7, names);
    if (query->kind != KB_ANY)
        kb_stmt_bind_int(q, 8, query->kind);
    if (query->layer != KB_ANY)
        kb_stmt_bind_int(q, 9, query->layer);
    kb_stmt_bind_int(q, 10, query->min_sources);
    kb_stmt_bind_text(q, 11, query->author);
}

/* Dates are ISO prefixes: digits, and marks between them. */
static uint32_t day_of(const char *date)
{
    uint32_t day = 0, digits = 0;

    for (; date && *date != '\0' && digits < DAY_DIGITS; date++) {
        if (*date < '0' || *date > '9')
            continue;
        day = day * 10 + (uint32_t)(*date - '0');
        digits++;
    }
    for (; digits < DAY_DIGITS; digits++)
        day *= 10;
    return day;
}

kb_status kb_sqlite_articles_with(kb_store *base, const kb_set_query *query,
                                  kb_article_set *out, kb_arena *arena,
                                  kb_error *err)
{
    KB_VEC(kb_member) found = {0};

    bool joins = query->has != KB_HAS_ANYTHING || query->kind != KB_ANY ||
                 query->layer != KB_ANY || query->min_sources > 0;

    if (joins)
        kb_sqlite_widen(kb_sqlite_of(base));
    kb_stmt q = kb_stmt_begin(kb_sqlite_of(base), KB_SQL_ARTICLES_WITH);
    bind(&q, query);
    while (kb_stmt_next(&q)) {
        kb_member member = {.place = (uint64_t)kb_stmt_int(&q, 0),
                            .article = (uint64_t)kb_stmt_int(&q, 1),
                            .cluster = (uint64_t)kb_stmt_int(&q, 2),
                            .day = day_of(kb_stmt_text(&q, 3))};
        kb_vec_push(arena, &found, member);
    }
    *out = (kb_article_set){found.data, found.len};
    return kb_stmt_end(&q, KB_OK, err);
}
