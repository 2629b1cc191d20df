/* pinyin.h - Chinese names as they are typed in Latin letters. */
#ifndef KB_TEXT_PINYIN_H
#define KB_TEXT_PINYIN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum {
    KB_PINYIN_MAX = 63,   /* letters of a name */
    KB_SPELLINGS_MAX = 32 /* ways to type it */
};

typedef struct kb_spellings {
    size_t count;
    char text[KB_SPELLINGS_MAX][KB_PINYIN_MAX + 1];
} kb_spellings;

/** What may be typed for a name: its pinyin, each character by any of its
 * readings, or the initials of these.  What is not Chinese in the name stands
 * for itself: "aihuihua" and "aihh" are AI绘画.  "lv" and "lu" are lü.  A name
 * without Chinese has none, nor has one of more than KB_PINYIN_MAX letters.
 * Where there would be too many, the last characters have their commonest
 * reading alone.  One may come twice. */
void kb_pinyin_spellings(kb_spellings *out, kb_str folded, bool initials);

/** Writes a folded name in pinyin, by the commonest readings: a letter each.
 * @return how many letters; 0 where there is no Chinese in it, or no room */
size_t kb_pinyin_write(uint32_t *out, size_t room, kb_str folded);

#endif
