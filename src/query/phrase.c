/* phrase.c - a word or a phrase, looked for letter by letter. */
#include "query/phrase.h"

#include <string.h>

#include "query/passage.h"
#include "text/utf8.h"

static bool is_word_char(uint32_t c)
{
    kb_char_class class = kb_char_class_of(c);
    return class == KB_CHAR_LATIN || class == KB_CHAR_DIGIT;
}

static bool is_digit(uint32_t c)
{
    return kb_char_class_of(c) == KB_CHAR_DIGIT;
}

kb_phrase kb_phrase_make(kb_arena *arena, kb_str text)
{
    kb_phrase out = {.text = text, .folded = kb_fold_text(arena, text)};

    if (out.folded.len > 0) {
        uint32_t last = out.folded.chars[out.folded.len - 1];
        out.word_begins = is_word_char(out.folded.chars[0]);
        out.word_ends = is_word_char(last);
        out.letter_ends = out.word_ends && !is_digit(last);
    }
    return out;
}

/* Whether the bytes [start, end) are no piece of a longer word; letters before
 * a number are a word, as in the index. */
static bool is_whole(const kb_phrase *phrase, kb_str text, size_t start,
                     size_t end)
{
    size_t before = start, behind = end;

    if (phrase->word_begins && start > 0 &&
        is_word_char(kb_utf8_prev(text, &before)))
        return false;
    if (!phrase->word_ends || end == text.len)
        return true;
    uint32_t next = kb_utf8_next(text, &behind);
    return !is_word_char(next) || (phrase->letter_ends && is_digit(next));
}

/* As the user wrote it: most articles write it so too, and folding them takes
 * longer. */
static bool is_there_as_written(const kb_phrase *phrase, kb_str text)
{
    ptrdiff_t at = 0;
    while ((at = kb_str_find(text, phrase->text, (size_t)at)) != KB_STR_NONE) {
        if (is_whole(phrase, text, (size_t)at, (size_t)at + phrase->text.len))
            return true;
        at++;
    }
    return false;
}

static bool is_there_folded(const kb_phrase *phrase, const kb_folded *text)
{
    size_t len = phrase->folded.len;
    size_t bytes = len * sizeof *phrase->folded.chars;

    for (size_t i = 0; i + len <= text->len; i++) {
        if (text->chars[i] == phrase->folded.chars[0] &&
            memcmp(text->chars + i, phrase->folded.chars, bytes) == 0 &&
            is_whole(phrase, text->text, text->starts[i],
                     text->ends[i + len - 1]))
            return true;
    }
    return false;
}

bool kb_phrase_in_text(const kb_phrase *phrase, kb_arena *scratch, kb_str text)
{
    if (phrase->folded.len == 0 || text.len == 0)
        return false;
    if (is_there_as_written(phrase, text))
        return true;
    kb_folded folded = kb_fold_text(scratch, text);
    return is_there_folded(phrase, &folded);
}

bool kb_phrase_in_article(const kb_phrase *phrase, kb_arena *scratch,
                          const kb_article *article)
{
    if (kb_phrase_in_text(phrase, scratch, kb_str_of(article->title)))
        return true;
    const uint32_t *offsets = kb_block_offsets(scratch, article);
    for (size_t i = 0; i < article->block_count; i++) {
        if (kb_block_is_searched(&article->blocks[i]) &&
            kb_phrase_in_text(phrase, scratch,
                              kb_block_text(article, offsets, i)))
            return true;
    }
    return false;
}
