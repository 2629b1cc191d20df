/* proxy.h - which proxy the environment gives for an address.
 *
 * The same variables in the same order as libcurl's own, which cannot tell
 * whether it uses one.  It must be known: the address of a proxy is the user's
 * choice, the address of a page is not. */
#ifndef KB_FETCH_PROXY_H
#define KB_FETCH_PROXY_H

#include "fetch/address.h"

/** The proxy for an address: http_proxy (only so: CGI programs would take
 * HTTP_PROXY from a header) or https_proxy, else all_proxy, the latter two also
 * in capitals; "" where there is none, or no_proxy names the host. */
const char *kb_proxy_for(const kb_address *address);

/** Whether a list such as "localhost, .example.com, 10.0.0.0/8" names the host,
 * one of its parent domains, or a range of addresses that has it; "*": all. */
bool kb_proxy_none(const char *list, const char *host);

#endif
