/* quantity.h - the rules of figures and events: units, measures and cues.
 * The tables are units.tsv, scales.tsv, measures.tsv and cues.tsv. */
#ifndef KB_EXTRACT_QUANTITY_H
#define KB_EXTRACT_QUANTITY_H

#include <stdint.h>

#include "aigckb/status.h"
#include "base/embed.h"
#include "base/vec.h"
#include "text/match.h"

/** What sort of thing a number counts. */
typedef enum kb_quantity {
    KB_QUANTITY_BARE, /* nobody says */
    KB_QUANTITY_MONEY,
    KB_QUANTITY_PERCENT,
    KB_QUANTITY_TIMES,
    KB_QUANTITY_PARAMS,
    KB_QUANTITY_TOKENS,
    KB_QUANTITY_COUNT,
    KB_QUANTITY_TIME,
    KB_QUANTITY_SIZE,
    KB_QUANTITY_SCORE,
    KB_QUANTITY_COUNT_OF
} kb_quantity;

/** What makes a number with a unit a figure; see units.tsv. */
typedef enum kb_need {
    KB_NEED_NOTHING,
    KB_NEED_SIZE,
    KB_NEED_MEASURE,
    KB_NEED_BOTH, /* size and measure */
    KB_NEED_EFFORT,
    KB_NEED_WORD,
    KB_NEED_NEVER, /* the words are no unit */
    KB_NEED_COUNT
} kb_need;

typedef struct kb_scale_rule {
    kb_str words;
    double factor;
} kb_scale_rule;

typedef struct kb_unit_rule {
    kb_str words;
    const char *unit;
    double factor;
    kb_quantity quantity;
    kb_need need;
    bool before; /* stands before the number */
    int next;    /* another on this side that begins (before a number: ends)
                    with the same byte, or -1 */
} kb_unit_rule;

typedef struct kb_measure_rule {
    const char *measure;
    unsigned quantities; /* bits by kb_quantity */
    const char *unit;    /* of a bare number, or NULL: it is none */
} kb_measure_rule;

/** What a word says of the number or the date near it: bits; see cues.tsv. */
typedef enum kb_cue {
    KB_CUE_FORECAST = 1 << 0,
    KB_CUE_SOURCE = 1 << 1,
    KB_CUE_CREDIT = 1 << 2,
    KB_CUE_STUDY = 1 << 3,
    KB_CUE_HAPPENING = 1 << 4,
    KB_CUE_STANDING = 1 << 5,
    KB_CUE_NAME = 1 << 6,
    KB_CUE_RELEASE = 1 << 7,
    KB_CUE_LIFE = 1 << 8,
    KB_CUE_EFFORT = 1 << 9,
    KB_CUE_FIELD = 1 << 10
} kb_cue;

/** Words that count only right beside a number, a date or a name; see
 * cues.tsv too. */
typedef enum kb_beside {
    KB_BESIDE_ABOUT,
    KB_BESIDE_BEYOND,
    KB_BESIDE_LEAD,
    KB_BESIDE_JOINT,
    KB_BESIDE_UNTIL,
    KB_BESIDE_SINCE,
    KB_BESIDE_TAIL,
    KB_BESIDE_NOBODY,
    KB_BESIDE_COUNT
} kb_beside;

enum { KB_NO_MEASURE = -1 };

/** All that the tables say of some words. */
typedef struct kb_clue_rule {
    unsigned cues;
    int measure; /* or KB_NO_MEASURE */
} kb_clue_rule;

typedef struct kb_quantity_rules {
    kb_arena *arena;
    KB_VEC(kb_scale_rule) scales;
    KB_VEC(kb_unit_rule) units;
    int behind[256], before[256]; /* the first unit by that byte, or -1 */
    KB_VEC(kb_measure_rule) measures;
    KB_VEC(kb_clue_rule) clues; /* by matcher id */
    kb_matcher *clue_matcher;
    KB_VEC(kb_str) beside[KB_BESIDE_COUNT];
} kb_quantity_rules;

/** Reads the tables.  @return KB_OK or KB_BAD_INPUT (FILE:LINE and why) */
kb_status kb_quantity_rules_init(kb_quantity_rules *out, kb_arena *arena,
                                 const kb_embedded *files, kb_error *err);

/** The unit with the most words right behind (or before) byte `at`, or NULL. */
const kb_unit_rule *kb_unit_behind(const kb_quantity_rules *rules, kb_str text,
                                   size_t at);
const kb_unit_rule *kb_unit_before(const kb_quantity_rules *rules, kb_str text,
                                   size_t at);

/** The bytes of the longest of these words that a text ends with, or begins
 * with; 0 where it does not. */
size_t kb_beside_before(const kb_quantity_rules *rules, kb_beside beside,
                        kb_str text);
size_t kb_beside_behind(const kb_quantity_rules *rules, kb_beside beside,
                        kb_str text);

#endif
