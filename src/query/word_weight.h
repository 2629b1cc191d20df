/* word_weight.h - how much a word of a query counts.  Private to query/. */
#ifndef KB_QUERY_WORD_WEIGHT_H
#define KB_QUERY_WORD_WEIGHT_H

#include "text/token.h"

/** How much a token counts beside the others, before its frequency: words
 * that only ask ("怎么", "有哪些") or join say little about the answer. */
double kb_word_weight(const kb_token *token);

#endif
