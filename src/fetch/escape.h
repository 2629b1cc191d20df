/* escape.h - one spelling for what an address escapes: RFC 3986, 6.2.2. */
#ifndef KB_FETCH_ESCAPE_H
#define KB_FETCH_ESCAPE_H

#include "base/buf.h"

/** Adds an address, or a part of one, in which what needs no escape has none,
 * and bytes that are no ASCII have one; digits are capitals.  A '%' that begins
 * no escape is escaped itself: what stands behind it may become a digit. */
void kb_escape_add(kb_buf *out, kb_str path);

#endif
