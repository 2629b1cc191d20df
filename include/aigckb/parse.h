/* parse.h - bytes to a document.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_PARSE_H
#define AIGCKB_PARSE_H

#include <stdbool.h>
#include <stddef.h>

#include "aigckb/arena.h"
#include "aigckb/doc.h"
#include "aigckb/status.h"

#pragma GCC visibility push(default)

/** Whether a file of this name is read when a folder is ingested:
 * .md .markdown .html .htm .txt, in any case. */
bool kb_parse_wants(const char *name);

/** Reads one article.
 *
 * The name tells Markdown, HTML or plain text; a Jekyll file (front matter)
 * whose body is HTML is HTML.  Encoding: byte order mark, then the HTML meta
 * tag, then UTF-8 where it is valid, then detection; what cannot be decoded
 * becomes U+FFFD and is counted.
 *
 * @param[out] out   filled on KB_OK
 * @param      arena owns the document
 * @param      path  named in messages; its digits may be the article's number
 * @return KB_OK, KB_BAD_INPUT (binary, no text) or KB_LIMIT */
kb_status kb_parse(kb_doc *out, kb_arena *arena, const char *path,
                   const char *bytes, size_t len, kb_error *err);

#pragma GCC visibility pop

#endif
