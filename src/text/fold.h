/* fold.h - one canonical form for names that people write in many ways.
 *
 * NFKC (width, compatibility forms), case folding, all dashes as one,
 * traditional Chinese characters as the simplified ones; then blanks, dashes,
 * underscores and middle dots between the letters are dropped: "GPT-4",
 * "gpt 4" and "ＧＰＴ４" are one name, as are 擴散模型 and 扩散模型; "C" and
 * "C++" are two. */
#ifndef KB_TEXT_FOLD_H
#define KB_TEXT_FOLD_H

#include <stdint.h>

#include "aigckb/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "text/han.h"

/** kb_fold_char() for what is neither ASCII nor Han. */
uint32_t kb_fold_char_any(uint32_t c);

/** One code point folded for comparison: NFKC, lower case, simplified.  ASCII
 * and Han take a quick path.  The same where it folds to nothing or to several.
 */
static inline uint32_t kb_fold_char(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    return c >= 0x3400 && c <= 0x9FFF ? kb_han_simplified(c)
                                      : kb_fold_char_any(c);
}

/** kb_fold_drops() for any code point. */
bool kb_fold_drops_any(uint32_t folded);

/** Whether a folded code point does not count in a name: blanks, dashes,
 * dots. */
static inline bool kb_fold_drops(uint32_t folded)
{
    return (folded < 'a' || folded > 'z') &&
           (folded < 0x3400 || folded > 0x9FFF) && kb_fold_drops_any(folded);
}

/** Appends the folded name of valid UTF-8. */
void kb_fold_name(kb_buf *out, kb_str name);

/** The same as a NUL-terminated string in the arena. */
const char *kb_fold_dup(kb_arena *arena, kb_str name);

/** Text folded as names are, which remembers where each character was. */
typedef struct kb_folded {
    kb_str text;            /* what was folded */
    const uint32_t *chars;  /* folded code points */
    const uint32_t *starts; /* byte offset of each in the text */
    const uint32_t *ends;   /* byte offset behind each */
    size_t len;
} kb_folded;

/** Folds a block of valid UTF-8 for matching; the arrays live in the arena. */
kb_folded kb_fold_text(kb_arena *arena, kb_str text);

#endif
