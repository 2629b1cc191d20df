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
#include "base/str.h"
#include "fetch/address.h"

/** How to fetch.  0 or NULL: the default, which fetch/limits.c has; -1: none,
 * for a delay, a rate, redirects and retries. */
typedef struct kb_fetch_options {
    bool allow_private; /* also addresses that no public page is at */
    int64_t parallel;   /* hosts at a time */
    int64_t delay_ms;   /* between two pages of one host */
    int64_t timeout_s;  /* for one request, until the last byte */
    int64_t connect_s;  /* for name and connection, within that */
    int64_t slow_s;     /* below 100 bytes a second: the end */
    int64_t size_max;   /* bytes of a page, unpacked */
    int64_t rate_bytes; /* a second, for each host; default: no limit */
    int64_t redirects;  /* in a row */
    int64_t retries;    /* behind the first try */
    int64_t backoff_ms; /* before the first of them; doubles for each */
    int64_t wait_max_s; /* longest wait that a server may ask for */
    const char *user_agent;
    const volatile sig_atomic_t *stop; /* not 0: kb_fetcher_next() ends */
} kb_fetch_options;

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
kb_status kb_fetcher_new(kb_fetcher **out, const kb_fetch_options *options,
                         kb_error *err);

/** Lines an address up, also between pages.  One that is none comes back as a
 * page that failed.  false: it was asked for before, and nothing is done. */
bool kb_fetcher_add(kb_fetcher *f, const kb_fetch_ask *ask);

/** Waits for the next page, in no order.  false: none is left, or stop. */
bool kb_fetcher_next(kb_fetcher *f, kb_page *out);

/** How many pages are still to come. */
size_t kb_fetcher_left(const kb_fetcher *f);

void kb_fetcher_free(kb_fetcher *f); /* NULL is fine */

#endif
