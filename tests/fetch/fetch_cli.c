/* fetch_cli.c - fetches addresses and prints one line for each page:
 *
 *     fetch_cli [-pfb] [-s PAGES] [-o NAME=VALUE]... URL[|ETAG[|MODIFIED]]...
 *
 * -p allows private addresses, -f reads pages as feeds and fetches what they
 * lead to, -b prints the bytes too, -s stops behind so many pages.  -o sets a
 * field of kb_web_options. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "fetch/fetch.h"
#include "parse/feed.h"

typedef struct run {
    kb_web_options options;
    kb_fetcher *fetcher;
    kb_arena *arena;
    bool feeds, bytes;
    int stop_after; /* pages; 0: all */
    volatile sig_atomic_t stop;
} run;

#define FIELD(name)                                                            \
    {                                                                          \
#name, offsetof(kb_web_options, name)                                  \
    }

static const struct {
    const char *name;
    size_t at;
} fields[] = {FIELD(parallel),   FIELD(delay_ms),   FIELD(timeout_s),
              FIELD(connect_s),  FIELD(slow_s),     FIELD(size_max),
              FIELD(rate_bytes), FIELD(redirects),  FIELD(retries),
              FIELD(backoff_ms), FIELD(wait_max_s), FIELD(found_max)};

static void set_option(run *r, const char *text)
{
    size_t len = strcspn(text, "=");

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (strlen(fields[i].name) == len &&
            strncmp(fields[i].name, text, len) == 0) {
            int64_t value = strtoll(text + len + 1, NULL, 10);
            memcpy((char *)&r->options + fields[i].at, &value, sizeof value);
            return;
        }
    }
    fprintf(stderr, "fetch_cli: no option %s\n", text);
    exit(2);
}

/* URL|ETAG|MODIFIED */
static void add(run *r, const char *text)
{
    char *copy = kb_arena_strdup(r->arena, text);
    kb_fetch_ask ask = {.url = copy, .context = r};
    char *bar = strchr(copy, '|');

    if (bar) {
        *bar = '\0';
        ask.etag = bar[1] && bar[1] != '|' ? bar + 1 : NULL;
        bar = strchr(bar + 1, '|');
    }
    if (bar) {
        *bar = '\0';
        ask.modified = bar + 1;
    }
    if (!kb_fetcher_add(r->fetcher, &ask))
        printf("again %s\n", copy);
}

static void print_page(const run *r, const kb_page *page)
{
    printf("%s %d %s", kb_status_name(page->status), page->http, page->url);
    if (strcmp(page->url, page->final_url) != 0)
        printf(" -> %s", page->final_url);
    if (page->status != KB_OK) {
        printf(" (%s)\n", page->error.message);
        return;
    }
    if (page->not_modified) {
        printf(" not modified\n");
        return;
    }
    char hex[KB_HEX];
    kb_hex(hex, kb_digest(page->bytes));
    printf(" %s %s %zu bytes %.8s etag=%s modified=%s\n",
           page->type ? page->type : "-", page->charset ? page->charset : "-",
           page->bytes.len, hex, page->etag ? page->etag : "-",
           page->modified ? page->modified : "-");
    if (r->bytes)
        printf("%.*s\n", (int)page->bytes.len, page->bytes.ptr);
}

static void follow(run *r, const kb_page *page)
{
    kb_raw raw = {.name = page->final_url,
                  .bytes = page->bytes.ptr,
                  .len = page->bytes.len,
                  .type = page->type,
                  .charset = page->charset,
                  .url = page->final_url};
    kb_feed feed;
    kb_error err;

    if (kb_feed_read(&feed, r->arena, &raw, &err) != KB_OK)
        printf("  %s\n", err.message);
    for (size_t i = 0; i < feed.count; i++)
        add(r, feed.links[i].url);
}

static void read_arguments(run *r, int argc, char **argv)
{
    int option;

    while ((option = getopt(argc, argv, "pfbs:o:")) != -1) {
        switch (option) {
        case 'p':
            r->options.allow_private = true;
            break;
        case 'f':
            r->feeds = true;
            break;
        case 'b':
            r->bytes = true;
            break;
        case 's':
            r->stop_after = (int)strtol(optarg, NULL, 10);
            break;
        case 'o':
            set_option(r, optarg);
            break;
        default:
            exit(2);
        }
    }
}

int main(int argc, char **argv)
{
    run r = {.arena = kb_arena_new()};
    kb_error err;
    kb_page page;
    int pages = 0;

    read_arguments(&r, argc, argv);
    r.options.stop = &r.stop;
    if (kb_fetcher_new(&r.fetcher, &r.options, &err) != KB_OK) {
        fprintf(stderr, "fetch_cli: %s\n", err.message);
        kb_arena_free(r.arena);
        return 2;
    }
    for (int i = optind; i < argc; i++)
        add(&r, argv[i]);
    while (kb_fetcher_next(r.fetcher, &page)) {
        print_page(&r, &page);
        if (page.context != &r)
            printf("not its context\n");
        if (r.feeds && page.status == KB_OK)
            follow(&r, &page);
        r.stop = ++pages == r.stop_after;
    }
    if (kb_fetcher_left(r.fetcher) > 0)
        printf("%zu left\n", kb_fetcher_left(r.fetcher));
    kb_fetcher_free(r.fetcher);
    kb_arena_free(r.arena);
    return 0;
}
