/* table.c - a table as a list of tags. */
#include "man/table.h"

#include <ctype.h>

#include "output/display.h"

enum { CELL_MAX = 1 << 16, WIDE = 14 };

kb_man_table kb_man_table_new(void)
{
    kb_man_table table = {.head = true,
                          .tag = KB_BUF_INIT(CELL_MAX),
                          .body = KB_BUF_INIT(CELL_MAX),
                          .code = KB_BUF_INIT(CELL_MAX),
                          .items = KB_BUF_INIT(KB_PAGE_MAX)};

    for (size_t i = 0; i < KB_MAN_COLUMNS_MAX; i++)
        table.headers[i] = (kb_buf)KB_BUF_INIT(CELL_MAX);
    return table;
}

void kb_man_table_dispose(kb_man_table *table)
{
    for (size_t i = 0; i < KB_MAN_COLUMNS_MAX; i++)
        kb_buf_dispose(&table->headers[i]);
    kb_buf_dispose(&table->tag);
    kb_buf_dispose(&table->body);
    kb_buf_dispose(&table->code);
    kb_buf_dispose(&table->items);
}

/* ---- cells -------------------------------------------------------------- */

static size_t column(const kb_man_table *table)
{
    size_t last = KB_MAN_COLUMNS_MAX - 1;
    return table->column < last ? table->column : last;
}

static void put(kb_man_table *table, kb_str text)
{
    if (table->capital && text.len > 0) {
        char first = (char)toupper((unsigned char)text.ptr[0]);
        kb_mdoc_text(&table->mdoc, (kb_str){&first, 1});
        text = kb_str_cut(text, 1, text.len);
        table->capital = false;
    }
    kb_mdoc_text(&table->mdoc, text);
}

/* Of several columns each says what it is, in a word, unless it is empty. */
static void touch(kb_man_table *table)
{
    kb_str header = kb_buf_str(&table->headers[column(table)]);

    if (!table->untouched)
        return;
    table->untouched = false;
    if (table->column > 1)
        put(table, KB_STR("; "));
    if (table->columns > 2 && header.len > 0 &&
        !memchr(header.ptr, ' ', header.len)) {
        put(table, header);
        put(table, KB_STR(": "));
    }
}

void kb_man_table_begin_cell(kb_man_table *table)
{
    if (table->head)
        return;
    if (table->column < 2)
        table->mdoc =
            kb_mdoc_begin(table->column == 0 ? &table->tag : &table->body,
                          table->column == 0);
    table->capital = table->column == 1;
    table->untouched = table->column > 0;
}

void kb_man_table_end_cell(kb_man_table *table)
{
    if (!table->head && table->column == 0)
        kb_mdoc_end(&table->mdoc);
    table->column++;
}

void kb_man_table_text(kb_man_table *table, kb_str text)
{
    if (table->head) {
        kb_buf_add(&table->headers[column(table)], text);
        return;
    }
    touch(table);
    if (table->column == 0)
        table->width += kb_display_columns(text);
    put(table, text);
}

void kb_man_table_code(kb_man_table *table, kb_str code, const char *tags)
{
    if (table->head) {
        kb_man_table_text(table, code);
        return;
    }
    touch(table);
    table->capital = false;
    if (table->column == 0) {
        table->width += kb_display_columns(code);
        if (table->codes++ == 0)
            kb_buf_add(&table->code, code);
    }
    kb_mdoc_code(&table->mdoc, code, tags);
}

void kb_man_table_macros(kb_man_table *table, const char *macros)
{
    if (table->head)
        return;
    touch(table);
    table->capital = false;
    kb_mdoc_macros(&table->mdoc, macros);
}

void kb_man_table_marked(kb_man_table *table, const char *macro, kb_str text)
{
    if (table->head)
        return;
    touch(table);
    table->capital = false;
    kb_mdoc_marked(&table->mdoc, macro, text);
}

/* ---- rows --------------------------------------------------------------- */

kb_str kb_man_table_option(const kb_man_table *table)
{
    kb_str code = kb_buf_str(&table->code), name = {0};

    if (table->codes == 1 && kb_str_starts(code, KB_STR("--")) &&
        kb_str_find(code, KB_STR(" -"), 0) < 0) {
        code = kb_str_cut(code, 2, code.len);
        kb_str_split(&code, ' ', &name);
    }
    return name;
}

static void forget_row(kb_man_table *table)
{
    kb_buf_clear(&table->tag);
    kb_buf_clear(&table->body);
    kb_buf_clear(&table->code);
    table->codes = 0;
    table->width = 0;
}

void kb_man_table_keep(kb_man_table *table)
{
    kb_buf_printf(&table->items, ".It%s\n%s", table->tag.ptr, table->body.ptr);
    if (table->width > table->widest)
        table->widest = table->width;
}

void kb_man_table_end_row(kb_man_table *table)
{
    if (table->head) {
        table->columns = table->column;
        table->head = false;
    } else if (table->column > 1) {
        kb_mdoc_stop(&table->mdoc);
        kb_mdoc_end(&table->mdoc);
    }
    table->column = 0;
}

void kb_man_table_begin_row(kb_man_table *table)
{
    forget_row(table);
}

bool kb_man_table_end(kb_buf *out, kb_man_table *table)
{
    bool any = table->items.len > 0;

    if (any && table->widest > WIDE) {
        kb_buf_add_text(out, ".Bl -tag -width Ds\n");
    } else if (any) {
        kb_buf_add_text(out, ".Bl -tag -width ");
        for (size_t i = 0; i < table->widest; i++)
            kb_buf_add_char(out, 'n');
        kb_buf_add_char(out, '\n');
    }
    if (any)
        kb_buf_printf(out, "%s.El\n", table->items.ptr);
    return any;
}
