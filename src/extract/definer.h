/* definer.h - what the steps of kb_define() share: the definitions found so
 * far, and what the article speaks of.  For define.c, subject.c, explain.c. */
#ifndef KB_EXTRACT_DEFINER_H
#define KB_EXTRACT_DEFINER_H

#include "extract/define.h"

typedef struct kb_definer {
    kb_reading *r;
    kb_definitions *out;
    int spoken;       /* the term that was spoken of last, or -1 */
    int asked;        /* the term of the heading right above, or -1 */
    bool *begun;      /* by term: whether a sentence began with it */
    uint32_t *listed; /* by term: 1 + the block it was last listed in, or 0 */
} kb_definer;

typedef struct kb_sentence {
    size_t block, start, end; /* bytes */
    bool first;               /* of its block */
} kb_sentence;

kb_str kb_definer_text(const kb_definer *d, size_t block);

kb_kind kb_definer_kind(const kb_definer *d, uint32_t term);

/** Whether the term is an organization or a person, who may be credited. */
bool kb_definer_credits(const kb_definer *d, uint32_t term);

/** Whether a term of this kind is explained by what stands below its name. */
bool kb_definer_explains(const kb_definer *d, uint32_t term);

/** The first place of a sentence at or behind byte `at`, or NULL. */
const kb_place *kb_definer_first(const kb_definer *d, const kb_sentence *s,
                                 size_t at);

/** The place of a sentence that begins at byte `at`, or NULL. */
const kb_place *kb_definer_at(const kb_definer *d, const kb_sentence *s,
                              size_t at);

/** Whether two places stand beside each other in a list: "A、B和C". */
bool kb_definer_lists(kb_str text, const kb_place *a, const kb_place *b);

/** Whether a sentence asks. */
bool kb_definer_asks(const kb_definer *d, const kb_sentence *s);

/** Adds the words from byte `start` to the end of the sentence; the definition
 * before it in the same sentence ends there.
 * @return false where they are too few, the term has enough definitions, or
 *         the sentence defines it already */
bool kb_definer_add(kb_definer *d, const kb_sentence *s, uint32_t term,
                    size_t start, kb_str by);

#endif
