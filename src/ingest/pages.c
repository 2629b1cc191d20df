/* pages.c - articles from the web. */
#include "ingest/pages.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "fetch/fetch.h"
#include "parse/feed.h"

enum {
    ARTICLE = KB_FEED_DEPTH + 1, /* deeper than any list */
    NO_MORE = -1
};

struct kb_pages {
    kb_fetcher *fetcher;
    kb_store *store;
    bool force;
    int64_t left;                 /* pages that lists may still name */
    kb_arena *arena;              /* of an address that is looked at */
    unsigned depths[ARTICLE + 1]; /* each is its own number: contexts */
};

kb_status kb_pages_new(kb_pages **out, kb_store *store,
                       const kb_ingest_options *options, kb_error *err)
{
    kb_web_options how = options->web;
    kb_pages *pages = kb_alloc(sizeof *pages);
    *pages = (kb_pages){
        .store = store, .force = options->force, .arena = kb_arena_new()};
    *out = pages;
    how.stop = options->stop;
    for (unsigned d = 0; d <= ARTICLE; d++)
        pages->depths[d] = d;
    kb_status status = kb_fetcher_new(&pages->fetcher, &how, err);
    if (status == KB_OK)
        pages->left = kb_fetcher_options(pages->fetcher)->found_max;
    return status;
}

void kb_pages_free(kb_pages *pages)
{
    if (!pages)
        return;
    kb_fetcher_free(pages->fetcher);
    kb_arena_free(pages->arena);
    free(pages);
}

/* What the store has of an article: such are asked for only where they have
 * changed.  It knows them by the normal spelling of their address. */
static bool is_known(kb_pages *pages, const char *url, kb_known *known)
{
    kb_address address;
    kb_error ignored; /* then it is asked for as if it were new */
    bool good =
        !pages->force &&
        kb_address_read(&address, pages->arena, url, &ignored) == KB_OK &&
        kb_store_known(pages->store, &address.url, 1, known, &ignored) == KB_OK;
    kb_arena_clear(pages->arena);
    return good && known->present && known->status == KB_OK;
}

/* @return whether it was not asked for before */
static bool ask(kb_pages *pages, const char *url, unsigned depth)
{
    kb_known known;
    kb_fetch_ask question = {.url = url, .context = &pages->depths[depth]};

    if (is_known(pages, url, &known)) {
        question.etag = known.etag[0] ? known.etag : NULL;
        question.modified = known.modified[0] ? known.modified : NULL;
    }
    return kb_fetcher_add(pages->fetcher, &question);
}

void kb_pages_add(kb_pages *pages, const char *url)
{
    ask(pages, url, 0);
}

static kb_raw raw_of(const kb_page *page)
{
    return (kb_raw){.name = page->final_url,
                    .bytes = page->bytes.ptr,
                    .len = page->bytes.len,
                    .type = page->type,
                    .charset = page->charset,
                    .url = page->final_url};
}

/* Lines up what a list names, as long as there is room; the first that finds
 * none says so. */
static void ask_all(kb_pages *pages, const kb_feed *feed, unsigned depth,
                    kb_item *out)
{
    for (size_t i = 0; i < feed->count && pages->left > 0; i++)
        pages->left -= ask(pages, feed->links[i].url, depth);
    if (pages->left != 0)
        return;
    pages->left = NO_MORE;
    if (out->status == KB_OK)
        out->status =
            kb_fail(&out->error, KB_LIMIT,
                    "%s: lists name more than %lld pages: the others are left "
                    "out",
                    out->shown,
                    (long long)kb_fetcher_options(pages->fetcher)->found_max);
}

/* Whether the page is a list; then what it names is lined up. */
static bool follow(kb_pages *pages, kb_arena *arena, const kb_page *page,
                   kb_item *out)
{
    unsigned depth = *(const unsigned *)page->context;
    kb_raw raw = raw_of(page);
    kb_feed feed;

    if (depth > KB_FEED_DEPTH)
        return false;
    out->status = kb_feed_read(&feed, arena, &raw, &out->error);
    bool lists = feed.kind == KB_FEED_LISTS;
    if (lists && depth == KB_FEED_DEPTH)
        out->status =
            kb_fail(&out->error, KB_LIMIT,
                    "%s: a list of lists in a list of lists", page->url);
    else
        ask_all(pages, &feed, lists ? depth + 1 : ARTICLE, out);
    return feed.kind != KB_FEED_NONE;
}

static void give(kb_item *out, kb_arena *arena, const kb_page *page)
{
    kb_raw raw = raw_of(page);
    out->name = out->shown = kb_arena_strdup(arena, page->url);
    out->etag = kb_arena_strdup(arena, page->etag);
    out->modified = kb_arena_strdup(arena, page->modified);
    out->unchanged = page->not_modified;
    out->container = false;
    out->status = page->status;
    out->error = page->error;
    kb_item_done(out); /* of a list before it */
    kb_item_give(out, page->bytes);
    out->raw.name = out->raw.url = kb_arena_strdup(arena, raw.url);
    if (!out->raw.type)
        out->raw.type = kb_arena_strdup(arena, raw.type);
    if (!out->raw.charset)
        out->raw.charset = kb_arena_strdup(arena, raw.charset);
}

bool kb_pages_next(kb_pages *pages, kb_arena *arena, kb_item *out)
{
    kb_page page;
    while (kb_fetcher_next(pages->fetcher, &page)) {
        bool fresh = page.status == KB_OK && !page.not_modified;
        give(out, arena, &page);
        if (!fresh || !follow(pages, arena, &page, out))
            return true;
        out->container = true; /* what is wrong with a list is told */
        if (out->status != KB_OK)
            return true;
    }
    return false;
}
