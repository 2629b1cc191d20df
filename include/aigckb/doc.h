/* doc.h - an article as a neutral document: metadata and a flat array of
 * blocks.  Markdown and HTML of one article give the same blocks.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_DOC_H
#define AIGCKB_DOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aigckb/api.h"

KB_API_BEGIN

/** What a block is. */
typedef enum kb_block_type {
    KB_BLOCK_HEADING,
    KB_BLOCK_PARA,
    KB_BLOCK_ITEM,
    KB_BLOCK_QUOTE,
    KB_BLOCK_ROW, /* of a table; cells are joined by " | " */
    KB_BLOCK_CODE,
    KB_BLOCK_TYPE_COUNT
} kb_block_type;

/** How a stretch was set apart. */
typedef enum kb_mark_type {
    KB_MARK_BOLD,
    KB_MARK_CODE,
    KB_MARK_LINK
} kb_mark_type;

/** A stretch of a block's text that the author set apart. */
typedef struct kb_mark {
    kb_mark_type type;
    uint32_t start, end; /* bytes of the block's text */
} kb_mark;

enum { KB_NO_BLOCK = -1 };

/** One block: a paragraph, a heading and the like. */
typedef struct kb_block {
    kb_block_type type;
    int level;        /* heading: 1-6 as written; item: nesting, 1 outermost;
                         row: 1 for a header row, else 2; others 0 */
    int up;           /* the block it stands under: the item that holds a
                         nested item, else the heading; or KB_NO_BLOCK */
    int heading;      /* the heading above it, or KB_NO_BLOCK */
    const char *text; /* UTF-8, NFC, no control characters but '\n' in code;
                         blanks collapsed; NUL-terminated */
    size_t len;       /* bytes */
    const kb_mark *marks; /* in order of start */
    size_t mark_count;
    bool promo; /* sells, gives away or begs: no facts come from here */
} kb_block;

/** One article.  All memory belongs to the arena it was parsed into. */
typedef struct kb_doc {
    const char *key;         /* "143677910" or "sha256-0123456789abcdef" */
    const char *artid;       /* NULL where the article has no number */
    const char *title;       /* never NULL */
    const char *url;         /* these are NULL where unknown */
    const char *site;        /* "csdn"; else a host */
    const char *author;      /* the name in the address, or in the page */
    const char *origin;      /* of a repost, as it says: address or name */
    const char *date;        /* ISO, as precise as known: "2024-11-11" */
    const char *const *tags; /* the author's own labels */
    size_t tag_count;
    const char *path; /* where it was read from, as the user named it */
    const char *hash; /* 16 hex digits over the bytes it was read from */
    kb_block *blocks;
    size_t block_count;
    size_t replaced; /* bytes (or units of UTF-16 and UTF-32) that have no
                        meaning in the article's encoding and became U+FFFD */
} kb_doc;

/** Its stable word: "heading".  Never NULL. */
const char *kb_block_type_name(kb_block_type type);

/** Fills in the headings of all blocks, by what each stands under. */
void kb_doc_link(kb_doc *doc);

KB_API_END

#endif
