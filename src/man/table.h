/* table.h - a table as a list of tags: the first column is the tag, the others
 * are what is told of it. */
#ifndef KB_MAN_TABLE_H
#define KB_MAN_TABLE_H

#include "man/mdoc.h"

enum { KB_MAN_COLUMNS_MAX = 8 };

typedef struct kb_man_table {
    kb_buf headers[KB_MAN_COLUMNS_MAX];
    bool head; /* this is being read */
    size_t column;
    kb_mdoc mdoc;   /* of the cell */
    kb_buf tag;     /* of the row: macros */
    kb_buf body;    /* of the row: mdoc */
    kb_buf code;    /* the first piece of code in the tag */
    size_t codes;   /* how many there are */
    size_t width;   /* of the tag, in columns of a screen */
    bool untouched; /* the cell has nothing yet */
    bool capital;   /* the next letter will be one */
    kb_buf items;   /* the rows that are done */
    size_t widest;  /* of their tags */
} kb_man_table;

kb_man_table kb_man_table_new(void);
void kb_man_table_dispose(kb_man_table *table);

/** Begins a row, and a cell of it; the first row is the head. */
void kb_man_table_begin_row(kb_man_table *table);
void kb_man_table_begin_cell(kb_man_table *table);
void kb_man_table_end_cell(kb_man_table *table);

/** What stands in the cell. */
void kb_man_table_text(kb_man_table *table, kb_str text);
void kb_man_table_code(kb_man_table *table, kb_str code, const char *tags);
void kb_man_table_macros(kb_man_table *table, const char *macros);
void kb_man_table_marked(kb_man_table *table, const char *macro, kb_str text);

/** Ends the row.  `body` is then whole, and kb_man_table_keep() adds the row to
 * the list. */
void kb_man_table_end_row(kb_man_table *table);
void kb_man_table_keep(kb_man_table *table);

/** The long name of the option that the row is about, where its tag is that
 * option alone; else empty. */
kb_str kb_man_table_option(const kb_man_table *table);

/** Appends the list.
 * @return whether it has a row */
bool kb_man_table_end(kb_buf *out, kb_man_table *table);

#endif
