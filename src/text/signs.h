/* signs.h - sets of characters, written as strings. */
#ifndef KB_TEXT_SIGNS_H
#define KB_TEXT_SIGNS_H

#include "text/utf8.h"

/** Whether a character is in a set: valid UTF-8. */
static inline bool kb_sign_is_one_of(uint32_t c, const char *set)
{
    kb_str chars = kb_str_of(set);

    for (size_t at = 0; at < chars.len;) {
        if (kb_utf8_next(chars, &at) == c)
            return true;
    }
    return false;
}

#endif
