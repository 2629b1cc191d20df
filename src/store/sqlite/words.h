/* words.h - the words of one article as the full-text index takes them: each
 * once, with how much the article is about it.
 *
 * Counting them takes longer than all else that an index does, and needs no
 * store: so it is done by who reads the article, on its own thread. */
#ifndef KB_STORE_SQLITE_WORDS_H
#define KB_STORE_SQLITE_WORDS_H

#include <stdint.h>

#include "aigckb/arena.h"
#include "base/str.h"

typedef struct kb_words {
    kb_str bytes;   /* see words.c */
    uint32_t title; /* how many words the title has */
} kb_words;

/** What of an article is indexed. */
typedef struct kb_index_text {
    kb_str title, headings, body;
} kb_index_text;

/** Counts.  @param scratch for what is needed meanwhile */
kb_words kb_words_of(kb_arena *arena, kb_arena *scratch,
                     const kb_index_text *text);

/** One of them. */
typedef struct kb_word_count {
    kb_str text;
    uint32_t hash; /* of the text */
    uint8_t level; /* impact.h */
    bool title;    /* whether the title has it */
} kb_word_count;

/** Reads the word at `*at` in the bytes, which moves behind it; begin with 0.
 * @return false at the end */
bool kb_words_next(const kb_words *words, size_t *at, kb_word_count *out);

#endif
