/* impact.h - how much a document is about a term, before the term's own worth:
 * the saturated count of BM25 (Robertson and Zaragoza, The Probabilistic
 * Relevance Framework, 2009), in levels of one byte.  It is worked out when a
 * document is indexed, so that a query reads no lengths (Anh and Moffat,
 * Pruned query evaluation using pre-computed impacts, 2006). */
#ifndef KB_STORE_SQLITE_IMPACT_H
#define KB_STORE_SQLITE_IMPACT_H

#include <stdbool.h>
#include <stdint.h>

/** Levels are 1 to this: seven bits, one of which is for the title. */
enum { KB_IMPACT_LEVELS = 63 };

/** The level of a term in a document of `length` tokens.
 * @param count  how often the text has it, a heading counting twice
 * @param title  whether the title has it */
uint8_t kb_impact_level(uint32_t count, bool title, uint32_t length);

/** What a level stands for: to be multiplied with the term's idf. */
double kb_impact_of(uint8_t level, bool title);

#endif
