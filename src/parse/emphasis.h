/* emphasis.h - one line of Markdown text, made safe for the Markdown parser.
 *
 * "**" is handed past the parser as a control character: see kb_run_toggle().
 * What is no markup is escaped, and link targets are shortened. */
#ifndef KB_PARSE_EMPHASIS_H
#define KB_PARSE_EMPHASIS_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/** Control characters in normalised Markdown. */
enum {
    KB_SIGN_STARS = 1, /* "**" */
    KB_SIGN_BREAK = 2  /* the author began a new line */
};

typedef struct kb_emphasis {
    kb_buf *out;
    bool converted;  /* text by a converter that escapes nothing */
    size_t brackets; /* open '[' in the block */
    bool slanted;    /* an odd number of "*" so far in the block */
} kb_emphasis;

/** Begins a block of text. */
void kb_emphasis_begin(kb_emphasis *e);

/** Appends one line of a block, without its line end. */
void kb_emphasis_line(kb_emphasis *e, kb_str line);

#endif
