/* bound.h - whether words of a text are a term of their own, or a part of a
 * longer one. */
#ifndef KB_EXTRACT_BOUND_H
#define KB_EXTRACT_BOUND_H

#include "extract/rules.h"

/** Whether a term may begin at byte `start`: the text begins there, or
 * punctuation or words that stand beside terms (edges.tsv) are before it. */
bool kb_bound_left(const kb_rules *rules, kb_str text, size_t start);

/** Whether a term may end at byte `end`: as above, with nouns between that
 * make no other term of it: "医疗" in "医疗领域，". */
bool kb_bound_right(const kb_rules *rules, kb_str text, size_t end);

/** Whether a blank or a mark stands at byte `at`, and words behind it. */
bool kb_bound_breaks(kb_str text, size_t at);

#endif
