/* make_pages.c - a program of the build: make_pages DOCS OUT PAGE... makes the
 * manual pages in the folder OUT.  A PAGE is a source in mdoc(7); its lines
 * that begin with .\"= are replaced by what the program's tables, and the
 * documents in the folder DOCS, already tell:
 *
 *     name                  title, name and summary
 *     synopsis              the command and its own options
 *     details               what --help tells of the command
 *     options               its options, by groups
 *     group GROUP           a group of those that commands share
 *     option NAME           behind these two: more of one of them, in the lines
 *                           that follow
 *     fields                names for --fields
 *     commands              all commands, and where each is told of
 *     example COMMAND       a line that a user might type; a test runs it
 *     markdown FILE MACRO HEADING
 *                           a section of a document; without HEADING all of
 *                           it, "-": what stands before the first.  Code in
 *                           the first column of its tables is MACRO */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "man/mdoc.h"
#include "man/page.h"

enum { PATH_BYTES = 4096 };

void kb_page_stop(const kb_page *page, const char *why, kb_str what)
{
    fprintf(stderr, "make_pages: %s: %s: %.*s\n", page->path, why,
            (int)what.len, what.ptr);
    exit(EXIT_FAILURE);
}

static void read_whole(kb_buf *out, const kb_page *page, const char *path)
{
    kb_error err;

    if (kb_file_read(out, path, &err) != KB_OK)
        kb_page_stop(page, "cannot read", kb_str_of(err.message));
}

/* ---- from tables -------------------------------------------------------- */

static void add_name(kb_page *page, kb_str rest)
{
    const kb_manual *manual = &page->manual;
    char title[sizeof manual->page];

    (void)rest;
    for (size_t i = 0; i < sizeof title; i++)
        title[i] = kb_mdoc_upper(manual->page[i]);
    kb_buf_printf(&page->out,
                  ".Dt %s %d\n.Os aigckb " KB_VERSION
                  "\n.Sh NAME\n.Nm %s\n.Nd %s\n",
                  title, manual->section, manual->page, manual->summary);
}

static void add_synopsis(kb_page *page, kb_str rest)
{
    const kb_option *at = page->command ? page->command->own_options : NULL;

    (void)rest;
    kb_buf_printf(&page->out, ".Nm aigckb %s\n", page->manual.name);
    for (; at && at->name; at++) {
        kb_buf_add_text(&page->out, ".Op");
        kb_mdoc mdoc = kb_mdoc_begin(&page->out, true);
        kb_mdoc_option(&mdoc, 0, at->name, at->arg);
        kb_mdoc_end(&mdoc);
        kb_buf_add_char(&page->out, '\n');
    }
    kb_buf_add_text(&page->out, ".Op Ar option ...\n");
}

static void add_details(kb_page *page, kb_str rest)
{
    kb_mdoc mdoc = kb_mdoc_begin(&page->out, false);

    (void)rest;
    kb_mdoc_plain(&mdoc, kb_str_of(page->command->details));
    kb_mdoc_end(&mdoc);
}

/* The members of a record; --help has what is inside of them, too. */
static void add_fields(kb_page *page, kb_str rest)
{
    const kb_view *view = page->command->view;
    kb_mdoc mdoc = kb_mdoc_begin(&page->out, false);
    const char *comma = "";

    (void)rest;
    for (size_t i = 0; view->fields[i]; i++) {
        if (strchr(view->fields[i], '.'))
            continue;
        kb_mdoc_text(&mdoc, kb_str_of(comma));
        kb_mdoc_marked(&mdoc, "Cm", kb_str_of(view->fields[i]));
        comma = ", ";
    }
    kb_mdoc_stop(&mdoc);
    kb_mdoc_end(&mdoc);
}

static void add_commands(kb_page *page, kb_str rest)
{
    (void)rest;
    kb_buf_add_text(&page->out, ".Bl -tag -width nnnnnnnnnn -compact\n");
    for (const kb_command *const *at = kb_commands; *at; at++) {
        kb_mdoc mdoc = kb_mdoc_begin(&page->out, false);
        kb_buf_printf(&page->out, ".It Cm %s\n", (*at)->name);
        kb_mdoc_plain(&mdoc, kb_str_of((*at)->summary));
        kb_mdoc_end(&mdoc);
    }
    kb_buf_add_text(&page->out, ".El\n");
}

/* Those one behind the other are one display. */
static void add_example(kb_page *page, kb_str rest)
{
    static const kb_str next = KB_STR_INIT(KB_MAN_MARK "example ");
    kb_str line;

    kb_buf_add_text(&page->out, ".Bd -literal -offset indent\n$ ");
    kb_mdoc_literal(&page->out, rest);
    while (kb_str_starts(page->rest, next)) {
        kb_str_split(&page->rest, '\n', &line);
        kb_buf_add_text(&page->out, "$ ");
        kb_mdoc_literal(&page->out, kb_str_cut(line, next.len, line.len));
    }
    kb_buf_add_text(&page->out, ".Ed\n");
}

/* ---- from documents ----------------------------------------------------- */

/* Documents that a page of another name tells the users' part of, or none. */
static const struct {
    const char *document, *name;
} homes[] = {{"configuration", "aigckb"},
             {"fetch", "ingest"},
             {"search", ""},
             {"terms", "query"}};

static void add_reference(kb_buf *out, const kb_manual *manual)
{
    kb_buf_printf(out, "Xr %s %d", manual->page, manual->section);
}

static bool page_of(kb_buf *out, kb_str document)
{
    char path[PATH_BYTES];
    const char *name;
    kb_manual manual;

    snprintf(path, sizeof path, "%.*s", (int)document.len - 3, document.ptr);
    name = kb_file_base(path);
    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++) {
        if (strcmp(homes[i].document, name) == 0)
            name = homes[i].name;
    }
    if (!kb_manual_find(&manual, name))
        return false;
    add_reference(out, &manual);
    return true;
}

static void add_markdown(kb_page *page, kb_str rest)
{
    kb_buf text = KB_BUF_INIT(KB_PAGE_MAX), self = KB_BUF_INIT(PATH_BYTES);
    char path[PATH_BYTES], macro[8] = "";
    kb_str file, word;

    kb_str_split(&rest, ' ', &file);
    if (kb_str_split(&rest, ' ', &word) && word.len < sizeof macro)
        memcpy(macro, word.ptr, word.len);
    snprintf(path, sizeof path, "%s/%.*s", page->docs, (int)file.len, file.ptr);
    read_whole(&text, page, path);
    kb_str section = kb_man_section(kb_buf_str(&text), rest);
    if (!section.ptr)
        kb_page_stop(page, "no such section", rest);
    add_reference(&self, &page->manual);
    kb_man_markdown(&page->out, section,
                    &(kb_man_style){macro, page_of, self.ptr},
                    page->command ? &page->told : NULL);
    kb_buf_dispose(&self);
    kb_buf_dispose(&text);
}

/* ---- pages -------------------------------------------------------------- */

static const struct {
    const char *word;
    void (*add)(kb_page *page, kb_str rest);
} requests[] = {{"name", add_name},         {"synopsis", add_synopsis},
                {"details", add_details},   {"options", kb_page_options},
                {"group", kb_page_group},   {"fields", add_fields},
                {"markdown", add_markdown}, {"commands", add_commands},
                {"example", add_example},   {NULL, NULL}};

static void answer(kb_page *page, kb_str line)
{
    kb_str word;
    size_t i = 0;

    kb_str_split(&line, ' ', &word);
    while (requests[i].word && !kb_str_equal(kb_str_of(requests[i].word), word))
        i++;
    if (!requests[i].word)
        kb_page_stop(page, "no such request", word);
    requests[i].add(page, line);
}

static void fill(kb_page *page)
{
    static const kb_str mark = KB_STR_INIT(KB_MAN_MARK);
    kb_str line;

    while (page->rest.len > 0 && kb_str_split(&page->rest, '\n', &line)) {
        if (kb_str_starts(line, mark)) {
            answer(page, kb_str_cut(line, mark.len, line.len));
        } else {
            kb_buf_add(&page->out, line);
            kb_buf_add_char(&page->out, '\n');
        }
    }
}

static void write_page(const kb_page *page, const char *folder)
{
    char path[PATH_BYTES];

    snprintf(path, sizeof path, "%s/man%d/%s.%d", folder, page->manual.section,
             page->manual.page, page->manual.section);
    FILE *file = fopen(path, "w");
    if (!file || fputs(page->out.ptr, file) == EOF || fclose(file) != 0)
        kb_page_stop(page, "cannot write", kb_str_of(path));
}

/* The page that a file is the source of, by its name. */
static kb_manual manual_of(const kb_page *page)
{
    kb_str name = kb_str_of(kb_file_base(page->path));
    kb_manual manual;

    for (int n = 0; kb_manual_at(&manual, n); n++) {
        kb_str of = kb_str_of(manual.page);
        if (name.len == of.len + 2 && kb_str_starts(name, of) &&
            name.ptr[name.len - 1] - '0' == manual.section)
            return manual;
    }
    kb_page_stop(page, "no page of the program", name);
    return (kb_manual){0};
}

/* A note of an option that no list has would be lost: it tells of what is no
 * more, or not here. */
static void check_taken(const kb_page *page, const kb_man_notes *notes)
{
    for (size_t i = 0; i < notes->count; i++) {
        if (!notes->notes[i].taken)
            kb_page_stop(page, "no such option in its lists",
                         kb_str_of(notes->notes[i].option));
    }
}

static void make(const char *docs, const char *folder, const char *path)
{
    kb_buf source = KB_BUF_INIT(KB_PAGE_MAX);
    kb_page page = {
        .docs = docs, .path = path, .out = KB_BUF_INIT(KB_PAGE_MAX)};

    page.manual = manual_of(&page);
    page.command = kb_command_find(page.manual.name);
    read_whole(&source, &page, path);
    page.rest = kb_buf_str(&source);
    fill(&page);
    check_taken(&page, &page.told);
    check_taken(&page, &page.added);
    write_page(&page, folder);
    kb_man_notes_dispose(&page.told);
    kb_man_notes_dispose(&page.added);
    kb_buf_dispose(&page.out);
    kb_buf_dispose(&source);
}

int main(int argc, char **argv)
{
    for (int i = 3; i < argc; i++)
        make(argv[1], argv[2], argv[i]);
    return argc > 3 ? EXIT_SUCCESS : EXIT_FAILURE;
}
