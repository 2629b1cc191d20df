/* stems.h - the concepts of the industry's layers, each below the one that it
 * most surely belongs to.  Private to query/. */
#ifndef KB_QUERY_STEMS_H
#define KB_QUERY_STEMS_H

#include "aigckb/chain.h"

#define KB_NO_STEM UINT32_MAX

/** A concept in short: there are many. */
typedef struct kb_stem {
    uint64_t id;
    int64_t sources; /* of the concept */
    int64_t said;    /* as in kb_chain_node */
    int64_t weight;  /* sources that put something below it, all in all; ... */
    int64_t agreed;  /* ... without the first of each */
    double confidence;
    uint32_t parent;              /* or KB_NO_STEM */
    uint32_t first, member_count; /* its members among kb_stems.members */
    kb_kind kind;
    kb_layer layer; /* of the concept */
    kb_predicate p;
} kb_stem;

typedef struct kb_stems {
    kb_stem *data; /* by id */
    size_t len;
    uint32_t *members; /* those of one stem beside each other, the surest
                          first */
    uint32_t layers[KB_LAYER_COUNT]; /* the concept that is this layer of the
                                        industry itself; or KB_NO_STEM */
} kb_stems;

/** All concepts that are said to belong to another, or another to them, and
 * all that are layers. */
kb_status kb_stems_grow(kb_stems *out, kb_store *store, kb_arena *arena,
                        const kb_chain_query *query, kb_error *err);

/** Where a concept is among them, or KB_NO_STEM. */
uint32_t kb_stems_find(const kb_stems *stems, uint64_t concept);

#endif
