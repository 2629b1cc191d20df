/* proxy.c - which proxy the environment gives for an address. */
#include "fetch/proxy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "fetch/range.h"

/* A host without its brackets and the dot at its end. */
static void strip(char *out, size_t size, const char *host)
{
    size_t len;

    snprintf(out, size, "%s", host[0] == '[' ? host + 1 : host);
    len = strlen(out);
    if (len > 0 && (out[len - 1] == ']' || out[len - 1] == '.'))
        out[len - 1] = '\0';
}

static bool is_domain_of(const char *domain, const char *host)
{
    size_t len = strlen(domain), all = strlen(host);

    return len > 0 && all >= len && strcasecmp(host + all - len, domain) == 0 &&
           (all == len || host[all - len - 1] == '.');
}

bool kb_proxy_none(const char *list, const char *host)
{
    static const char separators[] = ", \t";
    char bare[256], entry[256];

    strip(bare, sizeof bare, host);
    if (strcmp(list, "*") == 0)
        return true;
    for (;;) {
        list += strspn(list, separators);
        size_t len = strcspn(list, separators);
        if (len == 0)
            return false;
        if (len < sizeof entry) {
            char name[256];
            snprintf(name, sizeof name, "%.*s", (int)len, list);
            strip(entry, sizeof entry, name[0] == '.' ? name + 1 : name);
            if (is_domain_of(entry, bare) || kb_range_has(entry, bare))
                return true;
        }
        list += len;
    }
}

/* The first of the variables that says something. */
static const char *first_of(const char *const *names)
{
    for (; *names; names++) {
        const char *value = getenv(*names);
        if (value && *value)
            return value;
    }
    return "";
}

const char *kb_proxy_for(const kb_address *address)
{
    static const char *const plain[] = {"http_proxy", "all_proxy", "ALL_PROXY",
                                        NULL};
    static const char *const secure[] = {"https_proxy", "HTTPS_PROXY",
                                         "all_proxy", "ALL_PROXY", NULL};
    static const char *const without[] = {"no_proxy", "NO_PROXY", NULL};
    bool https = strcmp(address->scheme, "https") == 0;
    const char *proxy = first_of(https ? secure : plain);

    return kb_proxy_none(first_of(without), address->host) ? "" : proxy;
}
