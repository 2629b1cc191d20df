/* transfer.h - one request and its answer. */
#ifndef KB_FETCH_TRANSFER_H
#define KB_FETCH_TRANSFER_H

#include "base/buf.h"
#include "fetch/late.h"
#include "fetch/queue.h"

/** A place for one request at a time; they follow each other over the same
 * connections.  Set it to 0 to begin. */
typedef struct kb_transfer {
    kb_request *job; /* NULL: free */
    const kb_web_options *options;
    CURL *easy;
    struct curl_slist *headers;
    kb_buf body;
    size_t header_bytes; /* so far */
    bool proxied;        /* the connection is to a proxy */
    const char *refused; /* what kind of address was not connected to */
    char detail[CURL_ERROR_SIZE];
} kb_transfer;

/** What came of it.  Strings are the arena's or NULL. */
typedef struct kb_answer {
    long http;        /* 0: there was no answer */
    CURLcode code;    /* CURLE_OK: all of it came */
    kb_status status; /* KB_OK; KB_LIMIT (too large), KB_BAD_INPUT (refused, or
                         damaged) or KB_NETWORK */
    kb_error reason;  /* of a failure, without the address */
    const char *location;   /* where a redirect leads to */
    int64_t retry_after_ms; /* -1: nothing said */
    const char *type, *charset, *etag, *modified;
} kb_answer;

/** Sets the request up and hands it to `multi`. */
void kb_transfer_begin(kb_transfer *t, CURLM *multi, kb_request *job,
                       const kb_web_options *options);

/** Takes the answer, and the request back from `multi`.  The body stays until
 * the next one begins, and `.job` until the caller frees the place. */
void kb_transfer_end(kb_transfer *t, CURLM *multi, CURLcode code,
                     kb_answer *out, kb_arena *arena);

void kb_transfer_dispose(kb_transfer *t);

#endif
