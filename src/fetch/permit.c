/* permit.c - whether a page may be asked for. */
#include "fetch/permit.h"

#include <inttypes.h>

#include "base/catalogue.h"
#include "fetch/proxy.h"
#include "fetch/range.h"

enum {
    HOST_FAILURES = 3, /* pages in a row: the others are not tried */
    TOO_MANY_REQUESTS = 429
};

/* What a robots.txt calls this program. */
static const char agent[] = "aigckb";

/* Whether the host itself is left alone.  What a proxy resolves is not seen
 * here; else transfer.c looks at where the name leads to. */
static kb_status refuse_host(const kb_request *job,
                             const kb_web_options *options, int64_t now,
                             kb_error *reason)
{
    const kb_host *host = job->site->host;
    const char *what = NULL;

    if (!options->allow_private && *kb_proxy_for(&job->address))
        what = kb_range_reserved_host(job->address.name);
    if (what)
        return kb_fail(reason, KB_BAD_INPUT, "refused: it is at %s", what);
    if (host->rest_ms > now)
        return kb_fail(reason, KB_NETWORK,
                       "the server asks to come back in %lld s",
                       (long long)(host->rest_ms - now + 999) / 1000);
    if (host->failures >= HOST_FAILURES)
        return kb_fail(reason, KB_NETWORK,
                       "not tried: %d pages of its host have failed",
                       host->failures);
    return KB_OK;
}

/* Whether robots.txt, where it was asked for, is against it. */
static kb_status refuse_path(const kb_request *job, kb_error *reason)
{
    const kb_site *site = job->site;

    if (site->state == KB_ROBOTS_UNREACHABLE && site->status == KB_BAD_INPUT)
        return kb_fail_at(reason, KB_BAD_INPUT, NULL, &site->error);
    if (site->state == KB_ROBOTS_UNREACHABLE)
        return kb_fail_at(reason, KB_NETWORK, N_("its robots.txt"),
                          &site->error);
    if (site->state == KB_ROBOTS_KNOWN &&
        !kb_robots_allow(&site->robots, job->address.path))
        return kb_fail(reason, KB_BAD_INPUT, "robots.txt forbids it");
    return KB_OK;
}

kb_status kb_permit_ask(const kb_request *job, const kb_web_options *options,
                        int64_t now, kb_error *reason)
{
    kb_status status = refuse_host(job, options, now, reason);

    if (status == KB_OK && !job->robots_of)
        status = refuse_path(job, reason);
    return status;
}

void kb_permit_forbid(kb_site *site, kb_status status, const kb_error *reason)
{
    site->state = KB_ROBOTS_UNREACHABLE;
    site->status = status;
    site->error = *reason;
}

/* A 429 for robots.txt is no reason to ask for more. */
static bool is_unavailable(long http)
{
    return http >= 300 && http < 500 && http != TOO_MANY_REQUESTS;
}

void kb_permit_learn(kb_site *site, kb_arena *arena, const kb_answer *answer,
                     kb_str body)
{
    kb_error reason;

    site->state = KB_ROBOTS_KNOWN;
    if (answer->status != KB_OK)
        kb_permit_forbid(site, answer->http ? KB_NETWORK : answer->status,
                         &answer->reason);
    else if (answer->http / 100 == 2)
        kb_robots_read(&site->robots, arena, body, agent);
    else if (!is_unavailable(answer->http))
        kb_permit_forbid(site,
                         kb_fail(&reason, KB_NETWORK, "HTTP %ld", answer->http),
                         &reason);
}
