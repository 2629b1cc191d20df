/* parse.h - bytes to a document.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_PARSE_H
#define AIGCKB_PARSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aigckb/api.h"
#include "aigckb/arena.h"
#include "aigckb/doc.h"
#include "aigckb/status.h"

KB_API_BEGIN

enum {
    KB_ARTICLE_MAX = 64 * 1024 * 1024, /* bytes of one article, as it came */
    KB_TEXT_MAX = 8000000,  /* bytes of its text, unless kb_raw says otherwise:
                               several novels */
    KB_TEXT_SOURCE = 2,     /* Markdown may have so many times that, */
    KB_TEXT_OF_BLOCK = 40,  /* and blocks one for so many bytes of it */
    KB_DEPTH_MAX = 1000000, /* elements of a page, one in the other */
};

/** Whether a file of this name is an article when a folder is read:
 * .md .markdown .html .htm .txt .mhtml .mht, in any case. */
bool kb_parse_wants(const char *name);

/** The articles below `path` in byte order of their paths; `path` itself where
 * it is a file, whatever its name.  The strings live in the arena.
 * @return KB_OK, KB_BAD_INPUT (nothing there, or no article) or KB_LIMIT */
kb_status kb_parse_files(const char ***out, size_t *count, kb_arena *arena,
                         const char *path, kb_error *err);

/** An article as it came. */
typedef struct kb_raw {
    const char *name; /* named in messages; its suffix tells the format, and its
                         digits may be the article's number */
    const char *bytes;
    size_t len;
    /* What whoever sent it says of it, or NULL: */
    const char *type;    /* media type: "text/html" */
    const char *charset; /* encoding: "gbk" */
    const char *url;     /* the address it was fetched from */
    int64_t text_max;    /* bytes of text that it may have; 0: KB_TEXT_MAX */
} kb_raw;

/** Reads one article.
 *
 * The type, else the name, tells Markdown, HTML or plain text; a Jekyll file
 * (front matter) whose body is HTML is HTML; of a page saved with its pictures
 * (MHTML) the HTML part is read.  Encoding: byte order mark, then UTF-8 where
 * it is valid (saved pages often lie in their meta tag), then the one that
 * reads best of what the sender says, the page says, detection and the usual
 * ones; what cannot be decoded becomes U+FFFD and is counted in
 * kb_doc.replaced: whoever stores the article should say so to the user.
 *
 * @param[out] out   filled on KB_OK
 * @param      arena owns the document
 * @return KB_OK, KB_BAD_INPUT (binary, no text) or KB_LIMIT */
kb_status kb_parse(kb_doc *out, kb_arena *arena, const kb_raw *raw,
                   kb_error *err);

KB_API_END

#endif
