/* definiendum.h - what a clause speaks of, when it says what that is. */
#ifndef KB_EXTRACT_DEFINIENDUM_H
#define KB_EXTRACT_DEFINIENDUM_H

#include "extract/definer.h"

/** Whether the words at byte `at` say what `term`, which stands before them,
 * is: by themselves, or together with where they stand. */
bool kb_definiendum_fits(const kb_definer *d, const kb_sentence *s,
                         uint32_t term, size_t at);

/** The place that the clause at byte `at` begins with and defines, or NULL. */
const kb_place *kb_definiendum_of(const kb_definer *d, const kb_sentence *s,
                                  size_t at);

#endif
