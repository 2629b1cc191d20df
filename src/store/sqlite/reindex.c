/* reindex.c - indexes all articles again, where a migration asked for it. */
#include "store/sqlite/body.h"
#include "store/sqlite/index.h"

enum { ARTICLES_A_PART = 4096 };

/* Indexes the article of a row. */
static kb_status add_article(kb_sqlite *store, kb_stmt *q, kb_arena *arena,
                             kb_error *err)
{
    kb_body body = {.text = kb_str_of(kb_stmt_string(q, 3))};
    kb_index_text text = {.title = kb_str_of(kb_stmt_string(q, 1))};

    if (!kb_body_read_blocks(&body, arena, kb_stmt_string(q, 2)))
        return kb_fail(err, KB_STORE_DAMAGED, "the text of '%s' is damaged",
                       text.title.ptr);
    kb_body_cut(arena, &body, &text.headings, &text.body);
    kb_words words = kb_words_of(arena, arena, &text);
    return kb_index_add(store, kb_stmt_int(q, 0), &words, err);
}

static kb_status add_articles(kb_sqlite *store, kb_error *err)
{
    kb_arena *arena = kb_arena_new();
    kb_status status = KB_OK;
    kb_stmt q = kb_stmt_begin(store, KB_SQL_ARTICLES_TO_INDEX);

    for (size_t n = 1; status == KB_OK && kb_stmt_next(&q); n++) {
        status = add_article(store, &q, arena, err);
        kb_arena_clear(arena);
        if (status != KB_OK || n % ARTICLES_A_PART != 0)
            continue;
        status = kb_index_flush(store, err);
        kb_index_discard(store);
    }
    status = kb_stmt_end(&q, status, err);
    if (status == KB_OK)
        status = kb_index_flush(store, err);
    kb_index_discard(store);
    kb_arena_free(arena);
    return status == KB_OK ? kb_index_tidy(store, err) : status;
}

kb_status kb_index_rebuild(kb_sqlite *store, kb_error *err)
{
    return kb_sqlite_remake(store, KB_SQL_REINDEX, KB_SQL_REINDEX_DONE,
                            add_articles, err);
}
