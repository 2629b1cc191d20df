/* feed.c - lists of articles.  The first byte says what the sender says. */
#include "fuzz.h"

#include <strings.h>

#include "base/iso_date.h"
#include "parse/feed.h"
#include "text/utf8.h"

static bool is_web(const char *url)
{
    return strncasecmp(url, "http://", 7) == 0 ||
           strncasecmp(url, "https://", 8) == 0;
}

static void check_feed(const kb_feed *feed)
{
    HOLDS(feed->count <= KB_FEED_MAX);
    HOLDS((feed->kind == KB_FEED_NONE) == (feed->format == NULL));
    HOLDS(feed->kind != KB_FEED_NONE || feed->count == 0);
    for (size_t i = 0; i < feed->count; i++) {
        const kb_feed_link *link = &feed->links[i];
        HOLDS(link->url && is_web(link->url));
        HOLDS(kb_utf8_valid(kb_str_of(link->url)));
        HOLDS(!link->date || kb_iso_date_valid(kb_str_of(link->date)));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const charsets[] = {NULL, "utf-8", "gbk", "utf-16"};
    kb_str bytes = fuzz_input(data, size);
    unsigned how = fuzz_byte(&bytes);
    kb_arena *arena = kb_arena_new();
    kb_raw raw = {.name = "feed",
                  .bytes = bytes.ptr,
                  .len = bytes.len,
                  .charset = charsets[how % 4],
                  .url = how & 4 ? "https://a.example/b/c?d" : NULL};
    kb_feed feed;
    kb_error err;

    kb_status status = kb_feed_read(&feed, arena, &raw, &err);
    HOLDS(status == KB_OK || status == KB_BAD_INPUT || status == KB_LIMIT);
    check_feed(&feed);
    kb_arena_free(arena);
    return 0;
}
