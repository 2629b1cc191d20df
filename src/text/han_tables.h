/* han_tables.h - the tables of data/han, which the build made into arrays.
 * Private to text/han.c. */
#ifndef KB_TEXT_HAN_TABLES_H
#define KB_TEXT_HAN_TABLES_H

#include <stdint.h>

enum { KB_HAN_FIRST = 0x4E00, KB_HAN_LAST = 0x9FFF, KB_SYLLABLE_ROOM = 8 };

/** A bit for each character from KB_HAN_FIRST on: 1 where it folds. */
extern const uint32_t kb_han_folds[];

typedef struct kb_han_pair {
    uint16_t from, to;
} kb_han_pair;

extern const kb_han_pair kb_han_pairs[]; /* sorted by .from */
extern const uint32_t kb_han_pair_count;

extern const char kb_han_syllables[][KB_SYLLABLE_ROOM]; /* [0] is "" */
extern const uint32_t kb_han_syllable_count;

/** For each character from KB_HAN_FIRST on its syllable; 0: none; with
 * KB_HAN_MORE where its syllables begin in kb_han_more, ended by 0. */
extern const uint16_t kb_han_readings[];
extern const uint16_t kb_han_more[];
enum { KB_HAN_MORE = 0x8000 };

#endif
