/* shape.h - whether words look like a term, and what kind of term. */
#ifndef KB_EXTRACT_SHAPE_H
#define KB_EXTRACT_SHAPE_H

#include "extract/rules.h"

/** Whether the words can be a term at all: not too long, no label, no edge
 * words (edges.tsv), no sentence. */
bool kb_shape_is_term(const kb_rules *rules, kb_str words);

/** The same, and properties such as 鲁棒性 too: terms where a sentence defines
 * them. */
bool kb_shape_is_name(const kb_rules *rules, kb_str words);

/** What a term is, by its last words and by what its surroundings suggest
 * (`hint`, may be NULL).  .concept is false where it is none. */
kb_type kb_shape_type(const kb_rules *rules, kb_str words, const kb_type *hint);

/** The byte where the term that ends at `end` begins: behind the nearest
 * punctuation or stop word (edges.tsv) before it; `end` where there is none. */
size_t kb_shape_begin(const kb_rules *rules, kb_str text, size_t end);

/** Whether all letters are Latin, and there is one. */
bool kb_shape_is_latin(kb_str words);

/** Whether the character that ends before byte `at` is a part of a word that
 * goes on there, or ends in it: 用 in 用户 and in 应用. */
bool kb_shape_in_word(const kb_rules *rules, kb_str text, size_t at);

#endif
