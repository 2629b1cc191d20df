/* queue.h - what is to be fetched, by the hosts that it lies at. */
#ifndef KB_FETCH_QUEUE_H
#define KB_FETCH_QUEUE_H

#include "base/map.h"
#include "base/vec.h"
#include "fetch/fetch.h"
#include "fetch/robots.h"

typedef struct kb_request kb_request;

/** A machine as its name tells it: one request at a time. */
typedef struct kb_host {
    kb_request *first, *last; /* what waits */
    bool busy;
    int64_t next_ms; /* not before (kb_clock_steady_ms) */
    int64_t rest_ms; /* it wants none until then */
    int failures;    /* pages in a row that the network had no answer for */
} kb_host;

typedef enum kb_robots_state {
    KB_ROBOTS_UNKNOWN,
    KB_ROBOTS_ASKED,
    KB_ROBOTS_KNOWN,
    KB_ROBOTS_UNREACHABLE /* all is forbidden: RFC 9309, 2.3.1.4 */
} kb_robots_state;

/** Scheme, host and port: what one robots.txt is for. */
typedef struct kb_site {
    const char *origin;
    kb_host *host;
    kb_robots_state state;
    kb_robots robots;
    kb_status status; /* of one that is unreachable */
    kb_error error;
} kb_site;

/** One address on its way, over redirects and retries. */
struct kb_request {
    kb_request *next;
    kb_site *site;      /* of the next request */
    kb_address address; /* of the next request */
    kb_address asked;   /* as it was at first */
    const char *etag, *modified;
    void *context;
    kb_site *robots_of; /* the site whose robots.txt this is; NULL: a page */
    int64_t redirects, tries;
    const kb_error *unreadable; /* why there is no address, or NULL */
};

/** Where one is, which stays there. */
typedef struct kb_host_at {
    kb_host *host;
} kb_host_at;

typedef struct kb_site_at {
    kb_site *site;
} kb_site_at;

/** Set .arena to begin, also of the maps. */
typedef struct kb_queue {
    kb_arena *arena;
    KB_VEC(kb_host_at) hosts;
    KB_VEC(kb_site_at) sites;
    kb_map host_names, origins, asked;
} kb_queue;

/** A job for the address; NULL where there was one before.  .site is NULL and
 * .unreadable says why where it cannot be read. */
kb_request *kb_queue_request(kb_queue *q, const kb_fetch_ask *ask);

/** A job for the site's robots.txt, which need not be allowed. */
kb_request *kb_queue_robots(kb_queue *q, kb_site *site);

/** The job's next request is for another address. */
void kb_queue_move(kb_queue *q, kb_request *job, const kb_address *to);

/** Lines up behind or before what waits for the same host; nothing comes before
 * a robots.txt, for which pages of other hosts may wait. */
void kb_queue_append(kb_request *job);
void kb_queue_prepend(kb_request *job);

/** Takes the first one of a host that has any. */
kb_request *kb_queue_take(kb_host *host);

#endif
