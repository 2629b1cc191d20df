/* brief_page.c - a brief as Markdown, with footnotes. */
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "cli/brief.h"
#include "cli/brief_notes.h"
#include "cli/show.h"
#include "output/display.h"
#include "output/markdown.h"

enum { TEXT_MAX = 1 << 20 };

typedef struct page {
    kb_writer *writer;
    kb_notes notes;
    kb_buf line;
} page;

/* Whether what comes now begins the text of the line. */
static bool at_beginning(const page *p)
{
    size_t len = p->line.len;

    return len == 0 || (p->line.ptr[len - 1] == ' ' && len == 2 &&
                        strchr("->#", p->line.ptr[0]));
}

/* Appends text of articles as it shall be read. */
static void add_text(page *p, const char *text)
{
    kb_buf clean = KB_BUF_INIT(TEXT_MAX);

    kb_display_clean(&clean, kb_str_of(text), KB_HITS_DROP);
    if (at_beginning(p))
        kb_markdown_begin(&p->line, kb_buf_str(&clean));
    else
        kb_markdown_add(&p->line, kb_buf_str(&clean));
    kb_buf_dispose(&clean);
}

static void put_line(page *p)
{
    kb_markdown_line(p->writer, p->line.ptr);
    kb_buf_clear(&p->line);
}

static void add_note(page *p, const kb_node *item)
{
    size_t note = kb_notes_of(&p->notes, item);

    if (note > 0)
        kb_buf_printf(&p->line, "[^%zu]", note);
}

static void put_head(page *p, const kb_node *record)
{
    bool chinese = strcmp(kb_node_get_text(record, "lang"), "zh") == 0;
    const kb_node *at = kb_node_first(kb_node_find(record, "aliases"));

    kb_buf_add_text(&p->line, "# ");
    add_text(p, kb_node_get_text(record, "name"));
    put_line(p);
    put_line(p);
    kb_show_about(&p->line, record);
    put_line(p);
    if (!at)
        return;
    put_line(p);
    kb_buf_add_text(&p->line, chinese ? "又称 " : "Also called ");
    for (const char *comma = ""; at; at = kb_node_next(at), comma = ", ") {
        kb_buf_add_text(&p->line, comma);
        add_text(p, kb_node_get_text(at, ""));
    }
    put_line(p);
}

/* ---- items -------------------------------------------------------------- */

/* The items of one label, in one line.  Returns what comes behind. */
static const kb_node *put_names(page *p, const kb_node *first)
{
    const char *label = kb_node_get_text(first, "label");
    const kb_node *at = first;

    kb_buf_printf(&p->line, "- **%s**: ", label);
    for (; at && strcmp(kb_node_get_text(at, "label"), label) == 0;
         at = kb_node_next(at)) {
        int64_t sources = kb_node_get_int(at, "sources");
        kb_buf_add_text(&p->line, at == first ? "" : ", ");
        add_text(p, kb_node_get_text(at, "text"));
        if (sources > 0)
            kb_buf_printf(&p->line, " (%" PRId64 ")", sources);
        add_note(p, at);
    }
    put_line(p);
    return at;
}

static void add_credit(page *p, const kb_node *item)
{
    const char *by = kb_node_get_text(item, "by");
    int64_t sources = kb_node_get_int(item, "sources");

    if (by) {
        kb_buf_add_text(&p->line, " — ");
        add_text(p, by);
    }
    if (sources > 1)
        kb_buf_printf(&p->line, "%s%" PRId64 " sources", by ? ", " : " — ",
                      sources);
}

static void put_sentence(page *p, const kb_node *item, bool credited)
{
    const char *label = kb_node_get_text(item, "label");

    kb_buf_add_text(&p->line, "- ");
    if (label) {
        kb_buf_add_text(&p->line, "**");
        add_text(p, label);
        kb_buf_add_text(&p->line, "** ");
    }
    add_text(p, kb_node_get_text(item, "text"));
    if (credited)
        add_credit(p, item);
    add_note(p, item);
    put_line(p);
}

/* A quotation. */
static void put_passage(page *p, const kb_node *item)
{
    kb_buf_add_text(&p->line, "> ");
    add_text(p, kb_node_get_text(item, "text"));
    add_note(p, item);
    put_line(p);
    if (kb_node_next(item))
        put_line(p);
}

/* ------------------------------------------------------------------------- */

static void put_section(page *p, const kb_node *section)
{
    const char *name = kb_node_get_text(section, "name");
    const kb_node *at = kb_node_first(kb_node_find(section, "items"));
    const kb_node *next;

    if (!at)
        return;
    put_line(p);
    kb_buf_printf(&p->line, "## %s", kb_node_get_text(section, "title"));
    put_line(p);
    put_line(p);
    for (; at; at = next) {
        next = kb_node_next(at);
        if (strcmp(name, kb_brief_parts[KB_BRIEF_PASSAGES]) == 0)
            put_passage(p, at);
        else if (strcmp(name, kb_brief_parts[KB_BRIEF_DEFINITIONS]) == 0 ||
                 strcmp(name, kb_brief_parts[KB_BRIEF_FIGURES]) == 0 ||
                 strcmp(name, kb_brief_parts[KB_BRIEF_TIMELINE]) == 0)
            put_sentence(p, at, true);
        else
            next = put_names(p, at);
    }
}

/* A link where it can be one. */
static void add_address(page *p, const char *address)
{
    if (kb_markdown_links(address))
        kb_buf_printf(&p->line, "<%s>", address);
    else
        add_text(p, address);
}

static void put_notes(page *p)
{
    kb_buf note = KB_BUF_INIT(TEXT_MAX);

    if (p->notes.len > 0)
        put_line(p);
    for (size_t i = 0; i < p->notes.len; i++) {
        kb_buf_clear(&note);
        kb_notes_add(&note, p->notes.data[i].source);
        kb_buf_printf(&p->line, "[^%zu]: ", i + 1);
        add_text(p, note.ptr);
        add_address(p, kb_notes_address(p->notes.data[i].source));
        put_line(p);
    }
    kb_buf_dispose(&note);
}

void kb_brief_page(kb_writer *writer, const kb_node *record)
{
    page p = {.writer = writer, .line = KB_BUF_INIT(TEXT_MAX)};
    const kb_node *at = kb_node_first(kb_node_find(record, "sections"));

    put_head(&p, record);
    for (; at; at = kb_node_next(at))
        put_section(&p, at);
    put_notes(&p);
    kb_buf_dispose(&p.line);
    kb_notes_dispose(&p.notes);
}
