/* mhtml.h - pages that a browser saved with their pictures in one file, MHTML
 * (RFC 2557). */
#ifndef KB_PARSE_MHTML_H
#define KB_PARSE_MHTML_H

#include "aigckb/parse.h"
#include "base/buf.h"

/** The page in such a file. */
typedef struct kb_saved_page {
    kb_raw html;       /* with its type, its encoding and its address */
    const char *title; /* what the browser called it, or NULL */
    const char *date;  /* ISO: when it was saved, or NULL */
} kb_saved_page;

/** Finds the page: the part that Content-Type's `start` names, else the first
 * one that is HTML.  The address is that of `raw`, else its Content-Location.
 *
 * @param room  what the HTML is decoded into: never more than there was
 * @param arena owns the strings
 * @return KB_OK or KB_BAD_INPUT (no boundary, no HTML, cut off inside it) */
kb_status kb_mhtml_open(kb_saved_page *out, kb_buf *room, kb_arena *arena,
                        const kb_raw *raw, kb_error *err);

#endif
