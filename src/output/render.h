/* render.h - a node as text: JSON, or the cell of a table. */
#ifndef KB_OUTPUT_RENDER_H
#define KB_OUTPUT_RENDER_H

#include "base/buf.h"
#include "output/display.h"
#include "output/node.h"

/** Appends compact JSON: raw UTF-8, or \uXXXX for all but ASCII.  Hit marks
 * are left out; what is unsafe on a terminal is escaped in either case. */
void kb_render_json(kb_buf *out, const kb_node *node, bool ascii);

/** Appends JSON for a reader: what is wider than so many columns stands on
 * lines of its own, a member each. */
void kb_render_lines(kb_buf *out, const kb_node *node, size_t columns);

/** Appends the value at `path` as one line of clean text.  Lists are joined by
 * ", ", an object is its name, null is nothing; numbers have at most three
 * decimals. */
void kb_render_cell(kb_buf *out, const kb_node *node, const char *path,
                    kb_hits hits);

#endif
