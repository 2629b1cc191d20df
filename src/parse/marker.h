/* marker.h - list markers that authors write as text. */
#ifndef KB_PARSE_MARKER_H
#define KB_PARSE_MARKER_H

#include "base/str.h"

/** The bytes of the marker that valid UTF-8 begins with, with the blanks behind
 * it: "1、", "2. ", "（3）", "④", "• "; 0 where there is none or nothing else.
 * "1.5" and "1.2 " are no markers: they number sections or count. */
size_t kb_marker_len(kb_str text);

/** The level of the heading that valid UTF-8 begins with ("## text", 1 to 6),
 * or 0; *len is what its marker takes.  Authors paste Markdown into HTML. */
int kb_marker_heading(kb_str text, size_t *len);

#endif
