/* network.h - a graph in GraphML (graphml.graphdrawing.org, 1.0), piece by
 * piece: nodes, then edges.
 *
 *     kb_network_begin(out, keys);
 *     kb_network_node(out, "c:gpt4");
 *     kb_network_text(out, &keys[LABEL], "GPT-4");
 *     kb_network_end(out, &keys[LABEL]);
 *     kb_network_finish(out); */
#ifndef KB_OUTPUT_NETWORK_H
#define KB_OUTPUT_NETWORK_H

#include <stdint.h>

#include "base/buf.h"

/** What a node or an edge may have. */
typedef struct kb_network_key {
    const char *of;   /* "node" or "edge"; NULL ends an array */
    const char *name; /* unique among those of nodes, and of edges */
    const char *type; /* "string", "long", "double" */
} kb_network_key;

/** The head of a directed graph with these keys. */
void kb_network_begin(kb_buf *out, const kb_network_key *keys);
void kb_network_finish(kb_buf *out);

/** Begins a node or an edge; what it has follows, then kb_network_end(). */
void kb_network_node(kb_buf *out, const char *id);
void kb_network_edge(kb_buf *out, const char *id, const char *source,
                     const char *target);

/** Adds a value; nothing where the text is NULL. */
void kb_network_text(kb_buf *out, const kb_network_key *key, const char *text);
void kb_network_int(kb_buf *out, const kb_network_key *key, int64_t value);
void kb_network_real(kb_buf *out, const kb_network_key *key, double value);

/** Ends the node or edge that a key is of. */
void kb_network_end(kb_buf *out, const kb_network_key *key);

/** Appends text for XML 1.0: what it cannot hold is left out, and so is what
 * could steer a terminal. */
void kb_network_escape(kb_buf *out, const char *text);

#endif
