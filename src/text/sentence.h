/* sentence.h - sentences and clauses of Chinese text with Latin in it. */
#ifndef KB_TEXT_SENTENCE_H
#define KB_TEXT_SENTENCE_H

#include <stdbool.h>

#include "base/str.h"

/** The next sentence of valid UTF-8: [*start, *end) without blanks around it,
 * from *at, which moves behind it.  Sentences end at 。！？； and ! ? ; or a
 * full stop before a blank, with more of them and closing quotes and brackets
 * behind these; or at a line end.  false at the end of the text. */
bool kb_sentence_next(kb_str text, size_t *at, size_t *start, size_t *end);

/** The sentence that holds byte `at`. */
void kb_sentence_around(kb_str text, size_t at, size_t *start, size_t *end);

#endif
