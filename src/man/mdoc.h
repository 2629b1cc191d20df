/* mdoc.h - writes mdoc(7), the language of manual pages: running text and words
 * with a meaning, each on such lines that nothing is misread. */
#ifndef KB_MAN_MDOC_H
#define KB_MAN_MDOC_H

#include <stdbool.h>

#include "base/buf.h"

enum { KB_PAGE_MAX = 1 << 20 };

/** A run of text that is being written.  A word is what stands between blanks;
 * it may have pieces of text and of macros: "(--json)," has three. */
typedef struct kb_mdoc {
    kb_buf *out;
    bool tag;    /* all stays on one line, that of an .It */
    bool marked; /* the word has a macro */
    kb_buf line; /* of text, not yet full */
    kb_buf word; /* text; when marked, a line of macros without its dot */
    kb_buf tail; /* text behind the last macro of the word */
} kb_mdoc;

kb_mdoc kb_mdoc_begin(kb_buf *out, bool tag);

/** Ends the last line; gives back the memory. */
void kb_mdoc_end(kb_mdoc *mdoc);

/** Adds text.  Words end at its blanks, not at its end. */
void kb_mdoc_text(kb_mdoc *mdoc, kb_str text);

/** A letter of ASCII as a capital. */
char kb_mdoc_upper(char c);

/** Adds text with a capital letter first. */
void kb_mdoc_capital(kb_mdoc *mdoc, kb_str text);

/** Adds a piece of macros to the word, as they stand behind a dot. */
void kb_mdoc_macros(kb_mdoc *mdoc, const char *macros);

/** Adds a full stop, unless the text has ended with one or the like. */
void kb_mdoc_stop(kb_mdoc *mdoc);

/** Adds text in a macro's meaning, such as "Em". */
void kb_mdoc_marked(kb_mdoc *mdoc, const char *macro, kb_str text);

/** Adds what the user types or reads: an option with its value becomes Fl and
 * Ar, a variable Ev, a file Pa, a name Cm, all else is quoted.  In a tag what
 * is none of the first three takes `usual`, such as "Ev". */
void kb_mdoc_code(kb_mdoc *mdoc, kb_str code, const char *usual);

/** Adds text of our tables, in which options, operands and `code` are to be
 * seen, as sentences: with a capital and a full stop. */
void kb_mdoc_plain(kb_mdoc *mdoc, kb_str text);

/** Adds the macros of one option: "Fl n , Fl -limit Ar N". */
void kb_mdoc_option(kb_mdoc *mdoc, char letter, const char *name,
                    const char *arg);

/** Appends a line of one macro and its words. */
void kb_mdoc_line(kb_buf *out, const char *macro, kb_str words);

/** Appends a line of a literal display. */
void kb_mdoc_literal(kb_buf *out, kb_str line);

#endif
