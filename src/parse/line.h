/* line.h - what one line of Markdown is. */
#ifndef KB_PARSE_LINE_H
#define KB_PARSE_LINE_H

#include <stdbool.h>

#include "base/str.h"

typedef enum kb_line_type {
    KB_LINE_BLANK,
    KB_LINE_BREAK, /* nothing but two or more blanks */
    KB_LINE_TEXT,
    KB_LINE_HEADING, /* "# text" */
    KB_LINE_RULE,    /* "---", "* * *" */
    KB_LINE_FENCE,   /* "```" or "~~~", three or more */
    KB_LINE_ROW      /* "|" at its start, or a table's "---|---" */
} kb_line_type;

typedef struct kb_line {
    kb_line_type type;
    kb_str text; /* all of it */
    size_t
        prefix; /* bytes of indent, ">" and list markers before the content */
    bool quote; /* there is a ">" in the prefix */
    bool item;  /* there is a list marker in it */
} kb_line;

kb_line kb_line_read(kb_str text);

/** What stands behind the prefix. */
kb_str kb_line_content(const kb_line *line);

/** The number of equal bytes at the start of `s`. */
size_t kb_line_run(kb_str s);

/** Whether lines of text outside code follow one another without empty lines
 * between them, so that each must be a paragraph.  `strict`: only where text
 * stands right under a heading, too. */
bool kb_line_is_compact(kb_str body, bool strict);

#endif
