/* reading.h - whether a text can be meant, after its bytes were read in some
 * encoding. */
#ifndef KB_PARSE_READING_H
#define KB_PARSE_READING_H

#include "base/str.h"

/** What a text is made of. */
typedef struct kb_reading {
    size_t ascii;  /* its printable characters, blanks and line ends */
    size_t others; /* characters beyond ASCII */
    size_t
        common; /* of these, Han and signs that any Chinese text is full of */
    size_t odd; /* what nobody writes: control characters, U+FFFD, private
                   use, letters that only a wrong reading has */
} kb_reading;

/** Counts the characters of any bytes. */
kb_reading kb_reading_of(kb_str text);

/** How well it reads, whatever ASCII it has: the common Han in a thousand, less
 * three thousand for each odd one.  Chinese has more than 500, even in a
 * sentence or two; Chinese read in another encoding, or another language read
 * as Chinese, less than 200.  Text of ASCII alone has 1000. */
int kb_reading_score(const kb_reading *reading);

#endif
