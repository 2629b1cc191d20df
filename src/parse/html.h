/* html.h - HTML to blocks. */
#ifndef KB_PARSE_HTML_H
#define KB_PARSE_HTML_H

#include "parse/builder.h"
#include "parse/source.h"

/** Reads a page: its article, where it is marked as one, else its body.  What
 * the page says of itself (title, author, date, address) goes to `source`.
 * false when its tags are such a tangle that it was given up. */
bool kb_html_read(kb_builder *b, kb_source *source, kb_str page);

/** Whether text without front matter is a page rather than Markdown with tags
 * in it: it begins with a tag, and so do many of its lines. */
bool kb_html_sniff(kb_str text);

#endif
