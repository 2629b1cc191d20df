/* distance.h - how far a name is from a word that was meant to be one.  Private
 * to query/. */
#ifndef KB_QUERY_DISTANCE_H
#define KB_QUERY_DISTANCE_H

#include <stdbool.h>
#include <stdint.h>

#include "aigckb/arena.h"
#include "base/str.h"

enum {
    KB_LETTERS_MAX = 64, /* code points that are compared */
    KB_BAG_SIZE = 32,

    /* What one change costs: a character dropped, put in, replaced, or swapped
     * with the next; less where it is replaced by one that sounds like it. */
    KB_COST_EDIT = 4,
    KB_COST_ALIKE = 2, /* zh and z, ang and an, n and l */
    KB_COST_SAME = 1   /* 新 and 心 */
};

/** A set of characters, where those that sound alike are one: a bit each, which
 * others may share. */
typedef uint64_t kb_sounds;

typedef struct kb_letters {
    uint32_t chars[KB_LETTERS_MAX];
    size_t len;
    kb_sounds sounds; /* of all */
} kb_letters;

/** A word, and what it costs to read its characters as others. */
typedef struct kb_heard {
    kb_letters word;
    kb_sounds sounds[KB_LETTERS_MAX]; /* of each character */
    /* Of each character by syllable; NULL: not Chinese. */
    const unsigned char *costs[KB_LETTERS_MAX];
    const unsigned char *bits; /* of each syllable, in a kb_sounds */
} kb_heard;

/** @return false where it is longer than a word may be */
bool kb_heard_read(kb_heard *out, kb_arena *arena, kb_str text);

/** Reads what the word is compared with.
 * @return false where it is longer than a word may be */
bool kb_letters_read(kb_letters *out, const kb_heard *heard, kb_str text);

/** What the word's characters cost that the form has nothing like: no changes
 * cost less. */
size_t kb_distance_least(const kb_heard *a, const kb_letters *b);

/** How often a word has each letter of the Latin alphabet. */
typedef struct kb_bag {
    unsigned char counts[KB_BAG_SIZE];
} kb_bag;

void kb_bag_fill(kb_bag *out, const kb_letters *letters);

/** How many letters one has more than the other, at least: of words of Latin
 * letters, no fewer changes make one of the other. */
size_t kb_bag_apart(const kb_bag *a, const kb_bag *b);

/** The least cost of changes that make one of the other (Damerau and
 * Levenshtein, the variant that swaps neighbours once).
 * @return more than `limit` where it is more; how much more is not told */
size_t kb_distance(const kb_heard *a, const kb_letters *b, size_t limit);

#endif
