/* encoding.h - bytes of any encoding to clean UTF-8. */
#ifndef KB_PARSE_ENCODING_H
#define KB_PARSE_ENCODING_H

#include "aigckb/parse.h"
#include "base/buf.h"
#include "base/str.h"

/** What was decoded. */
typedef struct kb_decoded {
    kb_str text;     /* UTF-8 in NFC, lines end with '\n', no byte order mark */
    size_t replaced; /* bytes, or units of UTF-16 and UTF-32, that became
                        U+FFFD; 0 means that nothing of the article was lost */
} kb_decoded;

/** Decodes an article.
 *
 * 1. A byte order mark decides.
 * 2. Text with NUL bytes that reads well as UTF-16 is that; else it is none.
 * 3. Valid UTF-8 is UTF-8, whatever sender or page say (pages are often saved
 *    anew), and so is UTF-8 with up to one bad byte in twenty.  Two exceptions:
 *    UTF-8 that was taken for Latin and converted once more is taken back, and
 *    a few characters that are UTF-8 by chance are read as sender or page say,
 *    both only where Chinese comes of it.
 * 4. Else what the sender says, what the page says, what it looks like,
 *    GB18030, Big5 and UTF-16 are tried, and the best reading is taken: in
 *    doubt the first.  An encoding that is declared but does not fit is so
 *    passed over.
 *
 * @param[out] out  its text lies in the article's bytes or in `room`
 * @param      room for what has to be rewritten
 * @return KB_OK or KB_BAD_INPUT: empty, or not text (NUL bytes, or more than a
 *         quarter of it without a meaning) */
kb_status kb_decode(kb_decoded *out, kb_buf *room, const kb_raw *raw,
                    kb_error *err);

#endif
