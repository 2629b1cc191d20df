/* charset.h - encodings by name: which one a page declares, which one it looks
 * like, and the conversion. */
#ifndef KB_PARSE_CHARSET_H
#define KB_PARSE_CHARSET_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

enum { KB_CHARSET_NAME_MAX = 32 };

/** The encoding that a page declares: <?xml encoding="X"?>, or a meta tag with
 * charset=X, in any case. */
bool kb_charset_declared(char out[KB_CHARSET_NAME_MAX], kb_str bytes);

/** The encoding that uchardet takes it for; "" where it has no idea. */
void kb_charset_detect(char out[KB_CHARSET_NAME_MAX], kb_str bytes);

/** The name of the widest set that texts under this name really use: GB18030
 * for "gb2312"; the name itself where there is none. */
const char *kb_charset_widest(const char *name);

/** Converts to UTF-8; what has no meaning becomes U+FFFD.  A character that is
 * cut off at the end counts only with `whole`.
 *
 * @param[out] replaced how many bytes, or units of UTF-16 and UTF-32, those are
 * @return false for an unknown name; `out` and `replaced` stay as they were */
bool kb_charset_convert(kb_buf *out, size_t *replaced, const char *name,
                        kb_str bytes, bool whole);

/** Takes back a conversion that was done twice: appends the bytes that the
 * characters of Windows-1252 stand for, if they are UTF-8 and all of `text`'s
 * characters are such; else false ("ä¸­" becomes "中"). */
bool kb_charset_undouble(kb_buf *out, kb_str text);

#endif
