/* encoding.h - bytes of any encoding to clean UTF-8. */
#ifndef KB_PARSE_ENCODING_H
#define KB_PARSE_ENCODING_H

#include "aigckb/parse.h"
#include "base/buf.h"
#include "base/str.h"

/** What was decoded. */
typedef struct kb_decoded {
    kb_str text;     /* UTF-8 in NFC, lines end with '\n', no byte order mark */
    size_t replaced; /* bytes that became U+FFFD */
} kb_decoded;

/** Decodes an article.  A byte order mark decides; else valid UTF-8 is UTF-8,
 * even where sender or meta tag say otherwise (pages are often saved anew);
 * else what the sender says, else the meta tag, else detection.
 *
 * @param[out] out  its text lies in the article's bytes or in `room`
 * @param      room for what has to be rewritten
 * @return KB_OK or KB_BAD_INPUT (empty, or not text) */
kb_status kb_decode(kb_decoded *out, kb_buf *room, const kb_raw *raw,
                    kb_error *err);

#endif
