/* spellings.c - what may be typed for the names of concepts. */
#include "store/sqlite/spellings.h"

#include "text/pinyin.h"

/* Spellings follow from the name that the id is the hash of.  So those of one
 * concept never change: they come and go with it. */
static kb_status change(kb_sqlite *store, kb_sql sql, int64_t concept,
                        const char *fold, bool initials, kb_error *err)
{
    kb_spellings spellings;
    kb_status status = KB_OK;

    kb_pinyin_spellings(&spellings, kb_str_of(fold), initials);
    for (size_t i = 0; i < spellings.count && status == KB_OK; i++) {
        kb_stmt q = kb_stmt_begin(store, sql);
        kb_stmt_bind_text(&q, 1, spellings.text[i]);
        kb_stmt_bind_int(&q, 2, initials);
        kb_stmt_bind_int(&q, 3, concept);
        status = kb_stmt_run(&q, err);
    }
    return status;
}

kb_status kb_spellings_derive(kb_sqlite *store, kb_error *err)
{
    kb_status status = KB_OK;
    kb_stmt q = kb_stmt_begin(store, KB_SQL_DERIVE_SPELLINGS);

    while (status == KB_OK && kb_stmt_next(&q)) {
        int64_t concept = kb_stmt_int(&q, 0);
        const char *fold = kb_stmt_string(&q, 1);
        kb_sql sql = kb_stmt_int(&q, 2) != 0 ? KB_SQL_SPELLING_PUT
                                             : KB_SQL_SPELLING_DROP;
        status = change(store, sql, concept, fold, false, err);
        if (status == KB_OK)
            status = change(store, sql, concept, fold, true, err);
    }
    return kb_stmt_end(&q, status, err);
}
