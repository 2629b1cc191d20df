/* normalize.h - Markdown as people and converters write it, put into a form
 * that a CommonMark parser reads as it was meant.
 *
 * Three dialects are known:
 * - converted: made from HTML by a program that puts every inline element on a
 *   line of its own, writes <br> as a line of two blanks, and escapes nothing;
 * - compact: no empty lines, each line a paragraph (some are wrapped at 78
 *   columns);
 * - written by hand. */
#ifndef KB_PARSE_NORMALIZE_H
#define KB_PARSE_NORMALIZE_H

#include "base/buf.h"
#include "base/str.h"
#include "parse/source.h"

/** Appends the normalised body, which has the signs of emphasis.h in it. */
void kb_normalize(kb_buf *out, kb_str body, const kb_source *source);

#endif
