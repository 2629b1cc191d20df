/* plain.h - plain text to blocks. */
#ifndef KB_PARSE_PLAIN_H
#define KB_PARSE_PLAIN_H

#include "parse/builder.h"

/** Reads text without markup.  Empty lines end paragraphs; so do line ends,
 * but where the line was wrapped. */
void kb_plain_read(kb_builder *b, kb_str body);

#endif
