/* page.h - a manual page that is being made. */
#ifndef KB_MAN_PAGE_H
#define KB_MAN_PAGE_H

#include "cli/command.h"
#include "cli/manual.h"
#include "man/markdown.h"

/** Begins a line of a source that asks for something, and names it. */
#define KB_MAN_MARK ".\\\"= "

typedef struct kb_page {
    const char *docs;          /* the folder of the documents */
    const char *path;          /* of its source, for messages */
    kb_manual manual;          /* which one it is */
    const kb_command *command; /* NULL: of none */
    kb_buf out;
    kb_str rest;        /* of the source */
    kb_man_notes told;  /* of options, by documents: instead of the table */
    kb_man_notes added; /* of options, by the page: behind the table's */
} kb_page;

/** Ends the program: the page cannot be made. */
void kb_page_stop(const kb_page *page, const char *why, kb_str what);

/** "options": the lists of a command's options; "group NAME": a list of some
 * that commands share.  Takes the notes that stand below from the source. */
void kb_page_options(kb_page *page, kb_str rest);
void kb_page_group(kb_page *page, kb_str rest);

#endif
