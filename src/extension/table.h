/* table.h - functions that stand in FROM: of a text they make rows. */
#ifndef KB_EXTENSION_TABLE_H
#define KB_EXTENSION_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "aigckb/arena.h"
#include "aigckb/status.h"
#include "aigckb/store.h"
#include "base/vec.h"
#include "store/sqlite/api.h"

/** A value: a text, else a number of one sort; of NULL .text is none. */
typedef struct kb_cell {
    enum { KB_CELL_TEXT, KB_CELL_INTEGER, KB_CELL_REAL } type;
    const char *text;
    int64_t integer;
    double real;
} kb_cell;

static inline kb_cell kb_cell_text(const char *text)
{
    return (kb_cell){.type = KB_CELL_TEXT, .text = text};
}

static inline kb_cell kb_cell_integer(int64_t integer)
{
    return (kb_cell){.type = KB_CELL_INTEGER, .integer = integer};
}

static inline kb_cell kb_cell_real(double real)
{
    return (kb_cell){.type = KB_CELL_REAL, .real = real};
}

/** Cells, row by row. */
typedef KB_VEC(kb_cell) kb_cells;

/** What is asked, and the memory for the answer. */
typedef struct kb_asked {
    kb_store *store;
    kb_arena *arena;
    const char *text; /* valid UTF-8 */
    int64_t most;     /* rows; 0: not said */
} kb_asked;

typedef struct kb_table {
    const char *name;
    const char *schema; /* CREATE TABLE, with two hidden columns at the end: the
                           text, and how many rows at most */
    int columns;        /* before these */
    /** @return KB_OK, also where nothing is found */
    kb_status (*fill)(kb_cells *out, const kb_asked *asked, kb_error *err);
} kb_table;

extern const kb_table kb_table_search; /* search_rows.c */
extern const kb_table kb_table_term;   /* term_rows.c */

/** Adds a table to a connection.  @return a code of SQLite */
int kb_table_add(sqlite3 *db, const kb_table *kind);

#endif
