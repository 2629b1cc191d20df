/* caret.h - points at a place of a line. */
#ifndef KB_OUTPUT_CARET_H
#define KB_OUTPUT_CARET_H

#include "aigckb/search.h"

/** Two lines: what of the text is around the place, and carets below the
 * place, which wide characters do not move. */
const char *kb_caret(kb_arena *arena, const char *text, kb_stretch place);

#endif
