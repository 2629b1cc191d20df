/* eval.h - measuring: what articles give, compared with what annotators say
 * that they should.
 *
 *     kb_score score = {0};
 *     kb_gold *gold;
 *     kb_gold_read(&gold, arena, "gold/143677910.json", err);
 *     kb_score_add(&score, arena, gold, &doc, &facts);
 *     double f1 = kb_score_f1(&score.parts[KB_SCORE_CONCEPTS]);
 *
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_EVAL_H
#define AIGCKB_EVAL_H

#include <stddef.h>

#include "aigckb/api.h"
#include "aigckb/arena.h"
#include "aigckb/doc.h"
#include "aigckb/facts.h"
#include "aigckb/status.h"

KB_API_BEGIN

/** One annotated article. */
typedef struct kb_gold kb_gold;

/** Reads an annotation: a JSON object as docs/quality.md has it.
 * @return KB_OK, KB_BAD_INPUT (FILE: what is wrong) or KB_LIMIT */
kb_status kb_gold_read(kb_gold **out, kb_arena *arena, const char *path,
                       kb_error *err);

/** The number of the article, never NULL: a kb_doc.key. */
const char *kb_gold_artid(const kb_gold *gold);

/** What is measured. */
typedef enum kb_score_part {
    KB_SCORE_CONCEPTS,
    KB_SCORE_RELATIONS,
    KB_SCORE_DEFINITIONS,
    KB_SCORE_FIGURES,
    KB_SCORE_EVENTS,
    KB_SCORE_PROMO, /* blocks */
    KB_SCORE_COUNT
} kb_score_part;

/** "concepts": a word as in JSON. */
const char *kb_score_name(kb_score_part part);

/** Some facts of one sort.  What is annotated as minor is right where it is
 * found, and not wanted. */
typedef struct kb_tallied {
    size_t found, right; /* by the program; of these annotated */
    size_t wanted, got;  /* by the annotators; of these found */
} kb_tallied;

/** The share of what was found that is right. */
double kb_score_precision(const kb_tallied *t); /* 0 where nothing is found */
/** The share of what was wanted that was found. */
double kb_score_recall(const kb_tallied *t); /* 0 where nothing is wanted */
/** The harmonic mean of the two. */
double kb_score_f1(const kb_tallied *t);

/** What was missed or is wrong, in a few words. */
typedef void kb_score_fn(void *context, kb_score_part part, const char *verdict,
                         const char *what);

/** The sum over articles.  Begin with zeroes. */
typedef struct kb_score {
    kb_tallied parts[KB_SCORE_COUNT];
    kb_tallied kinds[KB_KIND_COUNT]; /* .wanted and .got: core concepts */
    size_t typed;                    /* core concepts that were found */
    size_t kind_right, layer_right;  /* of these */
    kb_score_fn *fn; /* is told of each miss and mistake; may be NULL */
    void *context;
} kb_score;

/** Adds what an article gives: a pure function.
 * @param doc, facts  NULL: the article is not there, so all of it is missed */
void kb_score_add(kb_score *score, kb_arena *arena, const kb_gold *gold,
                  const kb_doc *doc, const kb_facts *facts);

KB_API_END

#endif
