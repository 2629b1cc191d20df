/* user_sql.c - a user's own question in SQL: read only, and not for ever. */
#include <string.h>
#include <strings.h>

#include "base/clock.h"
#include "store/sqlite/sqlite.h"
#include "text/utf8.h"

enum {
    SECONDS_MAX = 30,
    STEPS_A_LOOK = 1000, /* of SQLite's machine between two looks at a clock */
    MEMORY_MAX = 512 * 1024 * 1024 /* bytes, where SQLite counts them */
};

/* What one step of that machine may be asked to do: it is not interrupted. */
static const struct {
    int limit, value;
} limits[] = {
    {SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024}, /* bytes of a value or a row */
    {SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200},
    {SQLITE_LIMIT_EXPR_DEPTH, 200},
    {SQLITE_LIMIT_COMPOUND_SELECT, 100},
    {SQLITE_LIMIT_VDBE_OP, 1000000},
    {SQLITE_LIMIT_FUNCTION_ARG, 100},
    {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_WORKER_THREADS, 0},
};
enum { LIMITS = sizeof limits / sizeof *limits };

/* Looks at the schema, which do not change anything. */
static bool pragma_is_harmless(const char *name)
{
    static const char *const harmless[] = {
        "table_info", "table_xinfo", "table_list", "index_list", "index_info",
    };
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++) {
        if (strcasecmp(name, harmless[i]) == 0)
            return true;
    }
    return false;
}

static int authorize(void *context, int action, const char *first,
                     const char *second, const char *database,
                     const char *trigger)
{
    bool allowed = false;

    (void)context;
    (void)database;
    (void)trigger;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
        allowed = true;
        break;
    case SQLITE_FUNCTION:
        allowed = strcasecmp(second, "load_extension") != 0 &&
                  strcasecmp(second, "fts3_tokenizer") != 0;
        break;
    case SQLITE_PRAGMA:
        allowed = pragma_is_harmless(first);
        break;
    default:
        break;
    }
    return allowed ? SQLITE_OK : SQLITE_DENY;
}

/* When it is to end at the latest, and what says that it is to end now. */
typedef struct deadline {
    int64_t end; /* kb_clock_steady_ms() */
    const volatile sig_atomic_t *stop;
} deadline;

static bool is_stopped(const deadline *d)
{
    return d->stop && *d->stop;
}

static int is_over(void *context)
{
    const deadline *d = context;
    return is_stopped(d) || kb_clock_steady_ms() > d->end;
}

/* A value as text, or NULL; what is no text is said to be none. */
static const char *value_text(sqlite3_stmt *raw, int column, kb_arena *arena)
{
    const char *text = (const char *)sqlite3_column_text(raw, column);
    size_t len = (size_t)sqlite3_column_bytes(raw, column);

    if (!text || kb_utf8_valid((kb_str){text, len}))
        return text;
    return kb_arena_printf(arena, "(%zu bytes)", len);
}

static kb_status give_rows(sqlite3_stmt *raw, kb_sql_fn *fn, void *context,
                           int *rc)
{
    int columns = sqlite3_column_count(raw);
    kb_arena *arena = kb_arena_new();
    const char **names = kb_arena_alloc(arena, columns * sizeof *names);
    kb_arena *row = kb_arena_new();
    kb_status status = KB_OK;

    for (int i = 0; i < columns; i++)
        names[i] = sqlite3_column_name(raw, i);
    while (status == KB_OK && (*rc = sqlite3_step(raw)) == SQLITE_ROW) {
        const char **values = kb_arena_alloc(row, columns * sizeof *values);
        for (int i = 0; i < columns; i++)
            values[i] = value_text(raw, i, row);
        status = fn(context, columns, names, values);
        kb_arena_clear(row);
    }
    kb_arena_free(row);
    kb_arena_free(arena);
    return status;
}

static kb_status refuse(sqlite3 *db, int rc, kb_error *err)
{
    if ((rc & 0xFF) == SQLITE_INTERRUPT)
        return kb_fail(err, KB_USAGE, "stopped after %d seconds", SECONDS_MAX);
    if ((rc & 0xFF) == SQLITE_NOMEM)
        return kb_fail(err, KB_USAGE, "takes more than %d MB of memory",
                       MEMORY_MAX / 1024 / 1024);
    if ((rc & 0xFF) == SQLITE_BUSY || (rc & 0xFF) == SQLITE_CORRUPT)
        return kb_sqlite_fail(db, rc, err);
    return kb_fail(err, KB_USAGE, "%s", sqlite3_errmsg(db));
}

/* Prepares the one statement of `sql`. */
static kb_status prepare(sqlite3_stmt **out, sqlite3 *db, const char *sql,
                         kb_error *err)
{
    sqlite3_stmt *more = NULL;
    const char *tail;
    int rc = sqlite3_prepare_v2(db, sql, -1, out, &tail);

    if (rc != SQLITE_OK)
        return refuse(db, rc, err);
    if (!*out)
        return kb_fail(err, KB_USAGE, "no statement");
    rc = sqlite3_prepare_v2(db, tail, -1, &more, NULL);
    bool one = rc == SQLITE_OK && !more;
    sqlite3_finalize(more);
    return one ? KB_OK : kb_fail(err, KB_USAGE, "one statement only");
}

static kb_status run(sqlite3 *db, const char *sql, kb_sql_fn *fn, void *context,
                     kb_error *err)
{
    sqlite3_stmt *raw = NULL;
    int rc = SQLITE_OK;

    kb_status status = prepare(&raw, db, sql, err);
    if (status == KB_OK)
        status = give_rows(raw, fn, context, &rc);
    if (status == KB_OK && rc != SQLITE_DONE)
        status = refuse(db, rc, err);
    sqlite3_finalize(raw);
    return status;
}

/* What is sorted stays in the memory that is counted, and fills no disk. */
static const char in_memory[] = "PRAGMA temp_store = MEMORY";

/* A virtual table declares its columns when it is first used, by a CREATE
 * TABLE of its own that the authorizer would refuse. */
static kb_status declare_tables(kb_sqlite *store, kb_error *err)
{
    kb_stmt q = kb_stmt_begin(store, KB_SQL_USER_TABLES);
    return kb_stmt_run(&q, err);
}

/* Sets the limits, or sets them back.  @param values those before, of either */
static void swap_limits(sqlite3 *db, int values[LIMITS])
{
    for (size_t i = 0; i < LIMITS; i++)
        values[i] = sqlite3_limit(db, limits[i].limit, values[i]);
}

/* Views are for users; and SQLite 3.40 takes their JSON functions for
 * dangerous unless it trusts the schema. */
static void trust_views(sqlite3 *db, int trust)
{
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, trust, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, trust, NULL);
}

static kb_status run_limited(kb_sqlite *store, const char *sql, kb_sql_fn *fn,
                             void *context, kb_error *err)
{
    sqlite3 *db = store->db;
    deadline end = {.end = kb_clock_steady_ms() + INT64_C(1000) * SECONDS_MAX,
                    .stop = store->patience.stop};
    int values[LIMITS];

    for (size_t i = 0; i < LIMITS; i++)
        values[i] = limits[i].value;
    swap_limits(db, values);
    trust_views(db, 1);
    sqlite3_exec(db, in_memory, NULL, NULL, NULL);
    sqlite3_int64 heap = sqlite3_hard_heap_limit64(MEMORY_MAX);
    sqlite3_progress_handler(db, STEPS_A_LOOK, is_over, &end);
    sqlite3_set_authorizer(db, authorize, NULL);
    kb_status status = run(db, sql, fn, context, err);
    sqlite3_set_authorizer(db, NULL, NULL);
    sqlite3_progress_handler(db, 0, NULL, NULL);
    sqlite3_hard_heap_limit64(heap);
    trust_views(db, 0);
    swap_limits(db, values);
    return status != KB_OK && is_stopped(&end)
               ? kb_fail(err, KB_INTERRUPTED, "interrupted")
               : status;
}

kb_status kb_sqlite_sql(kb_store *base, const char *sql, kb_sql_fn *fn,
                        void *context, kb_error *err)
{
    kb_sqlite *store = kb_sqlite_of(base);

    kb_sqlite_widen(store);
    kb_status status = declare_tables(store, err);
    return status == KB_OK ? run_limited(store, sql, fn, context, err) : status;
}
