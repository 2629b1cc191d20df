/* range.c - addresses of the network that no page of the public web is at. */
#include "fetch/range.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct range {
    uint8_t bytes[16];
    int bits;
    int inner;        /* the IPv4 address that decides begins here; 0: none */
    const char *what; /* NULL: nothing to object to */
} range;

static const range ranges4[] = {
    {{0}, 8, 0, "an unspecified address"},
    {{10}, 8, 0, "a private address"},
    {{100, 64}, 10, 0, "a carrier's private address"},
    {{127}, 8, 0, "a loopback address"},
    {{169, 254}, 16, 0, "a link-local address"},
    {{172, 16}, 12, 0, "a private address"},
    {{192, 0, 0}, 24, 0, "a protocol's address"},
    {{192, 0, 2}, 24, 0, "a documentation address"},
    {{192, 88, 99}, 24, 0, "a relay's address"},
    {{192, 168}, 16, 0, "a private address"},
    {{198, 18}, 15, 0, "a benchmark's address"},
    {{198, 51, 100}, 24, 0, "a documentation address"},
    {{203, 0, 113}, 24, 0, "a documentation address"},
    {{224}, 4, 0, "a multicast address"},
    {{240}, 4, 0, "a reserved address"},
    {{0}, 0, 0, NULL},
};

/* The first that has it decides: of the rest only 2000::/3 is handed out. */
static const range ranges6[] = {
    {{[10] = 0xFF, 0xFF}, 96, 12, NULL},   /* IPv4-mapped */
    {{0, 0x64, 0xFF, 0x9B}, 96, 12, NULL}, /* NAT64, RFC 6052 */
    {{0x20, 0x02}, 16, 2, NULL},           /* 6to4, RFC 3056 */
    {{[15] = 0}, 128, 0, "an unspecified address"},
    {{[15] = 1}, 128, 0, "a loopback address"},
    {{0xFE, 0x80}, 10, 0, "a link-local address"},
    {{0xFE, 0xC0}, 10, 0, "a private address"},
    {{0xFC}, 7, 0, "a private address"},
    {{0xFF}, 8, 0, "a multicast address"},
    {{0x20, 0x01}, 23, 0, "a protocol's address"}, /* Teredo, ORCHID, ... */
    {{0x20, 0x01, 0x0D, 0xB8}, 32, 0, "a documentation address"},
    {{0x3F, 0xFF}, 20, 0, "a documentation address"},
    {{0x20}, 3, 0, NULL},
    {{0}, 0, 0, "a reserved address"},
};

static bool is_in(const uint8_t *bytes, const uint8_t *prefix, int bits)
{
    int whole = bits / 8, rest = bits % 8;
    uint8_t mask = (uint8_t)(0xFF00 >> rest);

    return memcmp(bytes, prefix, (size_t)whole) == 0 &&
           (rest == 0 || ((bytes[whole] ^ prefix[whole]) & mask) == 0);
}

/* Each table ends with a range that has every address. */
static const range *find(const range *table, const uint8_t *bytes)
{
    while (!is_in(bytes, table->bytes, table->bits))
        table++;
    return table;
}

static const char *reserved(int family, const uint8_t *bytes)
{
    if (family == AF_INET)
        return find(ranges4, bytes)->what;
    const range *found = find(ranges6, bytes);
    return found->inner ? find(ranges4, bytes + found->inner)->what
                        : found->what;
}

const char *kb_range_reserved(const struct sockaddr *address)
{
    struct sockaddr_in in4;
    struct sockaddr_in6 in6;

    switch (address->sa_family) {
    case AF_INET:
        memcpy(&in4, address, sizeof in4);
        return reserved(AF_INET, (const uint8_t *)&in4.sin_addr);
    case AF_INET6:
        memcpy(&in6, address, sizeof in6);
        return reserved(AF_INET6, in6.sin6_addr.s6_addr);
    default:
        return "no address of the internet";
    }
}

/* @return AF_INET, AF_INET6 or 0 */
static int read_address(uint8_t out[16], const char *text)
{
    if (inet_pton(AF_INET, text, out) == 1)
        return AF_INET;
    return inet_pton(AF_INET6, text, out) == 1 ? AF_INET6 : 0;
}

static bool ends_with(const char *host, const char *suffix)
{
    size_t len = strlen(host), tail = strlen(suffix);
    return len >= tail && strcasecmp(host + len - tail, suffix) == 0;
}

const char *kb_range_reserved_host(const char *host)
{
    char bare[64];
    uint8_t bytes[16];
    int family;

    snprintf(bare, sizeof bare, "%s", host[0] == '[' ? host + 1 : host);
    bare[strcspn(bare, "]%")] = '\0'; /* a zone is no part of the address */
    size_t len = strlen(bare);
    if (len > 0 && bare[len - 1] == '.')
        bare[len - 1] = '\0';
    family = read_address(bytes, bare);
    if (family)
        return reserved(family, bytes);
    if (strcasecmp(host, "localhost") == 0 || ends_with(host, ".localhost") ||
        strcasecmp(host, "localhost.") == 0 || ends_with(host, ".localhost."))
        return "this machine";
    return NULL;
}

bool kb_range_has(const char *text, const char *host)
{
    char prefix[64];
    uint8_t bytes[16], wanted[16];
    const char *slash = strchr(text, '/');
    size_t len = slash ? (size_t)(slash - text) : strlen(text);
    int family, all;

    snprintf(prefix, sizeof prefix, "%.*s", (int)len, text);
    family = read_address(wanted, prefix);
    if (!family || read_address(bytes, host) != family)
        return false;
    all = family == AF_INET ? 32 : 128;
    long bits = slash ? strtol(slash + 1, NULL, 10) : all;
    return bits >= 0 && bits <= all && is_in(bytes, wanted, (int)bits);
}
