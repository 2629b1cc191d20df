/* markdown.c - sections of our documents as mdoc(7): md4c's events to lines. */
#include "man/markdown.h"

#include <md4c.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "man/table.h"
#include "output/display.h"

enum { SPAN_MAX = 1 << 16, ROOM = 66, DEEPEST = 6 };

typedef struct writer {
    kb_buf *out;
    const kb_man_style *style;
    kb_man_notes *notes;
    kb_mdoc mdoc; /* of the paragraph or item being written */
    bool open;    /* there is one */
    bool fresh;   /* what comes stands at the top of a section */
    int lists;    /* nested */
    bool tabled;  /* in a table */
    kb_man_table table;
    bool held; /* text goes to `text`: of a heading, code, a link */
    kb_buf text;
    kb_buf address; /* of the link */
} writer;

/* ---- notes -------------------------------------------------------------- */

static char *copy(kb_str s)
{
    char *out = kb_alloc(s.len + 1);
    memcpy(out, s.ptr, s.len);
    return out;
}

bool kb_man_note_add(kb_man_notes *notes, kb_str option, kb_str text)
{
    if (notes->count == KB_MAN_NOTES_MAX)
        return false;
    notes->notes[notes->count++] =
        (kb_man_note){.option = copy(option), .text = copy(text)};
    return true;
}

void kb_man_notes_dispose(kb_man_notes *notes)
{
    for (size_t i = 0; i < notes->count; i++) {
        free(notes->notes[i].option);
        free(notes->notes[i].text);
    }
    notes->count = 0;
}

/* ---- where text goes ---------------------------------------------------- */

static void close_run(writer *w)
{
    if (w->open)
        kb_mdoc_end(&w->mdoc);
    w->open = false;
}

static void open_run(writer *w)
{
    close_run(w);
    w->mdoc = kb_mdoc_begin(w->out, false);
    w->open = true;
}

static void add_line(writer *w, const char *text)
{
    close_run(w);
    kb_buf_printf(w->out, "%s\n", text);
}

static void hold(writer *w)
{
    kb_buf_clear(&w->text);
    w->held = true;
}

static void add_text(writer *w, kb_str text)
{
    if (w->held)
        kb_buf_add(&w->text, text);
    else if (w->tabled)
        kb_man_table_text(&w->table, text);
    else if (w->open)
        kb_mdoc_text(&w->mdoc, text);
}

static void add_macros(writer *w, const char *macros)
{
    if (w->tabled)
        kb_man_table_macros(&w->table, macros);
    else if (w->open)
        kb_mdoc_macros(&w->mdoc, macros);
}

/* ---- blocks ------------------------------------------------------------- */

static void begin_paragraph(writer *w)
{
    if (w->lists > 0)
        return;
    if (!w->fresh)
        add_line(w, ".Pp");
    w->fresh = false;
    open_run(w);
}

static void begin_bullets(writer *w)
{
    add_line(w, ".Bl -bullet");
    w->lists++;
}

static void begin_numbers(writer *w)
{
    add_line(w, ".Bl -enum");
    w->lists++;
}

static void end_list(writer *w)
{
    add_line(w, ".El");
    w->lists--;
    w->fresh = false;
}

static void begin_item(writer *w)
{
    add_line(w, ".It");
    open_run(w);
}

static void begin_held(writer *w)
{
    close_run(w);
    hold(w);
}

static void end_heading(writer *w)
{
    w->held = false;
    kb_mdoc_line(w->out, "Ss", kb_buf_str(&w->text));
    w->fresh = true;
}

/* Whether a screen of 80 columns has no room to set it in. */
static bool is_wide(kb_str text)
{
    kb_str line;

    while (kb_str_split(&text, '\n', &line)) {
        if (kb_display_columns(line) > ROOM)
            return true;
    }
    return false;
}

static void end_code(writer *w)
{
    kb_str rest = kb_buf_str(&w->text), text;

    w->held = false;
    add_line(w, is_wide(rest) ? ".Bd -literal" : ".Bd -literal -offset indent");
    while (rest.len > 0 && kb_str_split(&rest, '\n', &text))
        kb_mdoc_literal(w->out, text);
    add_line(w, ".Ed");
    w->fresh = false;
}

static void begin_table(writer *w)
{
    close_run(w);
    w->table = kb_man_table_new();
    w->tabled = true;
}

static void end_table(writer *w)
{
    if (kb_man_table_end(w->out, &w->table))
        w->fresh = false;
    kb_man_table_dispose(&w->table);
    w->tabled = false;
}

static void begin_row(writer *w)
{
    kb_man_table_begin_row(&w->table);
}

static void end_row(writer *w)
{
    bool head = w->table.head;
    kb_str option = kb_man_table_option(&w->table);

    kb_man_table_end_row(&w->table);
    if (head)
        return;
    if (!w->notes || option.len == 0 ||
        !kb_man_note_add(w->notes, option, kb_buf_str(&w->table.body)))
        kb_man_table_keep(&w->table);
}

static void begin_cell(writer *w)
{
    kb_man_table_begin_cell(&w->table);
}

static void end_cell(writer *w)
{
    kb_man_table_end_cell(&w->table);
}

typedef struct action {
    void (*begin)(writer *w);
    void (*end)(writer *w);
} action;

static const action actions[] = {
    [MD_BLOCK_DOC] = {NULL, NULL},
    [MD_BLOCK_QUOTE] = {NULL, NULL},
    [MD_BLOCK_UL] = {begin_bullets, end_list},
    [MD_BLOCK_OL] = {begin_numbers, end_list},
    [MD_BLOCK_LI] = {begin_item, close_run},
    [MD_BLOCK_HR] = {NULL, NULL},
    [MD_BLOCK_H] = {begin_held, end_heading},
    [MD_BLOCK_CODE] = {begin_held, end_code},
    [MD_BLOCK_HTML] = {NULL, NULL},
    [MD_BLOCK_P] = {begin_paragraph, close_run},
    [MD_BLOCK_TABLE] = {begin_table, end_table},
    [MD_BLOCK_THEAD] = {NULL, NULL},
    [MD_BLOCK_TBODY] = {NULL, NULL},
    [MD_BLOCK_TR] = {begin_row, end_row},
    [MD_BLOCK_TH] = {begin_cell, end_cell},
    [MD_BLOCK_TD] = {begin_cell, end_cell},
};

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    (void)detail;
    if (actions[type].begin)
        actions[type].begin(context);
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    (void)detail;
    if (actions[type].end)
        actions[type].end(context);
    return 0;
}

/* ---- spans -------------------------------------------------------------- */

/* Words with a meaning of their own. */
static void end_marked(writer *w, const char *macro)
{
    w->held = false;
    if (w->tabled)
        kb_man_table_marked(&w->table, macro, kb_buf_str(&w->text));
    else if (w->open)
        kb_mdoc_marked(&w->mdoc, macro, kb_buf_str(&w->text));
}

/* To a document: the page that has what it tells, or its name. */
static void add_document(writer *w, kb_str document)
{
    kb_buf page = KB_BUF_INIT(SPAN_MAX);
    bool paged = w->style->page_of(&page, document);
    bool self = paged && strcmp(page.ptr, w->style->self) == 0;
    bool named = kb_str_equal(kb_buf_str(&w->text), document);

    if (named && self)
        add_text(w, KB_STR("below"));
    else if (named && paged)
        add_macros(w, page.ptr);
    else if (named)
        end_marked(w, "Pa");
    else
        add_text(w, kb_buf_str(&w->text));
    if (!named && paged && !self) {
        add_text(w, KB_STR(" ("));
        add_macros(w, page.ptr);
        add_text(w, KB_STR(")"));
    }
    kb_buf_dispose(&page);
}

static void end_link(writer *w)
{
    kb_buf macro = KB_BUF_INIT(SPAN_MAX);
    kb_str rest = kb_buf_str(&w->address), document = {0};

    w->held = false;
    kb_str_split(&rest, '#', &document);
    if (kb_str_ends(document, KB_STR(".md"))) {
        add_document(w, document);
    } else {
        kb_buf_printf(&macro, "Lk %s", w->address.ptr);
        end_marked(w, macro.ptr);
    }
    kb_buf_dispose(&macro);
}

static void end_code_span(writer *w)
{
    w->held = false;
    if (w->tabled)
        kb_man_table_code(&w->table, kb_buf_str(&w->text), w->style->tags);
    else if (w->open)
        kb_mdoc_code(&w->mdoc, kb_buf_str(&w->text), w->style->tags);
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context)
{
    writer *w = context;

    if (type == MD_SPAN_A) {
        const MD_SPAN_A_DETAIL *link = detail;
        kb_buf_clear(&w->address);
        kb_buf_add(&w->address, (kb_str){link->href.text, link->href.size});
    }
    hold(w);
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
    (void)detail;
    if (type == MD_SPAN_A)
        end_link(context);
    else if (type == MD_SPAN_CODE)
        end_code_span(context);
    else
        end_marked(context, type == MD_SPAN_STRONG ? "Sy" : "Em");
    return 0;
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size,
                   void *context)
{
    bool broken = type == MD_TEXT_BR || type == MD_TEXT_SOFTBR;

    add_text(context, broken ? KB_STR(" ") : (kb_str){text, size});
    return 0;
}

/* ---- documents ---------------------------------------------------------- */

void kb_man_markdown(kb_buf *out, kb_str text, const kb_man_style *style,
                     kb_man_notes *notes)
{
    static const MD_PARSER parser = {.flags = MD_FLAG_TABLES | MD_FLAG_NOHTML,
                                     .enter_block = enter_block,
                                     .leave_block = leave_block,
                                     .enter_span = enter_span,
                                     .leave_span = leave_span,
                                     .text = on_text};
    writer w = {.out = out,
                .style = style,
                .notes = notes,
                .fresh = true,
                .text = KB_BUF_INIT(KB_PAGE_MAX),
                .address = KB_BUF_INIT(SPAN_MAX)};

    md_parse(text.ptr, (MD_SIZE)text.len, &parser, &w);
    close_run(&w);
    kb_buf_dispose(&w.text);
    kb_buf_dispose(&w.address);
}

/* How deep a line is as a heading; 0: it is none. */
static size_t level_of(kb_str line)
{
    size_t level = 0;

    while (level < line.len && line.ptr[level] == '#')
        level++;
    return level < line.len && line.ptr[level] == ' ' ? level : 0;
}

/* Whether a line is this heading; the title is "". */
static bool is_heading(kb_str line, size_t level, kb_str heading)
{
    if (heading.len == 0 || kb_str_equal(heading, KB_STR("-")))
        return level == 1;
    return level > 0 &&
           kb_str_equal(kb_str_cut(line, level + 1, line.len), heading);
}

kb_str kb_man_section(kb_str text, kb_str heading)
{
    kb_str rest = text, line, found = {0};
    size_t depth = 0;
    bool fenced = false;

    while (kb_str_split(&rest, '\n', &line)) {
        fenced = fenced != kb_str_starts(line, KB_STR("```"));
        size_t level = fenced ? 0 : level_of(line);
        if (depth > 0 && level > 0 && level <= depth)
            break;
        if (depth == 0 && is_heading(line, level, heading)) {
            depth = kb_str_equal(heading, KB_STR("-")) ? DEEPEST : level;
            found = (kb_str){rest.ptr, 0};
        } else if (depth > 0) {
            found.len = (size_t)(line.ptr + line.len - found.ptr);
        }
    }
    return found;
}
