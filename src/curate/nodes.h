/* nodes.h - the concepts that corrections name, and which of them are one. */
#ifndef KB_CURATE_NODES_H
#define KB_CURATE_NODES_H

#include "aigckb/curate.h"
#include "base/map.h"
#include "base/vec.h"

enum { KB_NO_NODE = -1 };

/** A concept.  What is said of it holds while it is the root of its tree. */
typedef struct kb_curated_node {
    const char *fold, *name; /* as the first correction writes it */
    int32_t parent;          /* what it counts under, or KB_NO_NODE */
    const char *renamed;     /* its name, or NULL */
    int kind, layer;         /* or KB_ANY */
    bool hidden;
} kb_curated_node;

/** Two that are not to become one. */
typedef struct kb_pair {
    int32_t a, b;
    size_t line;
} kb_pair;

typedef struct kb_nodes {
    kb_arena *arena;
    kb_map by_fold;
    KB_VEC(kb_curated_node) all;
    KB_VEC(kb_pair) apart;
} kb_nodes;

/** The node of a name, which is added where it is new. */
int32_t kb_nodes_of(kb_nodes *nodes, const char *name);

/** What a node counts under in the end: itself where under nothing. */
int32_t kb_nodes_root(const kb_nodes *nodes, int32_t node);

/** Whether a fold is that of a node in the tree of `root`. */
bool kb_nodes_has_fold(const kb_nodes *nodes, int32_t root, const char *fold);

/** Lets `part`, and what counts under it, count under `whole`; where `whole`
 * counted under `part`, they change places.
 * @return whether anything changed */
bool kb_nodes_merge(kb_nodes *nodes, int32_t whole, int32_t part);

/** Takes two apart, and keeps them so.
 * @return whether anything changed */
bool kb_nodes_part(kb_nodes *nodes, int32_t a, int32_t b, size_t line);

/** The pair that was to be kept apart and is one now, or NULL. */
const kb_pair *kb_nodes_clash(const kb_nodes *nodes);

#endif
