/* limits.c - the defaults of kb_web_options. */
#include "fetch/limits.h"

#include <inttypes.h>

#define MIB (INT64_C(1024) * 1024)

typedef struct limit {
    const char *what;
    size_t at; /* in kb_web_options */
    int64_t usual, largest;
    bool optional; /* there may be none */
} limit;

#define FIELD(name) offsetof(kb_web_options, name)

static const limit limits[] = {
    {"hosts at a time", FIELD(parallel), 8, 64, false},
    {"milliseconds between pages", FIELD(delay_ms), 500, 86400000, true},
    {"seconds for a page", FIELD(timeout_s), 60, 86400, false},
    {"seconds for a connection", FIELD(connect_s), 15, 86400, false},
    {"slow seconds", FIELD(slow_s), 20, 86400, false},
    {"bytes of a page", FIELD(size_max), 16 * MIB, 64 * MIB, false},
    {"bytes a second", FIELD(rate_bytes), 0, MIB *MIB, true},
    {"redirects", FIELD(redirects), 10, 50, true},
    {"retries", FIELD(retries), 3, 20, true},
    {"milliseconds before a retry", FIELD(backoff_ms), 1000, 86400000, false},
    {"pages of lists", FIELD(found_max), 250000, 10000000, false},
    {"seconds to wait for a server", FIELD(wait_max_s), 120, 86400, false},
};

/* Who asks, why, and how to be rid of it. */
static const char user_agent[] =
    "aigckb/" KB_VERSION
    " (reads articles for its user's knowledge base; obeys robots.txt as"
    " \"aigckb\")";

kb_status kb_limits_fill(kb_web_options *options, kb_error *err)
{
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        const limit *row = &limits[i];
        int64_t *value = (int64_t *)(void *)((char *)options + row->at);
        if (*value < 0 && row->optional) {
            *value = 0;
            continue;
        }
        if (*value < 0 || *value > row->largest)
            return kb_fail(err, KB_USAGE, "%s: 1 to %lld, not %lld", row->what,
                           (long long)row->largest, (long long)*value);
        if (*value == 0)
            *value = row->usual;
    }
    if (!options->user_agent)
        options->user_agent = user_agent;
    return KB_OK;
}
