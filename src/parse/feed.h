/* feed.h - lists of articles: sitemaps, RSS 0.9x, 1.0 and 2.0, and Atom. */
#ifndef KB_PARSE_FEED_H
#define KB_PARSE_FEED_H

#include "aigckb/parse.h"

enum {
    KB_FEED_MAX = 50000, /* links of one list, as sitemaps.org has it */
    KB_FEED_DEPTH = 2    /* lists of lists: a sitemap index, and its sitemaps */
};

typedef enum kb_feed_kind {
    KB_FEED_NONE,     /* some other document */
    KB_FEED_ARTICLES, /* a sitemap, RSS or Atom: links to articles */
    KB_FEED_LISTS     /* an index of sitemaps: links to lists */
} kb_feed_kind;

typedef struct kb_feed_link {
    const char *url;  /* absolute */
    const char *date; /* of the last change, ISO: "2024-11-11"; or NULL */
} kb_feed_link;

/** Strings are the arena's. */
typedef struct kb_feed {
    kb_feed_kind kind;
    const char *format;  /* "sitemap", "RSS", "Atom"; NULL for no list */
    kb_feed_link *links; /* in the order of the list; some may be equal */
    size_t count;
} kb_feed;

/** Reads a list; `raw->url` is what its addresses are relative to.  What is no
 * list is found out by its first element.  Entities that a document declares
 * itself mean nothing here.
 *
 * @param[out] out  filled in any case with what could be read
 * @return KB_OK, also for KB_FEED_NONE; KB_BAD_INPUT (it breaks off, or is
 *         damaged); KB_LIMIT (more than KB_FEED_MAX links) */
kb_status kb_feed_read(kb_feed *out, kb_arena *arena, const kb_raw *raw,
                       kb_error *err);

#endif
