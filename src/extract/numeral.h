/* numeral.h - Chinese numerals: 三千五百万, 数十亿. */
#ifndef KB_EXTRACT_NUMERAL_H
#define KB_EXTRACT_NUMERAL_H

#include <stdbool.h>

#include "text/utf8.h"

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

/** kb_numeral_at() for three bytes that may be one. */
const kb_numeral *kb_numeral_find(const char *bytes);

/** The numeral at byte `at`, or NULL. */
static inline const kb_numeral *kb_numeral_at(kb_str text, size_t at)
{
    /* What numerals have in the lower six bits of their second and third
     * bytes: few other characters have both. */
    const uint64_t second = UINT64_C(0x070000000A2020A0);
    const uint64_t third = UINT64_C(0xC04128112810128B);
    const char *p = text.ptr + at;
    if (at + KB_NUMERAL > text.len || !kb_utf8_is_han_lead(*p) ||
        !(second >> (p[1] & 0x3F) & third >> (p[2] & 0x3F) & 1))
        return NULL;
    return kb_numeral_find(p);
}

/** What the numerals from `*at` on come to, or multiply; 0 where there are
 * none.  Sets `vague` and `scaled` where 数 or 几, 万 or 亿 are among them. */
double kb_numerals_read(bool *vague, bool *scaled, kb_str text, size_t *at);

#endif
