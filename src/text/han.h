/* han.h - what a Han character is in simplified text, and how it is read.
 *
 * Facts of the Unihan database: data/han.  Everything is in constant arrays:
 * nothing is read or made at the start. */
#ifndef KB_TEXT_HAN_H
#define KB_TEXT_HAN_H

#include <stddef.h>
#include <stdint.h>

#include "text/han_tables.h"

enum { KB_READINGS_MAX = 4, KB_SYLLABLE_MAX = 6 };

uint32_t kb_han_fold(uint32_t c);

/** The character that simplified text has for `c`: only where there is exactly
 * one, and simplified text has no use for `c` itself; else `c`. */
static inline uint32_t kb_han_simplified(uint32_t c)
{
    if (c < KB_HAN_FIRST || c > KB_HAN_LAST)
        return c;
    uint32_t n = c - KB_HAN_FIRST;
    return kb_han_folds[n / 32] >> n % 32 & 1 ? kb_han_fold(c) : c;
}

/** The syllables that a simplified character is read as, without tones, most
 * common first.
 * @return how many; 0 for what is no such character */
size_t kb_han_readings_of(uint16_t out[KB_READINGS_MAX], uint32_t c);

/** The letters of a syllable: "wen", "lv" for lü. */
const char *kb_syllable(uint16_t syllable);

/** Syllables are numbered from 1 to this. */
size_t kb_syllable_count(void);

#endif
