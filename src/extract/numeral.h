/* numeral.h - Chinese numerals: 三千五百万, 数十亿. */
#ifndef KB_EXTRACT_NUMERAL_H
#define KB_EXTRACT_NUMERAL_H

#include <stdbool.h>

#include "base/str.h"

enum { KB_NUMERAL = 3 }; /* bytes of each in UTF-8 */

typedef enum kb_numeral_sort {
    KB_NUMERAL_DIGIT, /* 一 to 九, 两, 零 */
    KB_NUMERAL_VAGUE, /* 数, 几 */
    KB_NUMERAL_PLACE, /* 十, 百, 千 */
    KB_NUMERAL_SCALE  /* 万, 亿 */
} kb_numeral_sort;

typedef struct kb_numeral {
    char text[KB_NUMERAL + 1];
    kb_numeral_sort sort;
    double value;
} kb_numeral;

/** The numeral at byte `at`, or NULL. */
const kb_numeral *kb_numeral_at(kb_str text, size_t at);

/** What the numerals from `*at` on come to, or multiply; 0 where there are
 * none.  Sets `vague` and `scaled` where 数 or 几, 万 or 亿 are among them. */
double kb_numerals_read(bool *vague, bool *scaled, kb_str text, size_t *at);

#endif
