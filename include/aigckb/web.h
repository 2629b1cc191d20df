/* web.h - how pages of the web are fetched.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_WEB_H
#define AIGCKB_WEB_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "aigckb/api.h"

KB_API_BEGIN

/** How pages are fetched.  0 or NULL: the default, which docs/fetch.md has; -1:
 * none, for a delay, a rate, redirects and retries. */
typedef struct kb_web_options {
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
    int64_t found_max;  /* pages that lists lead to, in all */
    const char *user_agent;
    const volatile sig_atomic_t *stop; /* not 0: no more is fetched */
} kb_web_options;

KB_API_END

#endif
