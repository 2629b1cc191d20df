/* wrap.h - lines that converters of HTML broke. */
#ifndef KB_PARSE_WRAP_H
#define KB_PARSE_WRAP_H

#include <stdbool.h>

#include "base/str.h"

/** Whether the line begins with closing punctuation of Chinese text. */
bool kb_wrap_begins_closed(kb_str line);

/** In compact text: whether `next` goes on with the paragraph of `line`, since
 * it begins with closing punctuation, a bracket is open, or its first word had
 * no room on a line of 78 characters.  `inside`: so did `line` itself. */
bool kb_wrap_continues(kb_str line, kb_str next, bool inside);

/** The end of the first line of `text`, which is `end`, or of the line on which
 * its last link target ends. */
size_t kb_wrap_target_end(kb_str text, size_t end);

/** Whether several lines begin with closing punctuation: a converter put every
 * inline element on a line of its own. */
bool kb_wrap_is_converted(kb_str body);

#endif
