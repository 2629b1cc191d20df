/* fetch.h - pages from addresses of the web, politely.
 *
 *     kb_fetcher_add(fetcher, &(kb_fetch_ask){.url = "https://..."});
 *     while (kb_fetcher_next(fetcher, &page))
 *         use(&page);           // and add what it leads to
 *
 * Hosts are read in parallel, each by one request at a time, with robots.txt
 * obeyed and a delay between pages.  All work is done inside of
 * kb_fetcher_next(), in the thread that calls it: who stays away from it for
 * longer than the time limit loses what was under way to another try. */
#ifndef KB_FETCH_FETCH_H
#define KB_FETCH_FETCH_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "aigckb/status.h"
#include "aigckb/web.h"
#include "base/str.h"
#include "fetch/address.h"

/** What to fetch.  The strings are copied. */
typedef struct kb_fetch_ask {
    const char *url; /* user and password in it go to no other site */
    const char *etag, *modified; /* of the page that one has, or NULL */
    void *context;               /* handed back with the page */
} kb_fetch_ask;

/** What came of one of them.  The fetcher's, until the next call. */
typedef struct kb_page {
    const char *url;       /* as asked for, in its normal spelling */
    const char *final_url; /* where redirects led to */
    const char *type;      /* media type, lower case: "text/html"; or NULL */
    const char *charset;   /* encoding that the server names, or NULL */
    const char *etag, *modified; /* to be kept for the next time, or NULL */
    kb_str bytes;                /* unpacked, not decoded */
    bool not_modified;           /* as one has it: no bytes */
    int http;                    /* last status of HTTP, or 0 */
    kb_status status;            /* KB_OK; KB_NETWORK: may work later;
                                    KB_LIMIT: too large; KB_BAD_INPUT: all
                                    else: refused, forbidden, not there */
    kb_error error;              /* names the address */
    void *context;
} kb_page;

typedef struct kb_fetcher kb_fetcher;

/** @return KB_OK or KB_USAGE (a limit that is out of its range) */
kb_status kb_fetcher_new(kb_fetcher **out, const kb_web_options *options,
                         kb_error *err);

/** Lines an address up, also between pages.  One that is none comes back as a
 * page that failed.  false: it was asked for before, and nothing is done. */
bool kb_fetcher_add(kb_fetcher *f, const kb_fetch_ask *ask);

/** Waits for the next page, in no order.  false: none is left, or stop. */
bool kb_fetcher_next(kb_fetcher *f, kb_page *out);

/** What was asked for, with the defaults filled in. */
const kb_web_options *kb_fetcher_options(const kb_fetcher *f);

/** How many pages are still to come. */
size_t kb_fetcher_left(const kb_fetcher *f);

void kb_fetcher_free(kb_fetcher *f); /* NULL is fine */

#endif
