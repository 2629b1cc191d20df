/* range.h - addresses of the network that no page of the public web is at. */
#ifndef KB_FETCH_RANGE_H
#define KB_FETCH_RANGE_H

#include <stdbool.h>
#include <sys/socket.h>

/** What kind of address this is where it is none of the public internet:
 * "a loopback address"; NULL where it is.  An IPv6 address that stands for one
 * of IPv4 is what that is.  Source: the special-purpose registries of IANA
 * (RFC 6890, RFC 8190), and multicast (RFC 5771, RFC 4291). */
const char *kb_range_reserved(const struct sockaddr *address);

/** The same for a host in an address of the web: "127.0.0.1", "[::1]", and
 * the names that always mean this machine (RFC 6761); NULL for all others. */
const char *kb_range_reserved_host(const char *host);

/** Whether `host`, without brackets, is an address in the range "10.0.0.0/8" or
 * "fe80::/10"; one without a length is a range of one. */
bool kb_range_has(const char *range, const char *host);

#endif
