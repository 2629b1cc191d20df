/* filter.c - parameters that several questions share. */
#include "base/buf.h"
#include "store/sqlite/sqlite.h"

enum { IDS_CEILING = 64 * 1024 * 1024 };

void kb_filter_bind(kb_stmt *q, const kb_article_filter *filter)
{
    kb_stmt_bind_text(q, 1, filter->since);
    kb_stmt_bind_text(q, 2, filter->until);
    kb_stmt_bind_text(q, 3, filter->site);
    kb_stmt_bind_text(q, 4, filter->tag);
}

bool kb_filter_is_empty(const kb_article_filter *filter)
{
    return !filter->since && !filter->until && !filter->site && !filter->tag;
}

const char *kb_ids_json(kb_arena *arena, const uint64_t *ids, size_t n)
{
    kb_buf json = KB_BUF_INIT(IDS_CEILING);

    for (size_t i = 0; i < n; i++) {
        kb_buf_add_char(&json, i > 0 ? ',' : '[');
        kb_buf_add_int(&json, (int64_t)ids[i]);
    }
    kb_buf_add_text(&json, n > 0 ? "]" : "[]");
    const char *copy = kb_arena_copy(arena, json.ptr, json.len);
    kb_buf_dispose(&json);
    return copy;
}
