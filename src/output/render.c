/* render.c - a node as text. */
#include "output/render.h"

#include <stdio.h>
#include <stdlib.h>

#include "text/utf8.h"

/* Most numbers are counts and places. */
static void add_whole(kb_buf *out, uint64_t value)
{
    char digits[20];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    kb_buf_add(out, (kb_str){digits + at, sizeof digits - at});
}

static bool is_whole(double value)
{
    const double exact = 9007199254740992.0; /* 2^53 */
    return value >= 0 && value < exact && value == (double)(uint64_t)value;
}

/* The fewest digits that are read back as the same number. */
static void add_exact(kb_buf *out, double value)
{
    enum { SURELY = 15, ENOUGH = 17 }; /* digits of a double */
    char digits[32];

    for (int n = SURELY; n <= ENOUGH; n++) {
        snprintf(digits, sizeof digits, "%.*g", n, value);
        if (strtod(digits, NULL) == value)
            break;
    }
    kb_buf_add_text(out, digits);
}

/* At most three decimals, and none where the number is whole. */
static void add_number(kb_buf *out, double value)
{
    char digits[400];
    if (is_whole(value)) {
        add_whole(out, (uint64_t)value);
        return;
    }
    int len = snprintf(digits, sizeof digits, "%.3f", value);

    while (digits[len - 1] == '0')
        len--;
    if (digits[len - 1] == '.')
        len--;
    kb_str text = {digits, (size_t)len};
    kb_buf_add(out, kb_str_equal(text, KB_STR("-0")) ? KB_STR("0") : text);
}

/* ---- JSON --------------------------------------------------------------- */

static void add_escape(kb_buf *out, uint32_t c)
{
    if (c > 0xFFFF) { /* a pair of surrogates */
        add_escape(out, 0xD800 + ((c - 0x10000) >> 10));
        add_escape(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
        return;
    }
    kb_buf_printf(out, "\\u%04x", (unsigned)c);
}

/* A character that is not shown as it is; hit marks vanish. */
static void add_unsafe(kb_buf *out, uint32_t c, bool ascii)
{
    if (c == '\n')
        kb_buf_add_text(out, "\\n");
    else if (c == '\t')
        kb_buf_add_text(out, "\\t");
    else if (c == KB_REPLACEMENT && !ascii)
        kb_utf8_add(out, c);
    else if (!kb_display_is_hit(c))
        add_escape(out, c);
}

/* Where the bytes that are surely shown as they are end: printable ASCII, and
 * U+3000-9FFF but for cut characters. */
static size_t plain_run(kb_str s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    while (at < s.len) {
        unsigned char c = p[at];
        if (c >= 0x20 && c < 0x7F && c != '"' && c != '\\')
            at++;
        else if (c >= 0xE3 && c <= 0xE9 && s.len - at >= 3 &&
                 (p[at + 1] & 0xC0) == 0x80 && (p[at + 2] & 0xC0) == 0x80)
            at += 3;
        else
            break;
    }
    return at;
}

/* Appends the character at `at`, which may be any; returns what is behind. */
static size_t add_character(kb_buf *out, kb_str s, size_t at, bool ascii)
{
    size_t from = at;
    uint32_t c = kb_utf8_next(s, &at);
    if (c == KB_REPLACEMENT || kb_display_unsafe(c))
        add_unsafe(out, c, ascii);
    else if (ascii && c >= 0x80)
        add_escape(out, c);
    else {
        if (c == '"' || c == '\\')
            kb_buf_add_char(out, '\\');
        kb_buf_add(out, kb_str_cut(s, from, at));
    }
    return at;
}

static void add_quoted(kb_buf *out, const char *text, bool ascii)
{
    kb_str s = kb_str_of(text);

    kb_buf_add_char(out, '"');
    for (size_t at = 0; at < s.len;) {
        size_t end = ascii ? at : plain_run(s, at);
        kb_buf_add(out, kb_str_cut(s, at, end));
        at = end < s.len ? add_character(out, s, end, ascii) : end;
    }
    kb_buf_add_char(out, '"');
}

static void add_children(kb_buf *out, const kb_node *node, bool ascii)
{
    bool keyed = kb_node_type_of(node) == KB_NODE_OBJECT;
    const kb_node *child = kb_node_first(node);

    for (bool first = true; child; first = false) {
        if (!first)
            kb_buf_add_char(out, ',');
        if (keyed) {
            add_quoted(out, kb_node_key(child), ascii);
            kb_buf_add_char(out, ':');
        }
        kb_render_json(out, child, ascii);
        child = kb_node_next(child);
    }
}

void kb_render_json(kb_buf *out, const kb_node *node, bool ascii)
{
    switch (kb_node_type_of(node)) {
    case KB_NODE_NULL:
        kb_buf_add_text(out, "null");
        break;
    case KB_NODE_BOOL:
        kb_buf_add_text(out, kb_node_get_bool(node, "") ? "true" : "false");
        break;
    case KB_NODE_NUMBER:
        if (kb_node_is_exact(node) && !is_whole(kb_node_get_real(node, "")))
            add_exact(out, kb_node_get_real(node, ""));
        else
            add_number(out, kb_node_get_real(node, ""));
        break;
    case KB_NODE_TEXT:
        add_quoted(out, kb_node_get_text(node, ""), ascii);
        break;
    case KB_NODE_LIST:
        kb_buf_add_char(out, '[');
        add_children(out, node, ascii);
        kb_buf_add_char(out, ']');
        break;
    case KB_NODE_OBJECT:
        kb_buf_add_char(out, '{');
        add_children(out, node, ascii);
        kb_buf_add_char(out, '}');
        break;
    }
}

/* ---- JSON on lines ------------------------------------------------------ */

enum { STEP = 2 }; /* columns that a level is indented */

static void add_line(kb_buf *out, size_t indent)
{
    kb_buf_add_char(out, '\n');
    for (size_t i = 0; i < indent; i++)
        kb_buf_add_char(out, ' ');
}

static void add_broken(kb_buf *out, const kb_node *node, size_t indent,
                       size_t columns);

/* As wide as it is where that fits behind what the line has. */
static void add_fitting(kb_buf *out, const kb_node *node, size_t indent,
                        size_t columns)
{
    kb_buf compact = KB_BUF_INIT(out->ceiling);
    size_t line = out->len;

    while (line > 0 && out->ptr[line - 1] != '\n')
        line--;
    kb_render_json(&compact, node, false);
    if (!kb_node_first(node) ||
        out->len - line + kb_utf8_columns(kb_buf_str(&compact)) < columns)
        kb_buf_add(out, kb_buf_str(&compact));
    else
        add_broken(out, node, indent, columns);
    kb_buf_dispose(&compact);
}

static void add_broken(kb_buf *out, const kb_node *node, size_t indent,
                       size_t columns)
{
    bool keyed = kb_node_type_of(node) == KB_NODE_OBJECT;
    const kb_node *child = kb_node_first(node);

    kb_buf_add_char(out, keyed ? '{' : '[');
    for (bool first = true; child; first = false) {
        if (!first)
            kb_buf_add_char(out, ',');
        add_line(out, indent + STEP);
        if (keyed) {
            add_quoted(out, kb_node_key(child), false);
            kb_buf_add_text(out, ": ");
        }
        add_fitting(out, child, indent + STEP, columns);
        child = kb_node_next(child);
    }
    add_line(out, indent);
    kb_buf_add_char(out, keyed ? '}' : ']');
}

void kb_render_lines(kb_buf *out, const kb_node *node, size_t columns)
{
    add_fitting(out, node, 0, columns);
}

/* ---- cells -------------------------------------------------------------- */

/* Appends one of the values of a cell. */
static void add_value(void *context, const kb_node *value)
{
    kb_buf *out = context;
    const char *text = kb_node_get_text(value, "");
    if (!text && kb_node_type_of(value) == KB_NODE_OBJECT)
        text = kb_node_get_text(value, "name");
    if (!text && kb_node_type_of(value) == KB_NODE_NULL)
        return;

    if (out->len > 0)
        kb_buf_add_text(out, ", ");
    if (text)
        kb_buf_add_text(out, text);
    else
        kb_render_json(out, value, false);
}

void kb_render_cell(kb_buf *out, const kb_node *node, const char *path,
                    kb_hits hits)
{
    kb_buf raw = KB_BUF_INIT(out->ceiling);
    kb_node_visit(node, path, add_value, &raw);
    kb_display_clean(out, kb_buf_str(&raw), hits);
    kb_buf_dispose(&raw);
}
