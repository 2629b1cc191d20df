/* table.c - tables that are functions, as virtual tables of SQLite: the store
 * is the main database of the connection that asks, opened a second time. */
#include "extension/table.h"

#include "base/alloc.h"
#include "base/str.h"
#include "text/utf8.h"

#include <stdlib.h>

enum { HAS_TEXT = 1, HAS_MOST = 2 }; /* bits of a plan: which are given */

/* What SQLite keeps for each table: a pointer to it that is not const. */
typedef struct entry {
    const kb_table *kind;
} entry;

typedef struct table {
    sqlite3_vtab base;
    sqlite3 *db;
    const kb_table *kind;
} table;

/* One walk over the rows; the store stays open for the next one. */
typedef struct cursor {
    sqlite3_vtab_cursor base;
    kb_store *store;
    kb_arena *arena;
    kb_cells cells;
    size_t row;
} cursor;

static const kb_table *kind_of(const cursor *c)
{
    return ((const table *)c->base.pVtab)->kind;
}

static int connect(sqlite3 *db, void *kept, int argc, const char *const *argv,
                   sqlite3_vtab **out, char **message)
{
    (void)argc;
    (void)argv;
    (void)message;
    const kb_table *kind = ((const entry *)kept)->kind;
    int rc = sqlite3_declare_vtab(db, kind->schema);
    if (rc != SQLITE_OK)
        return rc;
    sqlite3_vtab_config(db, SQLITE_VTAB_DIRECTONLY);
    table *made = kb_alloc(sizeof *made);
    made->db = db;
    made->kind = kind;
    *out = &made->base;
    return SQLITE_OK;
}

static int disconnect(sqlite3_vtab *base)
{
    free(base);
    return SQLITE_OK;
}

/* The text must be given, and whatever is given must be known beforehand. */
static int choose_plan(sqlite3_vtab *base, sqlite3_index_info *info)
{
    int columns = ((table *)base)->kind->columns;
    int at[2] = {-1, -1};

    for (int i = 0; i < info->nConstraint; i++) {
        int column = info->aConstraint[i].iColumn - columns;
        if (column < 0 || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ)
            continue;
        if (!info->aConstraint[i].usable)
            return SQLITE_CONSTRAINT;
        at[column] = i;
    }
    if (at[0] < 0) {
        base->zErrMsg = sqlite3_mprintf("a text in parentheses is missing");
        return SQLITE_ERROR;
    }
    for (int i = 0; i < 2; i++) {
        if (at[i] < 0)
            continue;
        info->aConstraintUsage[at[i]].argvIndex = i + 1;
        info->aConstraintUsage[at[i]].omit = 1;
        info->idxNum |= i == 0 ? HAS_TEXT : HAS_MOST;
    }
    info->estimatedCost = 1000;
    info->estimatedRows = 10;
    return SQLITE_OK;
}

static int open_cursor(sqlite3_vtab *base, sqlite3_vtab_cursor **out)
{
    (void)base; /* SQLite fills it in */
    cursor *made = kb_alloc(sizeof *made);
    made->arena = kb_arena_new();
    *out = &made->base;
    return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *base)
{
    cursor *c = (cursor *)base;
    kb_store_close(c->store);
    kb_arena_free(c->arena);
    free(c);
    return SQLITE_OK;
}

static kb_status open_store(cursor *c, kb_error *err)
{
    const table *t = (const table *)c->base.pVtab;
    const char *where = sqlite3_db_filename(t->db, "main");

    if (c->store)
        return KB_OK;
    if (!where || !*where)
        return kb_fail(err, KB_STORE_MISSING, "the main database is no file");
    return kb_store_open(&c->store, where, KB_READ, err);
}

static kb_status fill(cursor *c, const char *text, int64_t most, kb_error *err)
{
    if (!text) /* of NULL there is nothing */
        return KB_OK;
    if (!kb_utf8_valid(kb_str_of(text)))
        return kb_fail(err, KB_USAGE, "the text is no UTF-8");
    kb_status status = open_store(c, err);
    if (status != KB_OK)
        return status;
    kb_asked asked = {.store = c->store,
                      .arena = c->arena,
                      .text = kb_arena_strdup(c->arena, text),
                      .most = most > 0 ? most : 0};
    return kind_of(c)->fill(&c->cells, &asked, err);
}

static int find_rows(sqlite3_vtab_cursor *base, int plan, const char *unused,
                     int argc, sqlite3_value **argv)
{
    cursor *c = (cursor *)base;
    kb_error err = {0};

    (void)unused;
    (void)argc;
    kb_arena_clear(c->arena);
    c->cells.data = NULL;
    c->cells.len = c->cells.cap = 0;
    c->row = 0;
    kb_status status =
        fill(c, (const char *)sqlite3_value_text(argv[0]),
             plan & HAS_MOST ? sqlite3_value_int64(argv[1]) : 0, &err);
    if (status == KB_OK)
        return SQLITE_OK;
    sqlite3_free(base->pVtab->zErrMsg);
    base->pVtab->zErrMsg =
        sqlite3_mprintf("%s: %s", kind_of(c)->name, err.message);
    return SQLITE_ERROR;
}

static int next_row(sqlite3_vtab_cursor *base)
{
    ((cursor *)base)->row++;
    return SQLITE_OK;
}

static int is_at_end(sqlite3_vtab_cursor *base)
{
    const cursor *c = (const cursor *)base;
    return c->row * (size_t)kind_of(c)->columns >= c->cells.len;
}

static int give_value(sqlite3_vtab_cursor *base, sqlite3_context *out,
                      int column)
{
    const cursor *c = (const cursor *)base;
    size_t columns = (size_t)kind_of(c)->columns;

    if ((size_t)column >= columns) /* what was given: nobody asks for it */
        return SQLITE_OK;
    const kb_cell *cell = &c->cells.data[c->row * columns + (size_t)column];
    switch (cell->type) {
    case KB_CELL_TEXT: /* NULL is NULL */
        sqlite3_result_text(out, cell->text, -1, SQLITE_TRANSIENT);
        break;
    case KB_CELL_INTEGER:
        sqlite3_result_int64(out, cell->integer);
        break;
    case KB_CELL_REAL:
        sqlite3_result_double(out, cell->real);
        break;
    }
    return SQLITE_OK;
}

static int give_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *out)
{
    *out = (sqlite3_int64)((const cursor *)base)->row;
    return SQLITE_OK;
}

static const sqlite3_module module = {
    .xConnect = connect, /* and no xCreate: it is there without CREATE */
    .xDisconnect = disconnect,
    .xBestIndex = choose_plan,
    .xOpen = open_cursor,
    .xClose = close_cursor,
    .xFilter = find_rows,
    .xNext = next_row,
    .xEof = is_at_end,
    .xColumn = give_value,
    .xRowid = give_rowid,
};

int kb_table_add(sqlite3 *db, const kb_table *kind)
{
    entry *kept = kb_alloc(sizeof *kept);
    kept->kind = kind;
    return sqlite3_create_module_v2(db, kind->name, &module, kept, free);
}
