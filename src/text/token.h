/* token.h - the words of the search index and of queries: one function for
 * both, so that they always agree.
 *
 * - A run of Latin letters and digits is a word, folded.  '+' and '#' behind a
 *   letter belong to it ("c++", "c#").  A run with '-', '.' or '_' inside gives
 *   its parts and also the whole without them ("gpt-4" -> gpt, 4, gpt4), at
 *   the position of its first part.  Of letters before a number the letters
 *   are a word, too ("python3" -> python3, python).
 * - A run of Han characters gives overlapping pairs; its last character also
 *   stands alone.  So any substring is found: two or more characters as a
 *   phrase of pairs, one character as the prefix of a pair.
 * - Everything else separates. */
#ifndef KB_TEXT_TOKEN_H
#define KB_TEXT_TOKEN_H

#include <stdbool.h>

#include "base/str.h"

typedef struct kb_token {
    kb_str text;       /* folded; valid until the callback returns */
    size_t start, end; /* bytes of the input that it stands for */
    bool joined;       /* stands at the same position as the token before it */
    bool lone;         /* the last or only Han character of a run */
} kb_token;

/** Called for each token in order; a result other than 0 stops the walk. */
typedef int kb_token_fn(void *context, const kb_token *token);

/** Walks the tokens of valid UTF-8.  @return 0, or what stopped it */
int kb_tokenize(kb_str text, kb_token_fn *fn, void *context);

#endif
