/* sets.h - sets of articles: those that meet conditions, and how they divide.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_SETS_H
#define AIGCKB_SETS_H

#include "aigckb/api.h"
#include "aigckb/store.h"

KB_API_BEGIN

/** An article of a set. */
typedef struct kb_member {
    uint64_t place; /* in the store: see kb_article_query */
    uint64_t article, cluster;
    uint32_t day; /* its date as 20240131, 0 for what is unknown of it */
} kb_member;

/** Some articles of a store. */
typedef struct kb_article_set {
    const kb_member *members; /* in the order of their places */
    size_t len;
} kb_article_set;

/** Where an article is in a set.  @return whether it is there */
bool kb_article_set_find(const kb_article_set *set, uint64_t place, size_t *at);

/** What an article may have. */
typedef enum kb_trait {
    KB_HAS_ANYTHING, /* every article */
    KB_HAS_ALIASES,
    KB_HAS_DEFINITIONS,
    KB_HAS_RELATIONS,
    KB_HAS_FIGURES,
    KB_HAS_EVENTS,
    KB_HAS_TAGS,
    KB_HAS_DATE,
    KB_HAS_AUTHOR,
    KB_HAS_COPIES, /* another article of the store is a copy of it */
    KB_TRAIT_COUNT
} kb_trait;

/** Conditions that an article meets all of. */
typedef struct kb_set_query {
    kb_article_filter filter;
    const char *author; /* NULL: any, or none */
    kb_trait has;
    int kind, layer;     /* it names a concept of these, or KB_ANY ... */
    int64_t min_sources; /* ... which has so many sources */
} kb_set_query;

/** Conditions that every article meets, to begin with. */
#define KB_SET_QUERY_ALL                                                       \
    {                                                                          \
        {NULL, NULL, NULL, NULL}, NULL, KB_HAS_ANYTHING, KB_ANY, KB_ANY, 0     \
    }

/** The articles that meet them; the members are the arena's. */
kb_status kb_store_articles_with(kb_article_set *out, kb_store *store,
                                 kb_arena *arena, const kb_set_query *query,
                                 kb_error *err);

/** A way to divide articles. */
typedef enum kb_facet {
    KB_FACET_KIND,  /* by the kinds of the concepts that they name: one may be
                       in several */
    KB_FACET_LAYER, /* by their layers, likewise */
    KB_FACET_SITE,
    KB_FACET_YEAR,
    KB_FACET_COUNT
} kb_facet;

/** How to divide which articles. */
typedef struct kb_facet_query {
    kb_facet facet;
    const uint64_t *places; /* of the articles */
    size_t place_count;
    bool with_duplicates; /* else copies of one text count once */
} kb_facet_query;

/** How many of some articles have each value; values with none are left out.
 * In the order of the vocabulary, or of the names, unknown ones last. */
kb_status kb_store_facet(kb_store *store, const kb_facet_query *query,
                         kb_count_fn *fn, void *context, kb_error *err);

KB_API_END

#endif
