/* pages.h - articles from the web: from addresses, and from the lists (feeds,
 * sitemaps) that stand at some of them. */
#ifndef KB_INGEST_PAGES_H
#define KB_INGEST_PAGES_H

#include "aigckb/ingest.h"
#include "ingest/item.h"

typedef struct kb_pages kb_pages;

/** @return KB_OK or KB_USAGE (a limit that is out of its range) */
kb_status kb_pages_new(kb_pages **out, kb_store *store,
                       const kb_ingest_options *options, kb_error *err);
void kb_pages_free(kb_pages *pages); /* NULL is fine */

/** Lines an address up. */
void kb_pages_add(kb_pages *pages, const char *url);

/** Waits for the next page, in no order.  A list gives no item, but its
 * articles do.  false: there are no more. */
bool kb_pages_next(kb_pages *pages, kb_arena *arena, kb_item *out);

#endif
