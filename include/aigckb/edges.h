/* edges.h - questions to the store about relations that are counted already:
 * what all articles together say.  What store.h says of questions, answers and
 * their order holds here too.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_EDGES_H
#define AIGCKB_EDGES_H

#include "aigckb/api.h"
#include "aigckb/store.h"

KB_API_BEGIN

/** All statements of one s p o. */
typedef struct kb_edge {
    uint64_t s, o;
    kb_predicate p;
    kb_basis basis;    /* the best */
    double confidence; /* of all sources together */
    int64_t sources, articles;
    const char *first_date, *last_date; /* of the articles, or NULL */
    uint64_t article;                   /* the surest; of equals the newest */
    uint32_t block, start, end;         /* where it says so, as in kb_fact */
    kb_concept other; /* the object where the subject was asked for, else the
                         subject */
} kb_edge;

/** Which edges. */
typedef struct kb_edge_query {
    uint64_t s, o;          /* 0: any; one of them is given */
    unsigned predicates;    /* bits 1 << kb_predicate; 0: any */
    unsigned kinds, layers; /* of the other end, in the same way */
    double min_confidence;
    int64_t min_sources;
    int64_t limit; /* 0: all */
} kb_edge_query;

typedef kb_status kb_edge_fn(void *context, const kb_edge *edge);

/** Edges in the order of predicate, then most sources first, then by the fold
 * of the other end. */
kb_status kb_store_edges(kb_store *store, const kb_edge_query *query,
                         kb_edge_fn *fn, void *context, kb_error *err);

/** How many edges of each predicate there are, whatever the other end and the
 * limit. */
kb_status kb_store_edge_counts(kb_store *store, const kb_edge_query *query,
                               int64_t counts[KB_PREDICATE_COUNT],
                               kb_error *err);

/** An edge as seen from one of its ends, in short: for walks over many. */
typedef struct kb_link {
    uint64_t concept, other; /* the end that was asked for, or the subject */
    kb_predicate p;
    bool out; /* .concept is the subject */
    double confidence;
    int64_t sources;
} kb_link;

/** Which edges of which concept. */
typedef struct kb_link_query {
    uint64_t concept;    /* one end; 0: any */
    unsigned predicates; /* bits 1 << kb_predicate; 0: any */
    int basis;           /* the best of the edge: kb_basis or KB_ANY */
    double min_confidence;
    int64_t min_sources;
    const uint64_t *ids; /* of kb_store_edges_among() alone */
    size_t id_count;
} kb_link_query;

typedef kb_status kb_link_fn(void *context, const kb_link *link);

/** The edges of a concept: those from it, then those to it, each in the order
 * of predicate, then most sources first, then by the fold of the other end.
 * One from a concept to itself comes twice.  Without a concept all edges, once
 * and from their subjects, in the order of these. */
kb_status kb_store_links(kb_store *store, const kb_link_query *query,
                         kb_link_fn *fn, void *context, kb_error *err);

/** The edges both ends of which are among the ids; without any, all of the
 * store.  Their concept and basis are not asked for; in an order that only
 * this store has, and without .other. */
kb_status kb_store_edges_among(kb_store *store, const kb_link_query *query,
                               kb_edge_fn *fn, void *context, kb_error *err);

/** An edge by what its public id is made of. */
typedef struct kb_edge_name {
    const char *s_fold, *o_fold;
    kb_predicate p;
} kb_edge_name;

/** Takes the name of an edge. */
typedef kb_status kb_edge_name_fn(void *context, const kb_edge_name *name);

/** All edges, in no order. */
kb_status kb_store_edge_names(kb_store *store, kb_edge_name_fn *fn,
                              void *context, kb_error *err);

KB_API_END

#endif
