/* store.h - the store, cut by questions.
 *
 * One engine answers them now (SQLite); a second one must be able to: so ids
 * are hashes made by the caller's data, nobody begins or commits, no cursor
 * stays open between calls, and every answer and its order is defined here,
 * not by an engine.  Rows come by callback; their strings live until it
 * returns.  A callback's result other than KB_OK stops the walk and is the
 * result of the call.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_STORE_H
#define AIGCKB_STORE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aigckb/api.h"
#include "aigckb/arena.h"
#include "aigckb/doc.h"
#include "aigckb/facts.h"
#include "aigckb/imprint.h"
#include "aigckb/status.h"
#include "aigckb/vocabulary.h"

KB_API_BEGIN

/** An open store.  One thread at a time may use it; others open their own. */
typedef struct kb_store kb_store;

/** What a store is opened for. */
typedef enum kb_access {
    KB_NO_STORE,   /* a command that needs none */
    KB_READ,       /* must exist; many readers beside one writer, each of
                      which sees the store as it was at its first question */
    KB_READ_ALONE, /* the same, sooner: while it is open the process opens
                      the store no second time */
    KB_WRITE       /* created or migrated where needed */
} kb_access;

/** Opens the store at `where`: a file name, or ":memory:".
 * @return KB_OK, KB_STORE_MISSING, KB_STORE_DAMAGED (a file, but no store of
 *         ours), KB_STORE_NEWER, KB_BUSY */
kb_status kb_store_open(kb_store **out, const char *where, kb_access access,
                        kb_error *err);

/** How long an open store, and its opening, waits for another process that
 * writes, before it says KB_BUSY. */
typedef struct kb_patience {
    int64_t wait_ms;                   /* at each question */
    const volatile sig_atomic_t *stop; /* once set, not at all; or NULL */
} kb_patience;

enum { KB_WAIT_MS = 5000 }; /* the patience of kb_store_open() */

/** The same with another patience. */
kb_status kb_store_open_patient(kb_store **out, const char *where,
                                kb_access access, kb_patience patience,
                                kb_error *err);

void kb_store_close(kb_store *store); /* NULL is fine */

/* ---- ids ---------------------------------------------------------------- */

/** The id of an article by its source key (kb_doc.key), of a concept by its
 * folded canonical name: the first 64 bits of SHA-256. */
uint64_t kb_article_id(const char *key);
/** The id of a concept by its folded canonical name. */
uint64_t kb_concept_id(const char *fold);

/* ---- writing ------------------------------------------------------------ */

/** A file that was given to ingest, and what became of it. */
typedef struct kb_input {
    const char *path;    /* absolute: the same file from any folder */
    int64_t size, mtime; /* bytes, nanoseconds */
    const char *hash;    /* of its bytes; NULL where it could not be read */
    kb_status status;    /* KB_OK, or why there is no article */
    const char *message; /* NULL where all went well */
    const char *etag, *modified; /* of a page of the web, or NULL */
} kb_input;

/** What was known of an input before. */
typedef struct kb_known {
    int64_t size, mtime;
    kb_status status;
    bool present;
    char hash[17];                /* "" where it could not be read */
    char etag[128], modified[64]; /* "" where unknown, or longer */
} kb_known;

/** Looks `n` inputs up by path. */
kb_status kb_store_known(kb_store *store, const char *const *paths, size_t n,
                         kb_known *out, kb_error *err);

/** One article to store, or one input that failed. */
typedef struct kb_entry {
    kb_input input;                     /* .path NULL: not from a file */
    const kb_doc *doc;                  /* NULL: only the input is noted */
    const kb_facts *facts;              /* goes with doc */
    const kb_imprint *imprint;          /* of doc; NULL: the store makes it */
    const struct kb_prepared *prepared; /* bulk.h; NULL: put makes it */
    bool *changed; /* set where the store had the article; or NULL */
} kb_entry;

/** What became of articles that were put. */
typedef struct kb_put_report {
    size_t added, changed;
} kb_put_report;

/** Stores whole articles: each replaces what the store had under its key, with
 * a version above the old one (`now`, milliseconds, or old + 1).  All or none;
 * durable when it returns.  Counts and names follow at kb_store_derive(). */
kb_status kb_store_put(kb_store *store, const kb_entry *entries, size_t n,
                       int64_t now, kb_put_report *report, kb_error *err);

typedef kb_status kb_text_fn(void *context, const char *text);

/** The names of the inputs that begin with `prefix`, in byte order. */
kb_status kb_store_inputs(kb_store *store, const char *prefix, kb_text_fn *fn,
                          void *context, kb_error *err);

/** Removes an article with every fact of it and every input that gave it.
 * @return KB_OK or KB_NOT_FOUND */
kb_status kb_store_remove(kb_store *store, uint64_t article, kb_error *err);

/** Brings what is derived from statements (concepts with their canonical name,
 * kind, layer and counts; forms; the revision) up to date with them.  Does
 * nothing, and changes no revision, where nothing was put or removed. */
kb_status kb_store_derive(kb_store *store, kb_error *err);

/* ---- filters ------------------------------------------------------------ */

enum { KB_ANY = -1 };

/** Which articles count.  NULL or zero: no limit. */
typedef struct kb_article_filter {
    const char *since, *until; /* ISO prefixes, both included */
    const char *site, *tag;
} kb_article_filter;

/* ---- concepts ----------------------------------------------------------- */

/** Three counts, never one. */
typedef struct kb_counts {
    int64_t mentions;
    int64_t articles;
    int64_t sources; /* articles, where copies count once */
} kb_counts;

/** A concept, with what most sources say of it. */
typedef struct kb_concept {
    uint64_t id;
    const char
        *fold; /* folded canonical name: "c:" and this is its public id */
    const char *name; /* the form that most sources use */
    kb_kind kind;     /* what most sources say; ties: the earlier kind */
    kb_layer layer;
    kb_counts counts;
} kb_concept;

/** The order of concepts. */
typedef enum kb_concept_sort {
    KB_SORT_SOURCES, /* most first, then articles, mentions, fold */
    KB_SORT_MENTIONS,
    KB_SORT_NAME,       /* by fold, bytes */
    KB_SORT_FIRST_SEEN, /* what came into the store last; then as sources */
    KB_SORT_GIVEN /* as the ids are given; for ids, without other conditions */
} kb_concept_sort;

/** Which concepts, in which order. */
typedef struct kb_concept_query {
    const uint64_t *ids; /* only these, where id_count > 0 */
    size_t id_count;
    int kind, layer;    /* kb_kind, kb_layer or KB_ANY */
    const char *prefix; /* of the fold, or NULL */
    const char *after;  /* with KB_SORT_NAME, and kind, layer and sources alone:
                           only folds behind this one; or NULL */
    int64_t min_sources;
    int64_t since_revision;     /* came with a later one; 0: any */
    bool orphans;               /* no relation has it */
    kb_article_filter articles; /* counts are of these articles only */
    bool in_short;              /* .fold and .name may be "": that is quicker */
    kb_concept_sort sort;
    int64_t limit, skip; /* limit 0: all */
} kb_concept_query;

typedef kb_status kb_concept_fn(void *context, const kb_concept *concept);

/** The concepts that a query finds, in its order. */
kb_status kb_store_concepts(kb_store *store, const kb_concept_query *query,
                            kb_concept_fn *fn, void *context, kb_error *err);

/* ---- articles ----------------------------------------------------------- */

/** One block of a stored article. */
typedef struct kb_block_ref {
    kb_block_type type;
    int level, up;
    bool promo;
    uint32_t start, len; /* code points of kb_article.text */
} kb_block_ref;

/** A stored article; NULL for what is unknown of it. */
typedef struct kb_article {
    uint64_t id, cluster; /* articles of one cluster are copies of each other */
    uint64_t place;       /* in this store: see kb_article_query */
    int64_t version;
    const char *key; /* "s:" and this is its public id */
    const char *artid, *title, *url, *site, *author, *date;
    const char *origin; /* of a repost, as it says: address or name, or NULL */
    const char *hash;   /* of the bytes it was read from; may be "" */
    const char *const *tags; /* if asked for */
    size_t tag_count;
    size_t cluster_size; /* articles of the cluster, itself included */
    size_t chars;        /* code points of the text */
    const char *text;    /* the blocks joined by '\n'; NULL if not asked for */
    const kb_block_ref *blocks;
    size_t block_count;
} kb_article;

/** Which articles, and how much of each. */
typedef struct kb_article_query {
    const uint64_t *ids; /* only these, in this order, where id_count > 0 */
    size_t id_count;
    bool places;      /* the ids are places that kb_store_match() gave, */
    bool in_short;    /* ... of which only id, cluster and place are wanted */
    uint64_t cluster; /* 0: any; its articles: oldest, then longest first */
    bool with_tags, with_text;
    /* without ids or cluster: newest first, then by key */
    kb_article_filter filter;
    int64_t since_revision; /* came with a later one; 0: any; not with ids */
    int64_t limit, skip;    /* limit 0: all */
} kb_article_query;

typedef kb_status kb_article_fn(void *context, const kb_article *article);

/** The articles that a query finds. */
kb_status kb_store_articles(kb_store *store, const kb_article_query *query,
                            kb_article_fn *fn, void *context, kb_error *err);

/* ---- facts -------------------------------------------------------------- */

/** What a statement states. */
typedef enum kb_fact_type {
    KB_FACT_CONCEPT, /* an article has this concept: its name and kind there */
    KB_FACT_MENTION,
    KB_FACT_ALIAS, /* text: the form */
    KB_FACT_RELATION,
    KB_FACT_DEFINITION, /* text: who is credited, or NULL */
    KB_FACT_TYPE_COUNT
} kb_fact_type;

/** One statement of one article. */
typedef struct kb_fact {
    kb_fact_type type;
    uint64_t article, cluster;
    const char *date; /* of the article, or NULL */
    uint64_t s, o;    /* the concept is s; relations: subject and object */
    kb_kind kind;     /* concepts */
    kb_layer layer;   /* concepts */
    kb_predicate p;   /* relations */
    kb_basis basis;   /* concepts, relations */
    double confidence;
    const char *text;    /* concepts: the name; others as above */
    const char *words;   /* definitions: the words of the span */
    int64_t count;       /* concepts: its mentions there; others 1 */
    uint32_t block;      /* the span's block, and where it is: code */
    uint32_t start, end; /* points of the article's whole text */
    uint32_t claim;      /* the sentence, where it may be copied; or 0 */
} kb_fact;

/** Which statements. */
typedef struct kb_fact_query {
    kb_fact_type type;
    bool as_said;           /* as articles state it, before any correction */
    uint64_t s, o, article; /* 0: any */
    int predicate, basis;   /* or KB_ANY */
    double min_confidence;
    kb_article_filter articles;
    int64_t limit; /* 0: all */
} kb_fact_query;

typedef kb_status kb_fact_fn(void *context, const kb_fact *fact);

/** Facts in the order of s, p, o, then most confident first, then newest
 * article first, then article id, block, start, text. */
kb_status kb_store_facts(kb_store *store, const kb_fact_query *query,
                         kb_fact_fn *fn, void *context, kb_error *err);

/* ---- counts ------------------------------------------------------------- */

/** What is counted, by what. */
typedef enum kb_count_by {
    KB_COUNT_KINDS,      /* concepts of each kind */
    KB_COUNT_LAYERS,     /* concepts of each layer */
    KB_COUNT_PREDICATES, /* distinct relations of each predicate */
    KB_COUNT_SITES,      /* articles */
    KB_COUNT_YEARS       /* articles */
} kb_count_by;

/** How many have one value. */
typedef struct kb_count {
    const char *name; /* the value's word; NULL: unknown site or year */
    int64_t count;
} kb_count;

typedef kb_status kb_count_fn(void *context, const kb_count *count);

/** Values in the order of their vocabulary, else of their names; kinds,
 * layers and predicates also where the count is 0. */
kb_status kb_store_count(kb_store *store, kb_count_by by, kb_count_fn *fn,
                         void *context, kb_error *err);

/* ---- care --------------------------------------------------------------- */

/** What a store holds, in numbers. */
typedef struct kb_store_info {
    char uuid[37];
    int64_t revision; /* grows with each change */
    bool waiting;     /* something was stored that kb_store_derive() has not
                         counted: a run is at work, or was cut off */
    int64_t schema;
    int64_t inputs, failed_inputs;
    int64_t articles, sources;
    int64_t concepts, mentions, aliases, relations, definitions, figures,
        events;    /* statements */
    int64_t bytes; /* on disk */
} kb_store_info;

/** Counts what the store holds. */
kb_status kb_store_info_get(kb_store *store, kb_store_info *out, kb_error *err);

/** The last revision that the store had reached before a day (UTC), given by an
 * ISO date, which may lack day and month; 0: none. */
kb_status kb_store_revision_before(int64_t *out, kb_store *store,
                                   const char *date, kb_error *err);

/** The uuid, the revision and .waiting only: quick. */
kb_status kb_store_identity(kb_store *store, kb_store_info *out, kb_error *err);

/** Looks for damage and for facts without evidence; one line a problem.  What
 * is still to be derived is none.
 * @return KB_OK where there was none, else KB_STORE_DAMAGED */
kb_status kb_store_check(kb_store *store, kb_text_fn *fn, void *context,
                         kb_error *err);

KB_API_END

#endif
