/* encoding.h - bytes of any encoding to clean UTF-8. */
#ifndef KB_PARSE_ENCODING_H
#define KB_PARSE_ENCODING_H

#include "aigckb/status.h"
#include "base/buf.h"
#include "base/str.h"

/** What was decoded. */
typedef struct kb_decoded {
    kb_str text;     /* UTF-8 in NFC, lines end with '\n', no byte order mark */
    size_t replaced; /* bytes that became U+FFFD */
} kb_decoded;

/** Decodes a file.  A byte order mark decides; else valid UTF-8 is UTF-8, even
 * where an HTML meta tag says otherwise (pages are often saved anew); else the
 * meta tag, else detection.
 *
 * @param[out] out  its text lies in `bytes` or in `room`
 * @param      room for what has to be rewritten
 * @param      path for messages
 * @return KB_OK or KB_BAD_INPUT (empty, or not text) */
kb_status kb_decode(kb_decoded *out, kb_buf *room, const char *path,
                    kb_str bytes, kb_error *err);

#endif
