/* chain.h - the industry chain: what the articles say belongs to each layer of
 * the industry, as a tree.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_CHAIN_H
#define AIGCKB_CHAIN_H

#include "aigckb/api.h"
#include "aigckb/query.h"

KB_API_BEGIN

/** A concept in its place in the chain. */
typedef struct kb_chain_node {
    kb_concept concept; /* .fold NULL: a layer that no article names */
    kb_layer layer;     /* in which it stands */
    int64_t said;       /* sources that put it below its parent; 0: it is there
                           by its layer alone, or has none */
    kb_predicate p;     /* KB_IS_A or KB_PART_OF, and how sure all of them */
    double confidence;  /* ... are together; where said > 0 */
    const struct kb_chain_node *members; /* those that were asked for */
    size_t member_count;
    int64_t segments; /* members that are layers themselves, were none cut */
    int64_t groups;   /* other members; where a filter leaves some concepts out,
                         below a layer only those that are said to belong */
    int64_t concepts; /* of the whole layer; of other nodes KB_ANY */
} kb_chain_node;

/** The layers, or the one concept, that were asked for. */
typedef struct kb_chain {
    const kb_chain_node *roots;
    size_t root_count;
} kb_chain;

/** Which part of the chain, and how deep. */
typedef struct kb_chain_query {
    kb_statement_filter filter;
    int kind;         /* only these, and layers; or KB_ANY */
    unsigned layers;  /* bits 1 << kb_layer: the roots, where ... */
    uint64_t concept; /* ... this is 0; else it is the root */
    size_t depth;     /* levels below the root */
    size_t members;   /* of a node, at most; 0: all.  Below a layer of the
                         industry so many segments, and so many groups */
} kb_chain_query;

/** The chain, from upstream to downstream.
 *
 * A concept stands once, below what most sources say that it is a kind or a
 * part of, within its layer; what none puts anywhere stands below the layer
 * itself.  Members come in the order of the sources that put them there, then
 * of their own.  Below a layer of the industry its segments come first (the
 * concepts that are layers), then the groups; of either those first below
 * which most is said to belong. */
kb_status kb_chain_read(kb_chain *out, kb_store *store, kb_arena *arena,
                        const kb_chain_query *query, kb_error *err);

KB_API_END

#endif
