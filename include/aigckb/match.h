/* match.h - questions to the store about full text.  What store.h says of
 * questions and answers holds here too.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_MATCH_H
#define AIGCKB_MATCH_H

#include "aigckb/api.h"
#include "aigckb/store.h"

KB_API_BEGIN

/** A word of a query, as kb_tokenize() made it. */
typedef struct kb_match_token {
    const char *text;
    bool prefix; /* one lone Han character: any pair that begins with it too */
    double weight; /* how much it counts beside the others */
} kb_match_token;

/** The most tokens of a query. */
enum { KB_MATCH_TOKENS = 64 };

/** Which words, in which articles. */
typedef struct kb_match {
    const kb_match_token *tokens;
    size_t token_count;
    kb_article_filter filter;
    size_t limit;
} kb_match;

/** An article that has words of the query. */
typedef struct kb_hit {
    uint64_t place;         /* in the store: see kb_article_query */
    double score;           /* higher is better */
    uint64_t tokens, title; /* bit n: the article, its title, has token n */
    uint32_t title_tokens;  /* how many its title has in all; 254: or more */
} kb_hit;

/** The articles that were found. */
typedef struct kb_matches {
    kb_arena *arena; /* the caller's; where the hits are */
    kb_hit *hits;    /* best first; ties by place */
    size_t count;
    double idf[KB_MATCH_TOKENS]; /* of each token; 0: as a token before it */
} kb_matches;

/** The best `limit` articles that have any of the tokens, by BM25 (k1 1.2,
 * b 0.75; title weighs 8, headings 2, body 1) and what stands in the title.
 * Code and promotion are not indexed.  Places are good until the next
 * change. */
kb_status kb_store_match(kb_store *store, const kb_match *match,
                         kb_matches *out, kb_error *err);

KB_API_END

#endif
