/* page.h - the events of a page's tags, by libxml2's SAX interface.
 *
 * No tree is built, so depth costs only what the listener keeps. */
#ifndef KB_PARSE_PAGE_H
#define KB_PARSE_PAGE_H

#include "parse/element.h"

/** Who is told of the events, in the order of the page.  Each element that
 * begins ends: what lacks its end tag at the latest with what is around it. */
typedef struct kb_page_listener {
    void (*begin)(void *context, const kb_element *e);
    void (*end)(void *context);
    void (*text)(void *context, kb_str text);
} kb_page_listener;

/** Reads a page.  false when its tags are such a tangle that it was given up:
 * the rest of the page is missing then. */
bool kb_page_read(kb_str page, const kb_page_listener *listener, void *context);

#endif
