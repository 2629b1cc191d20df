/* page_options.c - the lists of options, made from the program's tables. */
#include <string.h>

#include "man/mdoc.h"
#include "man/page.h"

typedef struct group {
    const char *name, *title;
    unsigned bits; /* 0: what every command takes */
} group;

static const group groups[] = {
    {"filters", "Filters", KB_TAKES_FILTERS},
    {"terms", "Terms, and how much",
     KB_TAKES_LIMIT | KB_TAKES_TERMS | KB_TAKES_NAMES},
    {"pictures", "Pictures", KB_TAKES_DRAWINGS},
    {"output", "Output, and the store", 0}};

enum { GROUP_COUNT = sizeof groups / sizeof *groups };

/* ---- notes -------------------------------------------------------------- */

/* The lines up to the next request or section. */
static kb_str take_lines(kb_str *rest)
{
    kb_str taken = {rest->ptr, 0}, ahead = *rest, line;

    while (kb_str_split(&ahead, '\n', &line) &&
           !kb_str_starts(line, KB_STR(KB_MAN_MARK)) &&
           !kb_str_starts(line, KB_STR(".S"))) {
        taken.len = (size_t)(line.ptr + line.len - taken.ptr);
        *rest = ahead;
    }
    return taken;
}

static void read_notes(kb_page *page)
{
    static const kb_str begins = KB_STR_INIT(KB_MAN_MARK "option ");
    kb_str line;

    while (kb_str_starts(page->rest, begins)) {
        kb_str_split(&page->rest, '\n', &line);
        kb_str name = kb_str_cut(line, begins.len, line.len);
        if (!kb_man_note_add(&page->added, name, take_lines(&page->rest)))
            kb_page_stop(page, "too many notes", name);
    }
}

/* What is told of an option, or NULL. */
static const char *take_note(kb_man_notes *notes, const char *option)
{
    for (size_t i = 0; i < notes->count; i++) {
        if (strcmp(notes->notes[i].option, option) == 0) {
            notes->notes[i].taken = true;
            return notes->notes[i].text;
        }
    }
    return NULL;
}

/* ---- lists -------------------------------------------------------------- */

static void add_option(kb_page *page, const kb_option *option)
{
    const char *told = take_note(&page->told, option->name);
    const char *added = take_note(&page->added, option->name);

    kb_buf_add_text(&page->out, ".It");
    kb_mdoc mdoc = kb_mdoc_begin(&page->out, true);
    kb_mdoc_option(&mdoc, option->letter, option->name, option->arg);
    kb_mdoc_end(&mdoc);
    kb_buf_add_char(&page->out, '\n');
    if (told) {
        kb_buf_add_text(&page->out, told);
    } else {
        mdoc = kb_mdoc_begin(&page->out, false);
        kb_mdoc_plain(&mdoc, kb_str_of(option->help));
        kb_mdoc_end(&mdoc);
    }
    if (added)
        kb_buf_printf(&page->out, "%s\n", added);
}

static void add_own(kb_page *page)
{
    const kb_option *at = page->command ? page->command->own_options : NULL;

    if (!at)
        return;
    kb_buf_add_text(&page->out, ".Bl -tag -width Ds\n");
    for (; at->name; at++)
        add_option(page, at);
    kb_buf_add_text(&page->out, ".El\n");
}

/* Those of the group that `accepts` has; `begin` begins the list. */
static void add_group(kb_page *page, const group *of, unsigned accepts,
                      const char *begin)
{
    bool any = false;

    for (const kb_option *at = kb_shared_options; at->name; at++) {
        if (of->bits ? !(at->group & of->bits & accepts) : at->group != 0)
            continue;
        if (!any)
            kb_buf_printf(&page->out, ".Ss %s\n%s\n", of->title, begin);
        add_option(page, at);
        any = true;
    }
    if (any)
        kb_buf_add_text(&page->out, ".El\n");
}

void kb_page_options(kb_page *page, kb_str rest)
{
    unsigned accepts = page->command ? page->command->accepts : 0;

    (void)rest;
    read_notes(page);
    add_own(page);
    for (size_t i = 0; i < GROUP_COUNT; i++) {
        if (groups[i].bits)
            add_group(page, &groups[i], accepts,
                      ".Bl -tag -width nnnnnnnnnnnnnnnnnn -compact");
    }
    kb_buf_add_text(&page->out,
                    ".Ss Output, and the store\n"
                    "Options that every command takes, such as\n"
                    ".Fl \\-json , Fl \\-fields , Fl o\nand\n.Fl \\-db ,\n"
                    "are in\n.Xr aigckb 1 .\n");
}

void kb_page_group(kb_page *page, kb_str rest)
{
    size_t i = 0;

    while (i < GROUP_COUNT && !kb_str_equal(kb_str_of(groups[i].name), rest))
        i++;
    if (i == GROUP_COUNT)
        kb_page_stop(page, "no such group", rest);
    read_notes(page);
    add_group(page, &groups[i], ~0U, ".Bl -tag -width Ds");
}
