/* phrase.h - a word or a phrase, looked for letter by letter.  Private to
 * query/.
 *
 * Width, case, blanks, dashes and dots between letters do not matter; Latin
 * letters at its ends must not go on into a longer word. */
#ifndef KB_QUERY_PHRASE_H
#define KB_QUERY_PHRASE_H

#include "query/reader.h"
#include "text/fold.h"

typedef struct kb_phrase {
    kb_str text;
    kb_folded folded;
    bool word_begins, word_ends; /* with a letter or digit of a Latin word */
    bool letter_ends;            /* with a letter */
} kb_phrase;

/** Makes one; the arena owns the folded text, `text` is borrowed. */
kb_phrase kb_phrase_make(kb_arena *arena, kb_str text);

/** Whether it stands in a text. */
bool kb_phrase_in_text(const kb_phrase *phrase, kb_arena *scratch, kb_str text);

/** Whether it stands in the title or in one block that is searched. */
bool kb_phrase_in_article(const kb_phrase *phrase, kb_arena *scratch,
                          const kb_article *article);

#endif
