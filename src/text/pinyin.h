/* pinyin.h - Chinese names as they are typed in Latin letters. */
#ifndef KB_TEXT_PINYIN_H
#define KB_TEXT_PINYIN_H

#include <stdbool.h>

#include "base/str.h"

enum { KB_PINYIN_MAX = 63 }; /* letters that are looked at */

typedef enum kb_spelling {
    KB_SPELLS_NOT,
    KB_SPELLS_FRONT, /* the name goes on, or its last syllable does */
    KB_SPELLS_WHOLE
} kb_spelling;

/** Whether letters are the pinyin of a name, each character by any of its
 * readings, or their initials.  What is not Chinese in the name stands for
 * itself: "aihuihua" and "aihh" are AI绘画.  A name without Chinese has no
 * pinyin.  "lv" and "lu" are lü.
 * @param folded the name, folded
 * @param typed  folded, ASCII, at most KB_PINYIN_MAX; more is never spelled */
kb_spelling kb_pinyin_spells(kb_str folded, kb_str typed, bool initials);

/** Writes a folded name in pinyin, by the commonest readings.
 * @return how many letters; 0 where there is no Chinese in it, or no room */
size_t kb_pinyin_write(char *out, size_t room, kb_str folded);

#endif
