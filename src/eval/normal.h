/* normal.h - text as annotations and articles are compared. */
#ifndef KB_EVAL_NORMAL_H
#define KB_EVAL_NORMAL_H

#include "aigckb/arena.h"
#include "base/str.h"

/** Width, case and the sort of a dash do not count, nor do blanks, quotes and
 * the signs of Markdown; of a link only its words do.  Valid UTF-8, in the
 * arena and NUL-terminated. */
kb_str kb_normal(kb_arena *arena, kb_str text);

/** At most the first `chars` characters. */
kb_str kb_normal_front(kb_str normal, size_t chars);

/** Whether one holds the other; "" is in all. */
bool kb_normal_holds(kb_str normal, kb_str part);

#endif
