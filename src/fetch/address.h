/* address.h - addresses of the web: one spelling for each, and their parts. */
#ifndef KB_FETCH_ADDRESS_H
#define KB_FETCH_ADDRESS_H

#include <stdbool.h>

#include "aigckb/arena.h"
#include "aigckb/status.h"

enum { KB_ADDRESS_MAX = 4096 /* bytes */ };

/** An address in its parts.  Strings are the arena's. */
typedef struct kb_address {
    const char *url;    /* normal spelling, with no user and no password */
    const char *origin; /* "https://example.com:8443" */
    const char *scheme; /* "http" or "https" */
    const char *host;   /* lower case; an IPv6 address in brackets */
    const char *name;   /* the host in ASCII, as resolvers know it */
    const char *path;   /* with the query: "/a?b=c" */
    const char *user, *password; /* NULL where it has none */
} kb_address;

/** Whether text begins like an address that can be fetched: http:// or
 * https://, in any case. */
bool kb_is_address(const char *text);

/** Takes an address apart.  Scheme and host become lower case, dots in the path
 * are resolved, what must be escaped is, the default port and the fragment go.
 * @return KB_OK or KB_BAD_INPUT (no address, or not of the web) */
kb_status kb_address_read(kb_address *out, kb_arena *arena, const char *text,
                          kb_error *err);

#endif
