/* builder.h - makes a document's blocks out of what a parser sees.
 *
 * Both parsers drive it, so that one article gives the same blocks in any
 * format: every rule about blocks is here, none in the parsers.  All calls may
 * come in any order; what is never closed is closed at the end. */
#ifndef KB_PARSE_BUILDER_H
#define KB_PARSE_BUILDER_H

#include "aigckb/doc.h"
#include "base/buf.h"
#include "parse/outline.h"
#include "parse/run.h"

/** What the text that arrives belongs to. */
typedef enum kb_builder_state {
    KB_IN_FLOW, /* paragraphs, items and quotes */
    KB_IN_HEADING,
    KB_IN_ROW,
    KB_IN_CODE
} kb_builder_state;

typedef struct kb_builder {
    kb_outline outline;
    kb_run run;
    kb_buf code;
    kb_builder_state state;
    int level;  /* of the heading or row that is open */
    int nested; /* rows or code blocks inside the one that is open */
    int cells;  /* of the row that is open */
} kb_builder;

/** `text_max`: bytes of text that its blocks may have. */
void kb_builder_init(kb_builder *b, kb_arena *arena, size_t text_max);
void kb_builder_dispose(kb_builder *b);

void kb_builder_text(kb_builder *b, kb_str text);

/** A line end that the author wanted. */
void kb_builder_break(kb_builder *b);

/** Ends a paragraph where one is open. */
void kb_builder_para(kb_builder *b);

void kb_builder_heading_begin(kb_builder *b, int level);
void kb_builder_heading_end(kb_builder *b);
void kb_builder_item_begin(kb_builder *b);
void kb_builder_item_end(kb_builder *b);
void kb_builder_quote_begin(kb_builder *b);
void kb_builder_quote_end(kb_builder *b);

/** A row of a table; one inside a cell is flattened into it.  A row of one cell
 * or of many paragraphs is layout: it becomes paragraphs. */
void kb_builder_row_begin(kb_builder *b);
void kb_builder_row_end(kb_builder *b);
void kb_builder_cell_begin(kb_builder *b, bool header);

void kb_builder_code_begin(kb_builder *b);
void kb_builder_code_end(kb_builder *b);

/** "**" in text, which the parser did not see: see kb_run_stars(). */
void kb_builder_stars(kb_builder *b, kb_stars stars);

void kb_builder_mark_begin(kb_builder *b, kb_mark_type type);
void kb_builder_mark_end(kb_builder *b, kb_mark_type type);

/** A link; `target` begins with '#' where it leads into the page itself.
 * Links do not nest. */
void kb_builder_link_begin(kb_builder *b, kb_str target);
void kb_builder_link_end(kb_builder *b);

/** Hands the blocks over, and the title where the article's first heading is of
 * level 1; else the title stays as it is. */
void kb_builder_finish(kb_builder *b, kb_doc *out);

#endif
