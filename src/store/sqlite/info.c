/* info.c - what the store is and holds. */
#include <stdio.h>
#include <string.h>

#include "store/sqlite/sqlite.h"

kb_status kb_sqlite_identity(kb_store *base, kb_store_info *out, kb_error *err)
{
    kb_stmt q = kb_stmt_begin(kb_sqlite_of(base), KB_SQL_IDENTITY);

    while (kb_stmt_next(&q)) {
        const char *key = kb_stmt_string(&q, 0);
        if (strcmp(key, "uuid") == 0)
            snprintf(out->uuid, sizeof out->uuid, "%s", kb_stmt_string(&q, 1));
        else if (strcmp(key, "revision") == 0)
            out->revision = kb_stmt_int(&q, 1);
        else if (strcmp(key, "stale") == 0)
            out->waiting = kb_stmt_int(&q, 1) != 0;
    }
    return kb_stmt_end(&q, KB_OK, err);
}

kb_status kb_sqlite_info(kb_store *base, kb_store_info *out, kb_error *err)
{
    int64_t *const fields[] = {
        &out->inputs,      &out->failed_inputs, &out->articles, &out->sources,
        &out->concepts,    &out->mentions,      &out->aliases,  &out->relations,
        &out->definitions, &out->figures,       &out->events,   &out->schema,
        &out->bytes,
    };
    kb_status status = kb_sqlite_identity(base, out, err);
    if (status != KB_OK)
        return status;

    kb_stmt q = kb_stmt_begin(kb_sqlite_of(base), KB_SQL_INFO);
    if (kb_stmt_next(&q)) {
        for (int i = 0; i < (int)(sizeof fields / sizeof *fields); i++)
            *fields[i] = kb_stmt_int(&q, i);
    }
    return kb_stmt_end(&q, KB_OK, err);
}

kb_status kb_sqlite_revision(kb_store *base, const char *day, int64_t *out,
                             kb_error *err)
{
    kb_stmt q = kb_stmt_begin(kb_sqlite_of(base), KB_SQL_REVISION_BEFORE);

    kb_stmt_bind_text(&q, 1, day);
    *out = kb_stmt_next(&q) ? kb_stmt_int(&q, 0) : 0;
    return kb_stmt_end(&q, KB_OK, err);
}
