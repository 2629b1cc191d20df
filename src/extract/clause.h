/* clause.h - the clauses of a sentence, and the asides within them. */
#ifndef KB_EXTRACT_CLAUSE_H
#define KB_EXTRACT_CLAUSE_H

#include <stdbool.h>

#include "base/str.h"

/** Bytes of the longest sentence that may define anything: what is longer is
 * none, and would cost the square of its length. */
enum { KB_SENTENCE_MOST = 2048 };

/** The next clause of text[*at, end): it begins at `*start`, behind blanks and
 * quotes, and `*at` moves behind the comma, colon or dash that ends it.
 * false at the end. */
bool kb_clause_next(kb_str text, size_t *at, size_t end, size_t *start);

/** Where the clause that holds byte `at` ends: before the next comma, colon,
 * dash or end of a sentence, or `end`. */
size_t kb_clause_end(kb_str text, size_t at, size_t end);

/** Where the last clause of text[at, end) begins. */
size_t kb_clause_last(kb_str text, size_t at, size_t end);

/** Whether no comma, colon or dash parts the words; brackets around do not
 * matter. */
bool kb_clause_is_whole(kb_str words);

/** kb_clause_aside() where a blank or a bracket may stand. */
size_t kb_clause_behind_aside(kb_str text, size_t at, size_t end);

/** Behind a bracketed aside and the blanks before it, or behind the blanks. */
static inline size_t kb_clause_aside(kb_str text, size_t at, size_t end)
{
    unsigned char c = at < end ? (unsigned char)text.ptr[at] : 0;
    return c == ' ' || c == '(' || c == 0xEF /* "（" begins with it */
               ? kb_clause_behind_aside(text, at, end)
               : at;
}

#endif
