/* check.c - looks for damage, and for facts without evidence. */
#include "store/sqlite/cluster.h"
#include "store/sqlite/content.h"
#include "store/sqlite/functions.h"

/* Every row of these is a problem, in words. */
static const kb_sql checks[] = {
    KB_SQL_CHECK_FILE,           KB_SQL_CHECK_TEXT,
    KB_SQL_CHECK_INDEX,          KB_SQL_CHECK_MENTION_SPANS,
    KB_SQL_CHECK_RELATION_SPANS, KB_SQL_CHECK_DEFINITION_SPANS,
    KB_SQL_CHECK_CONCEPTS,       KB_SQL_CHECK_MENTION_COUNTS,
    KB_SQL_CHECK_ALIASES,        KB_SQL_CHECK_DEFINITIONS,
    KB_SQL_CHECK_SUBJECTS,       KB_SQL_CHECK_OBJECTS,
    KB_SQL_CHECK_FIGURE_SPANS,   KB_SQL_CHECK_FIGURE_WORDS,
    KB_SQL_CHECK_EVENT_SPANS,    KB_SQL_CHECK_FIGURES,
    KB_SQL_CHECK_EVENTS,         KB_SQL_CHECK_INPUTS,
    KB_SQL_CHECK_COUNTS,         KB_SQL_CHECK_GONE,
    KB_SQL_CHECK_EDGES,          KB_SQL_CHECK_DEFINITION_WORDS,
    KB_SQL_CHECK_TALLY,          KB_SQL_CHECK_EDGE_PLACES,
    KB_SQL_CHECK_SPELLINGS,      KB_SQL_CHECK_PACKS,
    KB_SQL_CHECK_STALE,          KB_SQL_CHECK_IMPRINTS,
};

/* A question that cannot be asked is a problem as well; the others may be. */
static kb_status tell(kb_status status, kb_text_fn *fn, void *context,
                      size_t *problems, const kb_error *err)
{
    if (status != KB_STORE_DAMAGED)
        return status;
    ++*problems;
    return fn(context, err->message);
}

kb_status kb_sqlite_check(kb_store *base, kb_text_fn *fn, void *context,
                          kb_error *err)
{
    kb_sqlite *store = kb_sqlite_of(base);
    size_t problems = 0;

    kb_sqlite_widen(store);
    kb_status status = kb_function_sources(store, err);
    for (size_t i = 0; i < sizeof checks / sizeof *checks && status == KB_OK;
         i++) {
        kb_stmt q = kb_stmt_begin(store, checks[i]);
        for (; status == KB_OK && kb_stmt_next(&q); problems++)
            status = fn(context, kb_stmt_string(&q, 0));
        status =
            tell(kb_stmt_end(&q, status, err), fn, context, &problems, err);
    }
    if (status == KB_OK)
        status = tell(kb_content_check(store, fn, context, &problems, err), fn,
                      context, &problems, err);
    if (status == KB_OK)
        status = tell(kb_clusters_check(store, fn, context, &problems, err), fn,
                      context, &problems, err);
    if (status == KB_OK && problems > 0)
        status = kb_fail(err, KB_STORE_DAMAGED, "%zu problems", problems);
    return status;
}
