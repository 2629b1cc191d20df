/* fetch.c - pages from addresses of the web, politely. */
#include "fetch/fetch.h"

#include <inttypes.h>
#include <locale.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/catalogue.h"
#include "base/clock.h"
#include "fetch/limits.h"
#include "fetch/permit.h"
#include "fetch/queue.h"
#include "fetch/retry.h"
#include "fetch/transfer.h"

enum {
    TICK_MS = 200, /* after which the stop flag is looked at */
    NOT_MODIFIED = 304
};

struct kb_fetcher {
    kb_web_options options;
    kb_arena *arena; /* what lasts */
    kb_arena *page;  /* what the last page has */
    kb_queue queue;
    kb_request *unreadable; /* no addresses */
    CURLM *multi;
    kb_transfer *places; /* options.parallel */
    size_t left;         /* pages to come */
    size_t turn;         /* the host to begin with */
    uint64_t seed;
    locale_t utf8; /* what libcurl takes names of hosts to be written in */
};

kb_status kb_fetcher_new(kb_fetcher **out, const kb_web_options *options,
                         kb_error *err)
{
    kb_web_options filled = *options;
    kb_status status = kb_limits_fill(&filled, err);

    if (status != KB_OK)
        return status;
    kb_fetcher *f = kb_alloc(sizeof *f);
    f->options = filled;
    f->arena = f->queue.arena = kb_arena_new();
    f->queue.host_names.arena = f->queue.origins.arena = f->arena;
    f->queue.asked.arena = f->arena;
    f->page = kb_arena_new();
    f->options.user_agent = kb_arena_strdup(f->arena, filled.user_agent);
    f->multi = kb_curl_load()->multi_init();
    f->places = kb_alloc((size_t)filled.parallel * sizeof *f->places);
    f->utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    f->seed = (uint64_t)kb_clock_ms() << 20 | 1;
    *out = f;
    return KB_OK;
}

void kb_fetcher_free(kb_fetcher *f)
{
    if (!f)
        return;
    for (int64_t i = 0; i < f->options.parallel; i++) {
        if (f->places[i].job)
            kb_curl_load()->multi_remove_handle(f->multi, f->places[i].easy);
        kb_transfer_dispose(&f->places[i]);
    }
    kb_curl_load()->multi_cleanup(f->multi);
    if (f->utf8)
        freelocale(f->utf8);
    kb_arena_free(f->page);
    kb_arena_free(f->arena);
    free(f->places);
    free(f);
}

bool kb_fetcher_add(kb_fetcher *f, const kb_fetch_ask *ask)
{
    kb_request *job = kb_queue_request(&f->queue, ask);

    if (!job)
        return false;
    f->left++;
    if (job->site) {
        kb_queue_append(job);
    } else {
        job->next = f->unreadable;
        f->unreadable = job;
    }
    return true;
}

const kb_web_options *kb_fetcher_options(const kb_fetcher *f)
{
    return &f->options;
}

size_t kb_fetcher_left(const kb_fetcher *f)
{
    return f->left;
}

/* ---- pages -------------------------------------------------------------- */

static void begin_page(kb_page *out, const kb_request *job)
{
    *out = (kb_page){.url = job->asked.url,
                     .final_url = job->address.url,
                     .bytes = KB_STR(""),
                     .context = job->context};
}

static void fail_page(kb_page *out, kb_status status, const kb_error *reason)
{
    out->status = kb_fail_at(&out->error, status, out->final_url, reason);
}

static bool give_unreadable(kb_fetcher *f, kb_page *out)
{
    kb_request *job = f->unreadable;

    if (!job)
        return false;
    f->unreadable = job->next;
    begin_page(out, job);
    out->status = kb_fail_at(&out->error, KB_BAD_INPUT, NULL, job->unreadable);
    return true;
}

/* ---- what is begun ------------------------------------------------------ */

static kb_transfer *free_place(const kb_fetcher *f)
{
    for (int64_t i = 0; i < f->options.parallel; i++) {
        if (!f->places[i].job)
            return &f->places[i];
    }
    return NULL;
}

/* When the first that waits for the host may begin; INT64_MAX: not as long as
 * something else is under way. */
static int64_t ready_at(const kb_host *host)
{
    const kb_request *job = host->first;

    if (!job || host->busy ||
        (!job->robots_of && job->site->state == KB_ROBOTS_ASKED))
        return INT64_MAX;
    return host->next_ms;
}

/* Begins what waits for the host, its robots.txt first.
 * @return whether that gave a page at once: one that is refused */
static bool begin_next(kb_fetcher *f, kb_host *host, kb_transfer *place,
                       int64_t now, kb_page *out)
{
    kb_request *job = kb_queue_take(host);
    kb_error reason;
    kb_status status = kb_permit_ask(job, &f->options, now, &reason);

    if (status != KB_OK && job->robots_of) {
        kb_permit_forbid(job->robots_of, status, &reason);
        return false;
    }
    if (status != KB_OK) {
        begin_page(out, job);
        fail_page(out, status, &reason);
        return true;
    }
    if (!job->robots_of && job->site->state == KB_ROBOTS_UNKNOWN) {
        kb_queue_prepend(job);
        job->site->state = KB_ROBOTS_ASKED;
        job = kb_queue_robots(&f->queue, job->site);
    }
    host->busy = true;
    kb_transfer_begin(place, f->multi, job, &f->options);
    return false;
}

static bool begin_some(kb_fetcher *f, kb_page *out)
{
    int64_t now = kb_clock_steady_ms();
    size_t count = f->queue.hosts.len;
    kb_transfer *place;

    for (size_t i = 0; i < count && (place = free_place(f)); i++) {
        kb_host *host = f->queue.hosts.data[(f->turn + i) % count].host;
        if (ready_at(host) <= now && begin_next(f, host, place, now, out))
            return true;
    }
    f->turn++;
    return false;
}

/* ---- what is ended ------------------------------------------------------ */

static kb_status judge(const kb_request *job, const kb_answer *answer,
                       kb_error *reason)
{
    long http = answer->http;
    bool conditional = job->etag || job->modified;
    bool passing = kb_retry_answer(http) || http >= 500;

    if (answer->status != KB_OK) {
        *reason = answer->reason;
        return answer->status;
    }
    if (http / 100 == 2 || (http == NOT_MODIFIED && conditional))
        return KB_OK;
    return kb_fail(reason, passing ? KB_NETWORK : KB_BAD_INPUT, "HTTP %ld",
                   http);
}

static void fill_page(kb_page *out, const kb_transfer *t, const kb_request *job,
                      const kb_answer *answer)
{
    kb_error reason;
    kb_status status = judge(job, answer, &reason);

    begin_page(out, job);
    out->http = (int)answer->http;
    out->type = answer->type;
    out->charset = answer->charset;
    out->etag = answer->etag;
    out->modified = answer->modified;
    out->not_modified = answer->http == NOT_MODIFIED;
    if (status == KB_OK && !out->not_modified)
        out->bytes = kb_buf_str(&t->body);
    if (status != KB_OK)
        fail_page(out, status, &reason);
}

/* When the host may be asked again.  @return the wait that it asked for, or -1
 */
static int64_t rest(const kb_fetcher *f, const kb_request *job,
                    const kb_answer *answer, bool passing)
{
    kb_host *host = job->site->host;
    int64_t now = kb_clock_steady_ms();
    int64_t longest = f->options.wait_max_s * 1000;
    int64_t delay = job->site->robots.delay_ms;
    int64_t after = passing ? answer->retry_after_ms : -1;

    if (delay > longest)
        delay = longest;
    if (delay < f->options.delay_ms)
        delay = f->options.delay_ms;
    if (after > longest)
        host->rest_ms = now + after;
    else if (after > delay)
        delay = after;
    host->next_ms = now + delay;
    return after;
}

/* Lines the job up again where that may help. */
static bool try_again(kb_fetcher *f, kb_request *job, const kb_answer *answer)
{
    kb_host *host = job->site->host;
    int64_t now = kb_clock_steady_ms();
    bool passing = answer->code == CURLE_OK
                       ? kb_retry_answer(answer->http)
                       : answer->status == KB_NETWORK &&
                             kb_retry_failure((int)answer->code);
    int64_t after = rest(f, job, answer, passing);

    if (!passing || host->rest_ms > now || job->tries == f->options.retries)
        return false;
    job->tries++;
    int64_t wait = kb_retry_wait((int)job->tries, f->options.backoff_ms,
                                 f->options.wait_max_s * 1000, &f->seed);
    if (after < 0 && host->next_ms < now + wait)
        host->next_ms = now + wait;
    kb_queue_prepend(job);
    return true;
}

static bool is_redirect(const kb_answer *answer)
{
    static const long redirects[] = {301, 302, 303, 307, 308};

    for (size_t i = 0; i < sizeof redirects / sizeof *redirects; i++) {
        if (redirects[i] == answer->http)
            return answer->status == KB_OK && answer->location;
    }
    return false;
}

/* Follows a redirect; the robots.txt, the delay and the user's limits of where
 * it leads to hold as for an address that was asked for. */
static kb_status redirect(kb_fetcher *f, kb_request *job, kb_answer *answer)
{
    kb_address to;
    kb_error why;

    if (job->redirects == f->options.redirects)
        return kb_fail(&answer->reason, KB_BAD_INPUT,
                       "more than %lld redirects",
                       (long long)f->options.redirects);
    if (kb_address_read(&to, f->arena, answer->location, &why) != KB_OK)
        return kb_fail_at(&answer->reason, KB_BAD_INPUT, N_("redirects to"),
                          &why);
    job->redirects++;
    kb_queue_move(&f->queue, job, &to);
    kb_queue_prepend(job);
    return KB_OK;
}

/* @return whether there is a page */
static bool end_one(kb_fetcher *f, kb_transfer *t, CURLcode code, kb_page *out)
{
    kb_request *job = t->job;
    kb_host *host = job->site->host;
    int64_t before_ms = host->next_ms;
    kb_answer answer;

    kb_transfer_end(t, f->multi, code, &answer, f->page);
    t->job = NULL;
    host->busy = false;
    host->failures = answer.http == 0 ? host->failures : 0;
    if (is_redirect(&answer)) {
        kb_status status = redirect(f, job, &answer);
        if (status == KB_OK)
            return false;
        if (!job->robots_of) /* else as if there were none: 2.3.1.2 */
            answer.status = status;
    }
    if (try_again(f, job, &answer))
        return false;
    if (job->robots_of) {
        host->next_ms = before_ms; /* the page that it is for may follow */
        kb_permit_learn(job->robots_of, f->arena, &answer,
                        kb_buf_str(&t->body));
        return false;
    }
    host->failures += answer.http == 0;
    fill_page(out, t, job, &answer);
    return true;
}

static bool end_some(kb_fetcher *f, kb_page *out)
{
    const kb_curl *curl = kb_curl_load();
    CURLMsg *message;
    int running, waiting;

    locale_t before = uselocale(f->utf8);
    curl->multi_perform(f->multi, &running);
    uselocale(before);
    while ((message = curl->multi_info_read(f->multi, &waiting))) {
        CURLcode code = message->data.result;
        void *place = NULL;
        curl->easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &place);
        if (end_one(f, place, code, out))
            return true;
    }
    return false;
}

/* ---- the iterator ------------------------------------------------------- */

/* Until a transfer goes on, or the next may begin. */
static void wait_for_more(const kb_fetcher *f)
{
    int64_t now = kb_clock_steady_ms(), wait = TICK_MS;

    for (size_t i = 0; free_place(f) && i < f->queue.hosts.len; i++) {
        int64_t at = ready_at(f->queue.hosts.data[i].host);
        if (at < now + wait)
            wait = at > now ? at - now : 0;
    }
    kb_curl_load()->multi_poll(f->multi, NULL, 0, (int)wait, NULL);
}

static bool is_stopped(const kb_fetcher *f)
{
    return f->options.stop && *f->options.stop;
}

bool kb_fetcher_next(kb_fetcher *f, kb_page *out)
{
    kb_arena_clear(f->page);
    while (!is_stopped(f) && f->left > 0) {
        if (give_unreadable(f, out) || begin_some(f, out) || end_some(f, out)) {
            f->left--;
            return true;
        }
        wait_for_more(f);
    }
    return false;
}
