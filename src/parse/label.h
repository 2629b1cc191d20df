/* label.h - paragraphs that are no text: bold lines that serve as headings, the
 * words over a list of contents, commands for the site's editor. */
#ifndef KB_PARSE_LABEL_H
#define KB_PARSE_LABEL_H

#include <stdbool.h>

#include "base/str.h"
#include "parse/run.h"

/** Whether [start, end) of a finished run serves as a heading: bold from end to
 * end, at most 40 characters, and no sentence. */
bool kb_label_is_heading(const kb_run *run, size_t start, size_t end);

/** Whether it says "contents", as over a list of links into the page. */
bool kb_label_is_contents(kb_str text);

/** Whether it says nothing: a command such as "[toc]", or a line that was drawn
 * with "-", "=" and the like. */
bool kb_label_is_void(kb_str text);

#endif
