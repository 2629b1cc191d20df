/* brief_card.c - a brief on a terminal. */
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "cli/brief.h"
#include "cli/brief_notes.h"
#include "cli/show.h"
#include "output/card.h"

enum { TEXT_MAX = 1 << 20 };

typedef struct page {
    kb_writer *writer;
    kb_notes notes;
    kb_buf line;
} page;

static void put_title(page *p, const kb_node *record)
{
    kb_buf_clear(&p->line);
    kb_show_about(&p->line, record);
    kb_card_title(p->writer, kb_node_get_text(record, "name"), p->line.ptr);
}

static void put_aliases(page *p, const kb_node *record)
{
    bool chinese = strcmp(kb_node_get_text(record, "lang"), "zh") == 0;
    const kb_node *at = kb_node_first(kb_node_find(record, "aliases"));

    if (!at)
        return;
    kb_buf_clear(&p->line);
    kb_buf_add_text(&p->line, chinese ? "又称 " : "also called ");
    for (const char *comma = ""; at; at = kb_node_next(at), comma = ", ")
        kb_buf_printf(&p->line, "%s%s", comma, kb_node_get_text(at, ""));
    kb_card_para(p->writer, KB_CARD_INDENT, p->line.ptr);
}

static void add_note(page *p, const kb_node *item)
{
    size_t note = kb_notes_of(&p->notes, item);

    if (note > 0)
        kb_buf_printf(&p->line, " [%zu]", note);
}

/* ---- names -------------------------------------------------------------- */

static bool same_label(const kb_node *a, const kb_node *b)
{
    return strcmp(kb_node_get_text(a, "label"), kb_node_get_text(b, "label")) ==
           0;
}

/* The items of one label, in one paragraph.  Returns what comes behind. */
static const kb_node *put_names(page *p, const kb_node *first)
{
    const kb_node *at = first;

    kb_buf_clear(&p->line);
    for (; at && same_label(at, first); at = kb_node_next(at)) {
        int64_t sources = kb_node_get_int(at, "sources");
        kb_buf_printf(&p->line, "%s%s", at == first ? "" : ", ",
                      kb_node_get_text(at, "text"));
        if (sources > 0)
            kb_buf_printf(&p->line, " (%" PRId64 ")", sources);
        add_note(p, at);
    }
    kb_card_field(p->writer, kb_node_get_text(first, "label"), p->line.ptr);
    return at;
}

/* ---- sentences ---------------------------------------------------------- */

static void add_credit(page *p, const kb_node *item)
{
    const char *by = kb_node_get_text(item, "by");
    int64_t sources = kb_node_get_int(item, "sources");

    if (by)
        kb_buf_printf(&p->line, " — %s", by);
    if (sources > 1)
        kb_buf_printf(&p->line, kb_trn("%s%d source", "%s%d sources", sources),
                      by ? ", " : " — ", (int)sources);
}

static void put_sentence(page *p, const kb_node *item, bool credited)
{
    const char *label = kb_node_get_text(item, "label");

    kb_buf_clear(&p->line);
    if (label)
        kb_buf_printf(&p->line, "%s: ", label);
    kb_buf_add_text(&p->line, kb_node_get_text(item, "text"));
    if (credited)
        add_credit(p, item);
    add_note(p, item);
    kb_card_point(p->writer, "  • ", p->line.ptr);
}

static void put_event(page *p, const kb_node *item)
{
    kb_buf_clear(&p->line);
    kb_buf_add_text(&p->line, kb_node_get_text(item, "text"));
    add_credit(p, item);
    add_note(p, item);
    kb_card_field(p->writer, kb_node_get_text(item, "label"), p->line.ptr);
}

/* ---- sections ----------------------------------------------------------- */

static bool is_part(const kb_node *section, kb_brief_part part)
{
    return strcmp(kb_node_get_text(section, "name"), kb_brief_parts[part]) == 0;
}

static void put_section(page *p, const kb_node *section)
{
    const kb_node *at = kb_node_first(kb_node_find(section, "items"));
    bool passages = is_part(section, KB_BRIEF_PASSAGES);

    if (!at)
        return;
    kb_card_blank(p->writer);
    kb_card_title(p->writer, kb_node_get_text(section, "title"), NULL);
    while (at) {
        if (is_part(section, KB_BRIEF_TIMELINE))
            put_event(p, at);
        else if (passages || is_part(section, KB_BRIEF_DEFINITIONS) ||
                 is_part(section, KB_BRIEF_FIGURES))
            put_sentence(p, at, !passages);
        else {
            at = put_names(p, at);
            continue;
        }
        at = kb_node_next(at);
    }
}

static void put_notes(page *p, const kb_node *record)
{
    bool chinese = strcmp(kb_node_get_text(record, "lang"), "zh") == 0;
    kb_buf mark = KB_BUF_INIT(TEXT_MAX);

    if (p->notes.len > 0) {
        kb_card_blank(p->writer);
        kb_card_title(p->writer, chinese ? "来源" : "Sources", NULL);
    }
    for (size_t i = 0; i < p->notes.len; i++) {
        kb_buf_clear(&mark);
        kb_buf_clear(&p->line);
        kb_buf_printf(&mark, "%s[%zu] ", i < 9 ? "   " : "  ", i + 1);
        kb_notes_add(&p->line, p->notes.data[i].source);
        kb_buf_add_text(&p->line, kb_notes_address(p->notes.data[i].source));
        kb_card_point(p->writer, mark.ptr, p->line.ptr);
    }
    kb_buf_dispose(&mark);
}

void kb_brief_card(kb_writer *writer, const kb_node *record)
{
    page p = {.writer = writer, .line = KB_BUF_INIT(TEXT_MAX)};
    const kb_node *at = kb_node_first(kb_node_find(record, "sections"));

    put_title(&p, record);
    put_aliases(&p, record);
    for (; at; at = kb_node_next(at))
        put_section(&p, at);
    put_notes(&p, record);
    kb_buf_dispose(&p.line);
    kb_notes_dispose(&p.notes);
}
