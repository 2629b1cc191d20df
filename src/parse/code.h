/* code.h - the text of code blocks. */
#ifndef KB_PARSE_CODE_H
#define KB_PARSE_CODE_H

#include "base/buf.h"
#include "base/str.h"

/** Appends valid UTF-8 as code: tabs become blanks, other control characters
 * go; no empty lines around it, no blanks at the ends of lines. */
void kb_code_clean(kb_buf *out, kb_str code);

#endif
