/* manual.h - the manual pages: which there are, and how one is shown. */
#ifndef KB_CLI_MANUAL_H
#define KB_CLI_MANUAL_H

#include <stdbool.h>

/** A page: of the program, of a topic, or of a command. */
typedef struct kb_manual {
    const char *name;    /* what `help` calls it: "show", "json" */
    char page[32];       /* "aigckb-show" */
    int section;         /* 1, 5 or 7 */
    const char *summary; /* one line */
} kb_manual;

/** The n-th page: the program, topics, commands in their order.
 * @return false behind the last */
bool kb_manual_at(kb_manual *out, int n);

/** The page that `help` calls so; a command may be called by its alias. */
bool kb_manual_find(kb_manual *out, const char *name);

/** Shows a page of the installed program, or of the build, by man or else
 * mandoc, on stdout.  No shell is in between, and where the page is follows
 * from where the program is.
 * @param paged through the reader's pager (AIGCKB_PAGER, MANPAGER, PAGER); else
 *              all at once
 * @return false where there is no page, or nothing that could show it */
bool kb_manual_show(const kb_manual *manual, bool paged);

#endif
