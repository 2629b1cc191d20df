/* han.c - what a Han character is in simplified text, and how it is read. */
#include "text/han.h"

uint32_t kb_han_fold(uint32_t c)
{
    size_t low = 0, high = kb_han_pair_count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (kb_han_pairs[middle].from == c)
            return kb_han_pairs[middle].to;
        if (kb_han_pairs[middle].from < c)
            low = middle + 1;
        else
            high = middle;
    }
    return c;
}

size_t kb_han_readings_of(uint16_t out[KB_READINGS_MAX], uint32_t c)
{
    size_t count = 0;

    if (c < KB_HAN_FIRST || c > KB_HAN_LAST)
        return 0;
    uint16_t entry = kb_han_readings[c - KB_HAN_FIRST];
    if (entry == 0)
        return 0;
    if (!(entry & KB_HAN_MORE)) {
        out[0] = entry;
        return 1;
    }
    const uint16_t *more = kb_han_more + (entry & ~KB_HAN_MORE);
    while (count < KB_READINGS_MAX && more[count] != 0) {
        out[count] = more[count];
        count++;
    }
    return count;
}

const char *kb_syllable(uint16_t syllable)
{
    return kb_han_syllables[syllable];
}

size_t kb_syllable_count(void)
{
    return kb_han_syllable_count;
}
