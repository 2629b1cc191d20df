/* topic.h - what an article, a section and a block speak of. */
#ifndef KB_EXTRACT_TOPIC_H
#define KB_EXTRACT_TOPIC_H

#include "extract/reading.h"

/** The place that is the whole lead of a block, or NULL. */
const kb_place *kb_topic_lead(const kb_reading *r, size_t block);

/** The model, technique or product that the article is about: in its title,
 * and of these the most mentioned; or -1. */
int kb_topic_main(const kb_reading *r);

/** What the section of `block` speaks of: the nearest term in the headings
 * above it that can have uses, parts or risks; else `fallback`. */
int kb_topic_section(const kb_reading *r, size_t block, int fallback);

/** What is spoken of behind a sentence that starts at byte `start` and has the
 * places [from, to): the term that opens it, else what was `spoken` of before.
 */
int kb_topic_sentence(const kb_reading *r, size_t start, size_t from, size_t to,
                      int spoken);

/** The bits of a term's kind and sort (rules.h). */
unsigned kb_topic_kinds(const kb_reading *r, uint32_t term);

/** Whether words around a place make it a field in which something happens:
 * "在教育中", "教育领域". */
bool kb_topic_is_located(const kb_reading *r, const kb_place *place);

#endif
