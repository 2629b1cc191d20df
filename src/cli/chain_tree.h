/* chain_tree.h - the tree that `aigckb chain` prints. */
#ifndef KB_CLI_CHAIN_TREE_H
#define KB_CLI_CHAIN_TREE_H

#include "output/node.h"
#include "output/writer.h"

/** Print a root and all below it: on a terminal, and as Markdown. */
void kb_chain_card(kb_writer *writer, const kb_node *record);
void kb_chain_page(kb_writer *writer, const kb_node *record);

#endif
