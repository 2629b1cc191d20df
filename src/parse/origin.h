/* origin.h - where a repost was taken from, as its text says: "本文转载自 X",
 * "原文链接：https://...". */
#ifndef KB_PARSE_ORIGIN_H
#define KB_PARSE_ORIGIN_H

#include "aigckb/doc.h"
#include "parse/source.h"

/** What a text names; .text lies in it, and is empty where it names nothing. */
typedef struct kb_origin {
    kb_str text; /* an address, or the name of a site, a person or an article */
    bool own;    /* it is the article's own address */
} kb_origin;

/** The origin that a text names: by words at its beginning, or anywhere before
 * an address.  `weak` words, such as 来源, count too where asked for. */
kb_origin kb_origin_read(kb_str text, bool weak);

/** Looks at the first and the last blocks of an article whose source knows no
 * origin yet.  One that is the article itself is none. */
void kb_origin_find(kb_source *source, const kb_doc *doc);

#endif
