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

/* "id, name, kind" is a list of names, and no sentence. */
static bool begins_sentence(kb_str text)
{
    kb_str first = {0}, second = {0};

    kb_str_split(&text, ' ', &first);
    kb_str_split(&text, ' ', &second);
    return !kb_str_ends(first, KB_STR(",")) ||
           !kb_str_ends(second, KB_STR(","));
}

static void put(kb_man_table *table, kb_str text)
{
    if (table->capital && begins_sentence(text))
        kb_mdoc_capital(&table->mdoc, text);
    else
        kb_mdoc_text(&table->mdoc, text);
    table->capital = false;
}

/* Columns are parted where there is something in them. */
static void touch(kb_man_table *table)
{
    if (table->untouched && table->column > 1)
        kb_mdoc_text(&table->mdoc, KB_STR("; "));
    table->untouched = false;
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

/* A bar that is no border has a backslash before it, which stays in code. */
static void unescape(kb_buf *out, kb_str code)
{
    kb_str piece;

    for (const char *bar = ""; kb_str_split_at(&code, KB_STR("\\|"), &piece);
         bar = "|") {
        kb_buf_add_text(out, bar);
        kb_buf_add(out, piece);
    }
}

void kb_man_table_code(kb_man_table *table, kb_str code, const char *tags)
{
    kb_buf plain = KB_BUF_INIT(CELL_MAX);

    if (table->head) {
        kb_man_table_text(table, code);
        return;
    }
    touch(table);
    table->capital = false;
    unescape(&plain, code);
    if (table->column == 0) {
        table->width += kb_display_columns(kb_buf_str(&plain));
        if (table->codes++ == 0)
            kb_buf_add(&table->code, kb_buf_str(&plain));
    }
    kb_mdoc_code(&table->mdoc, kb_buf_str(&plain), tags);
    kb_buf_dispose(&plain);
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

/* Whether it is the name of any value, as N and FILE are. */
static bool names_value(kb_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (!isupper((unsigned char)text.ptr[i]))
            return false;
    }
    return true;
}

kb_str kb_man_table_option(const kb_man_table *table)
{
    kb_str code = kb_buf_str(&table->code), name = {0};

    if (table->codes != 1 || !kb_str_starts(code, KB_STR("--")))
        return name;
    code = kb_str_cut(code, 2, code.len);
    kb_str_split(&code, ' ', &name);
    return names_value(code) ? name : (kb_str){0};
}

static void forget_row(kb_man_table *table)
{
    kb_buf_clear(&table->tag);
    kb_buf_clear(&table->body);
    kb_buf_clear(&table->code);
    table->codes = 0;
    table->width = 0;
}

static void add_item(kb_man_table *table, const char *tag, size_t width,
                     const char *body)
{
    kb_buf_printf(&table->items, ".It%s\n%s", tag, body);
    if (width > table->widest)
        table->widest = width;
}

/* What the columns are, where they say so. */
static void add_head(kb_man_table *table)
{
    kb_buf tag = KB_BUF_INIT(CELL_MAX), body = KB_BUF_INIT(CELL_MAX);
    kb_str first = kb_buf_str(&table->headers[0]);

    if (first.len == 0 || table->headers[1].len == 0)
        return;
    kb_mdoc mdoc = kb_mdoc_begin(&tag, true);
    kb_mdoc_marked(&mdoc, "Em", first);
    kb_mdoc_end(&mdoc);
    mdoc = kb_mdoc_begin(&body, false);
    for (size_t i = 1; i < KB_MAN_COLUMNS_MAX; i++) {
        if (i > 1 && table->headers[i].len > 0)
            kb_mdoc_text(&mdoc, KB_STR("; "));
        if (table->headers[i].len > 0)
            kb_mdoc_marked(&mdoc, "Em", kb_buf_str(&table->headers[i]));
    }
    kb_mdoc_end(&mdoc);
    add_item(table, tag.ptr, kb_display_columns(first), body.ptr);
    kb_buf_dispose(&tag);
    kb_buf_dispose(&body);
}

void kb_man_table_keep(kb_man_table *table)
{
    if (table->items.len == 0)
        add_head(table);
    add_item(table, table->tag.ptr, table->width, table->body.ptr);
}

void kb_man_table_end_row(kb_man_table *table)
{
    if (table->head) {
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
