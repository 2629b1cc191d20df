/* markdown.h - Markdown to blocks. */
#ifndef KB_PARSE_MARKDOWN_H
#define KB_PARSE_MARKDOWN_H

#include "parse/builder.h"
#include "parse/source.h"

/** Reads the body of an article.  A last line that is its address in hex goes
 * to `source`.  false when the parser gave it up. */
bool kb_markdown_read(kb_builder *b, kb_source *source, kb_str body);

#endif
