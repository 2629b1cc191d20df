/* charset.h - encodings by name, and their conversion. */
#ifndef KB_PARSE_CHARSET_H
#define KB_PARSE_CHARSET_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/** Converts to UTF-8; what has no meaning becomes U+FFFD.  A character that is
 * cut off at the end counts only with `whole`.
 *
 * @param[out] replaced how many bytes those are
 * @return false for an unknown name; `out` and `replaced` stay as they were */
bool kb_charset_convert(kb_buf *out, size_t *replaced, const char *name,
                        kb_str bytes, bool whole);

#endif
