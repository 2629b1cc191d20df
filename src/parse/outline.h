/* outline.h - a document's blocks, and what each stands under. */
#ifndef KB_PARSE_OUTLINE_H
#define KB_PARSE_OUTLINE_H

#include "aigckb/doc.h"
#include "base/vec.h"
#include "parse/run.h"

enum { KB_LEVEL_MAX = 6 };

/** An item or a quote that is open. */
typedef struct kb_frame {
    bool quote;
    int block; /* of an item, once it has text; else KB_NO_BLOCK */
    int outer; /* the nearest item around it that has a block */
    int depth; /* items from the outermost to this one */
} kb_frame;

typedef struct kb_outline {
    kb_arena *arena;
    KB_VEC(kb_block) blocks;
    KB_VEC(kb_frame) frames;
    int headings[KB_LEVEL_MAX + 1]; /* the one of each level that still holds */
    int written_level; /* of the last heading that is no bold paragraph */
    bool any_heading;
    const char *title;     /* NULL until found */
    size_t text_max, text; /* bytes that blocks may have, and have */
    size_t blocks_max;
} kb_outline;

void kb_outline_init(kb_outline *o, kb_arena *arena, size_t text_max);

/** Whether blocks were left out, for there are too many or they have too much
 * text. */
bool kb_outline_over(const kb_outline *o);

void kb_outline_begin(kb_outline *o, bool quote);
void kb_outline_end(kb_outline *o, bool quote);

/** Adds a finished run as a heading; the first one of all, at level 1, is the
 * title and no block. */
void kb_outline_add_heading(kb_outline *o, const kb_run *run, int level);

/** Adds a finished run as paragraphs.  What they are, their frames say, a
 * marker at their start, or bold text from end to end.  A line break splits
 * before a marker, behind a bold line, and where it is a paragraph's. */
void kb_outline_add_paras(kb_outline *o, const kb_run *run);

void kb_outline_add_row(kb_outline *o, const kb_run *run, int level);
void kb_outline_add_code(kb_outline *o, kb_str text);

/** Takes back the label of a list of contents, where it is the last block. */
void kb_outline_drop_contents(kb_outline *o);

#endif
