/* queue.c - what is to be fetched, by the hosts that it lies at. */
#include "fetch/queue.h"

#include "base/shown.h"

static kb_host *host_of(kb_queue *q, const char *name)
{
    bool fresh;
    uint32_t *slot = kb_map_add(&q->host_names, kb_str_of(name), &fresh);

    if (fresh) {
        *slot = (uint32_t)q->hosts.len;
        kb_host *host = kb_arena_alloc(q->arena, sizeof *host);
        kb_vec_push(q->arena, &q->hosts, (kb_host_at){host});
    }
    return q->hosts.data[*slot].host;
}

static kb_site *site_of(kb_queue *q, const kb_address *address)
{
    bool fresh;
    uint32_t *slot =
        kb_map_add(&q->origins, kb_str_of(address->origin), &fresh);

    if (fresh) {
        *slot = (uint32_t)q->sites.len;
        kb_site *site = kb_arena_alloc(q->arena, sizeof *site);
        site->origin = address->origin;
        site->host = host_of(q, address->host);
        kb_vec_push(q->arena, &q->sites, (kb_site_at){site});
    }
    return q->sites.data[*slot].site;
}

void kb_queue_move(kb_queue *q, kb_request *job, const kb_address *to)
{
    job->address = *to;
    job->site = site_of(q, to);
}

kb_request *kb_queue_request(kb_queue *q, const kb_fetch_ask *ask)
{
    kb_request *job = kb_arena_alloc(q->arena, sizeof *job);
    kb_error err;
    kb_status status = kb_address_read(&job->asked, q->arena, ask->url, &err);
    bool fresh;

    if (status != KB_OK) {
        job->asked.url =
            kb_arena_strdup(q->arena, kb_shown_address(q->arena, ask->url));
        kb_error *why = kb_arena_alloc(q->arena, sizeof *why);
        *why = err;
        job->unreadable = why;
    }
    kb_map_add(&q->asked, kb_str_of(job->asked.url), &fresh);
    if (!fresh)
        return NULL;
    job->etag = kb_arena_strdup(q->arena, ask->etag);
    job->modified = kb_arena_strdup(q->arena, ask->modified);
    job->context = ask->context;
    if (status == KB_OK)
        kb_queue_move(q, job, &job->asked);
    else
        job->address.url = job->asked.url;
    return job;
}

kb_request *kb_queue_robots(kb_queue *q, kb_site *site)
{
    kb_request *job = kb_arena_alloc(q->arena, sizeof *job);
    const char *url = kb_arena_printf(q->arena, "%s/robots.txt", site->origin);

    kb_address_read(&job->asked, q->arena, url, NULL); /* as the origin was */
    job->address = job->asked;
    job->site = job->robots_of = site;
    return job;
}

static void insert_behind(kb_host *host, kb_request *before, kb_request *job)
{
    kb_request **link = before ? &before->next : &host->first;

    job->next = *link;
    *link = job;
    if (!job->next)
        host->last = job;
}

void kb_queue_append(kb_request *job)
{
    insert_behind(job->site->host, job->site->host->last, job);
}

void kb_queue_prepend(kb_request *job)
{
    kb_host *host = job->site->host;
    kb_request *before = NULL, *next = host->first;

    for (; !job->robots_of && next && next->robots_of; next = next->next)
        before = next;
    insert_behind(host, before, job);
}

kb_request *kb_queue_take(kb_host *host)
{
    kb_request *job = host->first;

    host->first = job->next;
    if (!host->first)
        host->last = NULL;
    return job;
}
