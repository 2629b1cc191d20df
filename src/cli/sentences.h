/* sentences.h - the sentences of a fact, as a person reads them. */
#ifndef KB_CLI_SENTENCES_H
#define KB_CLI_SENTENCES_H

#include "output/card.h"

/** Prints the evidence of a record: each sentence, and its article below. */
void kb_print_sentences(kb_writer *writer, const kb_node *record);

#endif
