/* chain_tree.c - the tree that `aigckb chain` prints. */
#include "cli/chain_tree.h"

#include <inttypes.h>

#include "base/buf.h"
#include "cli/words.h"
#include "output/card.h"
#include "output/display.h"
#include "output/markdown.h"

enum {
    LINE_MAX_BYTES = 1 << 16,
    BRANCH = 3,       /* columns of a branch */
    LEAST_NAMES = 32, /* columns that names have ... */
    MOST_NAMES = 60   /* ... where they are short or long */
};

/* How many members of a node are not among those that it has. */
typedef struct rest {
    int64_t segments, others;
} rest;

static rest rest_of(const kb_node *node)
{
    int64_t segments = kb_node_get_int(node, "segment_total");
    rest r = {.segments = segments,
              .others = kb_node_get_int(node, "member_total") - segments};
    const kb_node *at = kb_node_first(kb_node_find(node, "members"));
    bool shown = at != NULL;

    for (; at; at = kb_node_next(at)) {
        const char *kind = kb_node_get_text(at, "kind");
        *(kb_str_equal(kb_str_of(kind), KB_STR("layer")) ? &r.segments
                                                         : &r.others) -= 1;
    }
    return shown ? r : (rest){0}; /* deeper than was asked for */
}

static bool is_none(rest r)
{
    return r.segments <= 0 && r.others <= 0;
}

/* "+3 layers, +12 more" */
static void add_rest(kb_buf *out, rest r)
{
    if (r.segments > 0)
        kb_buf_printf(out, kb_trn("+%d layer", "+%d layers", r.segments),
                      (int)r.segments);
    if (r.others > 0)
        kb_buf_printf(out, kb_tr(N_("%s+%d more")), r.segments > 0 ? ", " : "",
                      (int)r.others);
}

/* ---- on a terminal ------------------------------------------------------ */

/* What stands before the lines of a node's members. */
typedef struct trunk {
    kb_writer *writer;
    kb_buf lines;
    size_t column; /* where the counts begin */
} trunk;

// NOLINTNEXTLINE(misc-no-recursion): as deep as --depth says
static size_t widest(const kb_node *node, size_t indent)
{
    const kb_node *at = kb_node_first(kb_node_find(node, "members"));
    const char *name = kb_node_get_text(node, "name");
    size_t most = indent + kb_display_columns(kb_str_of(name));

    for (; at; at = kb_node_next(at)) {
        size_t width = widest(at, indent + BRANCH);
        most = width > most ? width : most;
    }
    return most;
}

static void put_node(trunk *t, const kb_node *node, const char *branch)
{
    kb_buf left = KB_BUF_INIT(LINE_MAX_BYTES);
    kb_buf right = KB_BUF_INIT(LINE_MAX_BYTES);
    int64_t said = kb_node_get_int(node, "relation.sources");

    kb_buf_printf(&left, "%s%s%s", t->lines.ptr, branch,
                  kb_node_get_text(node, "name"));
    kb_buf_printf(&right, "%7" PRId64, kb_node_get_int(node, "sources"));
    if (said > 0)
        kb_buf_printf(&right, "%8" PRId64, said);
    else
        kb_buf_add_text(&right, "       -");
    kb_card_sides(t->writer, left.ptr, right.ptr, t->column);
    kb_buf_dispose(&left);
    kb_buf_dispose(&right);
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as --depth says
static void put_members(trunk *t, const kb_node *node)
{
    const kb_node *at = kb_node_first(kb_node_find(node, "members"));
    const rest r = rest_of(node);
    const size_t before = t->lines.len;

    for (const kb_node *next; at; at = next) {
        next = kb_node_next(at);
        bool last = !next && is_none(r);
        put_node(t, at, last ? "└─ " : "├─ ");
        kb_buf_add_text(&t->lines, last ? "   " : "│  ");
        put_members(t, at);
        t->lines.len = before;
        t->lines.ptr[before] = '\0';
    }
    if (!is_none(r)) {
        kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);
        add_rest(&line, r);
        kb_card_line(t->writer, "%s└─ %s", t->lines.ptr, line.ptr);
        kb_buf_dispose(&line);
    }
}

void kb_chain_card(kb_writer *writer, const kb_node *record)
{
    trunk t = {.writer = writer, .lines = KB_BUF_INIT(LINE_MAX_BYTES)};
    kb_buf left = KB_BUF_INIT(LINE_MAX_BYTES);
    int64_t concepts = kb_node_get_int(record, "concepts");

    kb_buf_add_text(&left, kb_node_get_text(record, "name"));
    if (concepts > 0)
        kb_buf_printf(&left, kb_tr(N_("  (%s: %d concepts)")),
                      kb_layer_shown(kb_node_get_text(record, "layer")),
                      (int)concepts);
    kb_buf_reserve(&t.lines, 1); /* it is cut back to nothing */
    t.lines.ptr[0] = '\0';
    size_t column = widest(record, 0);
    column = column < LEAST_NAMES ? LEAST_NAMES : column;
    t.column = column > MOST_NAMES ? MOST_NAMES : column;
    kb_card_title(writer, left.ptr, NULL);
    if (kb_node_first(kb_node_find(record, "members")))
        kb_card_sides(writer, "", kb_tr(N_("sources  say so")), t.column);
    else
        kb_card_line(writer, "└─ %s",
                     kb_tr(N_("nothing is said to belong to it")));
    put_members(&t, record);
    kb_card_blank(writer);
    kb_buf_dispose(&left);
    kb_buf_dispose(&t.lines);
}

/* ---- Markdown ----------------------------------------------------------- */

static void indent(kb_buf *line, size_t depth)
{
    kb_buf_printf(line, "%*s- ", (int)(2 * depth), "");
}

static void add_name(kb_buf *line, const kb_node *node)
{
    kb_buf name = KB_BUF_INIT(LINE_MAX_BYTES);

    kb_display_clean(&name, kb_str_of(kb_node_get_text(node, "name")),
                     KB_HITS_DROP);
    kb_markdown_begin(line, kb_buf_str(&name));
    kb_buf_dispose(&name);
}

static void write_node(kb_writer *writer, const kb_node *node, size_t depth)
{
    kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);
    int64_t said = kb_node_get_int(node, "relation.sources");
    int64_t concepts = kb_node_get_int(node, "concepts");

    indent(&line, depth);
    kb_buf_add_text(&line, depth == 0 ? "**" : "");
    add_name(&line, node);
    kb_buf_add_text(&line, depth == 0 ? "**" : "");
    if (concepts > 0)
        kb_buf_printf(&line, " (%" PRId64 " concepts)", concepts);
    else
        kb_buf_printf(&line, " (%" PRId64 "%s",
                      kb_node_get_int(node, "sources"), said > 0 ? "" : ")");
    if (said > 0)
        kb_buf_printf(&line, "; %" PRId64 " say so)", said);
    kb_markdown_line(writer, line.ptr);
    kb_buf_dispose(&line);
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as --depth says
static void write_tree(kb_writer *writer, const kb_node *node, size_t depth)
{
    const kb_node *at = kb_node_first(kb_node_find(node, "members"));
    const rest r = rest_of(node);

    write_node(writer, node, depth);
    for (; at; at = kb_node_next(at))
        write_tree(writer, at, depth + 1);
    if (!is_none(r)) {
        kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);
        indent(&line, depth + 1);
        kb_buf_add_char(&line, '*');
        add_rest(&line, r);
        kb_buf_add_char(&line, '*');
        kb_markdown_line(writer, line.ptr);
        kb_buf_dispose(&line);
    }
}

void kb_chain_page(kb_writer *writer, const kb_node *record)
{
    write_tree(writer, record, 0);
}
