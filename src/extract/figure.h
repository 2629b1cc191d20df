/* figure.h - figures: numbers that say something of the industry. */
#ifndef KB_EXTRACT_FIGURE_H
#define KB_EXTRACT_FIGURE_H

#include "aigckb/facts.h"
#include "extract/scene.h"

typedef struct kb_figure {
    int term;            /* what it is of, or -1 */
    const char *measure; /* or NULL */
    double value, max;
    const char *unit;
    bool approx, forecast;
    const char *date; /* or NULL */
    kb_dated dated;
    kb_str issuer;              /* empty: nobody is named */
    uint32_t block, start, end; /* bytes: hedges, number and unit */
    bool dropped;               /* the text below its heading says the same */
    int alike;                  /* an earlier one of the same value, or -1 */
} kb_figure;

typedef struct kb_figures {
    KB_VEC(kb_figure) list; /* in reading order */
    kb_map values;          /* value and max -> the last one of these */
} kb_figures;

/** Adds the figures of a block that the article has not given yet. */
void kb_figures_read(kb_figures *out, const kb_scene *scene);

#endif
