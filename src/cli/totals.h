/* totals.h - how much a store has. */
#ifndef KB_CLI_TOTALS_H
#define KB_CLI_TOTALS_H

#include "aigckb/store.h"
#include "output/card.h"
#include "output/node.h"

#define KB_FIELDS_TOTALS(at)                                                   \
    at "articles", at "sources", at "concepts", at "mentions", at "relations", \
        at "definitions", at "figures", at "events"

/** Adds them to a record. */
void kb_totals_add(kb_node *record, const kb_store_info *info);

/** Prints them as a line: "the store has 13 articles, ...". */
void kb_totals_print(kb_writer *writer, const kb_node *record);

#endif
