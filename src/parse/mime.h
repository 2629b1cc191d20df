/* mime.h - messages as mail and saved pages have them: header fields, parts and
 * how they are encoded (RFC 2045, 2046, 2047, 5322). */
#ifndef KB_PARSE_MIME_H
#define KB_PARSE_MIME_H

#include "base/buf.h"
#include "base/str.h"

/** A message, or a part of one. */
typedef struct kb_mime {
    kb_str header; /* lines */
    kb_str body;   /* still encoded */
} kb_mime;

/** Parts a message at its first empty line. */
kb_mime kb_mime_split(kb_str message);

/** The value of a header field, in any case, with its folds; empty where there
 * is none. */
kb_str kb_mime_field(const kb_mime *part, const char *name);

/** Whether the part is of this type, such as "text/html"; "multipart/" stands
 * for all that begin so. */
bool kb_mime_is(const kb_mime *part, const char *type);

/** A parameter of the field Content-Type, such as "boundary"; empty where there
 * is none. */
kb_str kb_mime_parameter(const kb_mime *part, const char *name);

/** A walk over the parts of a multipart body.
 *
 *     kb_mime_parts walk = {.body = part.body, .boundary = boundary};
 *     while (kb_mime_next(&walk, &inner)) ... */
typedef struct kb_mime_parts {
    kb_str body, boundary; /* the boundary must not be empty */
    size_t at;
    bool begun, ended;
    bool cut; /* the part given last has no end */
} kb_mime_parts;

bool kb_mime_next(kb_mime_parts *walk, kb_mime *out);

/** Appends the body, decoded from base64 or quoted-printable: bytes, never more
 * than there were.  What cannot be decoded stays as it is. */
void kb_mime_decode(kb_buf *out, const kb_mime *part);

/** Appends the text of a field as UTF-8, unfolded, with encoded words
 * (=?gbk?B?...?=) decoded. */
void kb_mime_text(kb_buf *out, kb_str value);

/** Appends the day of a date ("Fri, 1 Mar 2024 10:00:00 +0800") as ISO.
 * false where it is none. */
bool kb_mime_date(kb_buf *out, kb_str value);

#endif
