/* markdown.h - sections of our documents as mdoc(7), so that what a manual
 * page and a document both tell is written once. */
#ifndef KB_MAN_MARKDOWN_H
#define KB_MAN_MARKDOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/** What a document's table says of an option, for the list of options. */
typedef struct kb_man_note {
    char *option; /* its long name */
    char *text;   /* mdoc */
    bool taken;   /* it stands in a list */
} kb_man_note;

enum { KB_MAN_NOTES_MAX = 64 };

typedef struct kb_man_notes {
    kb_man_note notes[KB_MAN_NOTES_MAX];
    size_t count;
} kb_man_notes;

/** Adds a copy; false where there is no room. */
bool kb_man_note_add(kb_man_notes *notes, kb_str option, kb_str text);
void kb_man_notes_dispose(kb_man_notes *notes);

/** What is not in the Markdown. */
typedef struct kb_man_style {
    const char *tags; /* what code in the first column of tables is: a macro, as
                         "Cm" */

    /** Appends where links to a document lead: the manual page that tells the
     * same, as macros such as "Xr aigckb-json 5".
     * @return false where there is none */
    bool (*page_of)(kb_buf *out, kb_str document);
    const char *self; /* what that would be for the page itself */
} kb_man_style;

/** Appends Markdown as mdoc.  Headings become .Ss, tables lists of tags, their
 * other columns what is told of the first.
 * @param notes NULL, or gets the rows that are about a single option and are
 *              then left out here */
void kb_man_markdown(kb_buf *out, kb_str text, const kb_man_style *style,
                     kb_man_notes *notes);

/** The lines below a heading, down to the next one of its level or above.
 * "": all that is below the title; "-": that down to the next heading of any
 * level.  ptr NULL: there is no such heading. */
kb_str kb_man_section(kb_str text, kb_str heading);

#endif
