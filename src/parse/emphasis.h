/* emphasis.h - one line of Markdown text, made safe for the Markdown parser.
 *
 * "**" is handed past the parser as a control character: see kb_run_stars().
 * What is no markup is escaped, and link targets are shortened. */
#ifndef KB_PARSE_EMPHASIS_H
#define KB_PARSE_EMPHASIS_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"
#include "parse/run.h"

/** Control characters in normalised Markdown. */
enum {
    KB_SIGN_BREAK = 1, /* the author began a new line */
    KB_SIGN_NONE = 2,  /* holds a place */
    KB_SIGN_STARS = 3, /* ... with the value of kb_stars added */
    KB_SIGN_LAST = KB_SIGN_STARS + KB_STARS_TOGGLE
};

typedef struct kb_emphasis {
    kb_buf *out;
    bool converted;  /* text by a converter that escapes nothing */
    size_t brackets; /* open '[' in the block */
    bool slanted;    /* an odd number of "*" so far in the block */
    size_t slant_at; /* where `out` has two KB_SIGN_NONE for the last of them */
} kb_emphasis;

/** Ends a block of text. */
void kb_emphasis_end(kb_emphasis *e);

/** Appends one line of a block, without its line end. */
void kb_emphasis_line(kb_emphasis *e, kb_str line);

#endif
