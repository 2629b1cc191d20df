/* scene.h - what figures and events of one block are read from: its dates, and
 * the words that say how a number or a date is meant. */
#ifndef KB_EXTRACT_SCENE_H
#define KB_EXTRACT_SCENE_H

#include "extract/date.h"
#include "extract/reading.h"

/** Words of measures.tsv or cues.tsv in a block. */
typedef struct kb_clue {
    uint32_t start, end; /* bytes */
    unsigned cues;       /* bits of kb_cue */
    int measure;         /* of the rules, or KB_NO_MEASURE */
} kb_clue;

/** A stretch of the block's text. */
typedef struct kb_stretch {
    size_t start, end; /* bytes */
} kb_stretch;

typedef struct kb_scene {
    const kb_reading *r;
    size_t block;
    kb_str text;
    kb_date today; /* of the article; year 0 where unknown */
    kb_date above; /* of the nearest heading with a date; year 0: none */
    kb_dates dates;
    KB_VEC(kb_clue) clues;
} kb_scene;

/** Finds dates and clues of a block that is read. */
void kb_scene_init(kb_scene *out, const kb_reading *r, size_t block);

/** The number of the first clue, or date, that begins at or behind a byte. */
size_t kb_scene_clue(const kb_scene *scene, size_t at);
size_t kb_scene_dated(const kb_scene *scene, size_t at);

/** What of a sentence is near byte `at`: all, unless it is very long. */
kb_stretch kb_scene_near(const kb_scene *scene, kb_stretch sentence, size_t at);

/** The first, or the last, clue within [from, to) with one of these cues
 * (bits), or NULL. */
const kb_clue *kb_scene_first(const kb_scene *scene, unsigned cues, size_t from,
                              size_t to);
const kb_clue *kb_scene_last(const kb_scene *scene, unsigned cues, size_t from,
                             size_t to);

/** The clause of a sentence that holds byte `at`: between commas, colons and
 * the borders of cells. */
kb_stretch kb_scene_clause(const kb_scene *scene, kb_stretch sentence,
                           size_t at);

/** Whether a date is a part of a name: in 《》, or "2023年…报告". */
bool kb_scene_names(const kb_scene *scene, const kb_date *date);

/** The date that the words of a sentence are for: the nearest on their left in
 * it, one in a bracket behind them, of a heading above, of the paragraph, of
 * the article. */
kb_dated kb_scene_date(kb_date *out, const kb_scene *scene, kb_stretch sentence,
                       kb_stretch words);

/** Whether a byte is inside code, or a link that is most of its block: a title
 * elsewhere. */
bool kb_scene_is_foreign(const kb_scene *scene, size_t at);

#endif
