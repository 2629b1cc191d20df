/* frame.h - words that must stand around the ends of a relation
 * (relations.tsv): "基于A的B", "A是B的一个分支", "A与B签署了协议". */
#ifndef KB_EXTRACT_FRAME_H
#define KB_EXTRACT_FRAME_H

#include "extract/rules.h"

/** Whether the words that the rule wants right before its left end stand
 * there, in text[start, left). */
bool kb_frame_ahead(const kb_relation_rule *rule, kb_str text, size_t start,
                    size_t left);

/** Whether the words that the rule wants behind its right end stand in
 * text[right, end), before the clause ends. */
bool kb_frame_behind(const kb_relation_rule *rule, kb_str text, size_t right,
                     size_t end);

/** Whether a term closes its clause: no more than a word that is part of what
 * it is called follows in `rest` ("扩散模型技术"), and the words before it say
 * which one it is ("…的模型") rather than what is done with it ("设计模型"). */
bool kb_frame_closes(const kb_rules *rules, kb_str before, kb_str rest);

#endif
