/* compare.h - the records of `aigckb compare`. */
#ifndef KB_CLI_COMPARE_H
#define KB_CLI_COMPARE_H

#include "aigckb/comparison.h"
#include "output/writer.h"

enum { KB_COMPARE_MOST = 8 }; /* concepts side by side */

/** How much of each cell. */
typedef struct kb_compare_amount {
    size_t values, evidence;
} kb_compare_amount;

/** Adds one row of a comparison: what is said of each concept in one way. */
kb_status kb_compare_add_row(kb_node *out, kb_reader *reader,
                             const kb_comparison *comparison, kb_aspect aspect,
                             const kb_compare_amount *amount, kb_error *err);

/** Adds the row of names, for formats that have no other place for them. */
void kb_compare_add_names(kb_node *out, const kb_comparison *comparison);

/** What the rows of so many concepts look like: 2 at the first place. */
extern const kb_view kb_compare_views[KB_COMPARE_MOST - 1];

#endif
