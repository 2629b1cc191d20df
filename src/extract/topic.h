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

#endif
