/* overview.h - the head of a summary: what there is, and the industry chain. */
#ifndef KB_CLI_OVERVIEW_H
#define KB_CLI_OVERVIEW_H

#include "aigckb/query.h"
#include "output/node.h"

/** Adds the counts, and the chain: of each layer of the industry how many
 * concepts it has of each kind, and the layers that articles name, with their
 * members. */
kb_status kb_overview_add(kb_node *out, kb_store *store,
                          const kb_summary *summary, kb_error *err);

#endif
