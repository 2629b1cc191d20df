/* frontmatter.h - the "key: value" lines before an article. */
#ifndef KB_PARSE_FRONTMATTER_H
#define KB_PARSE_FRONTMATTER_H

#include "base/str.h"
#include "parse/source.h"

/** Reads the front matter into `source` and returns the text behind it: all of
 * `text` where there is none.
 *
 * This is no YAML: real files break it.  A line without indent is "key: value";
 * one pair of quotes is taken off, a backslash is a backslash, the first of
 * equal keys wins.  Lists are [a, b], on one line or several, or "- a" lines.
 * Without a closing "---" it ends before the first line that is neither. */
kb_str kb_frontmatter_read(kb_source *source, kb_str text);

#endif
