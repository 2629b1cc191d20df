/* list_view.h - what the records of `aigckb list` look like. */
#ifndef KB_CLI_LIST_VIEW_H
#define KB_CLI_LIST_VIEW_H

#include "output/writer.h"

extern const kb_view kb_list_concepts, kb_list_layers, kb_list_articles,
    kb_list_kinds, kb_list_predicates, kb_list_counts;

#endif
