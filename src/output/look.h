/* look.h - how concepts and what relates them look in a picture, in every
 * format the same.  Private to output/. */
#ifndef KB_OUTPUT_LOOK_H
#define KB_OUTPUT_LOOK_H

#include <stdint.h>

#include "aigckb/vocabulary.h"

/** A kind of concept: dark text on a light ground.  The colours are told apart
 * by colour-blind people too (P. Tol, "Colour Schemes", 2021, light); kinds
 * that share one differ in shape. */
typedef struct kb_look {
    const char *fill;         /* "#77AADD" */
    const char *shape;        /* of Graphviz */
    const char *open, *close; /* of Mermaid, around a quoted name */
} kb_look;

const kb_look *kb_look_of(kb_kind kind);

enum { KB_LOOK_COMMUNITIES = 7 };

/** The colour of a community; after so many they come again. */
const char *kb_look_community(int64_t community);

enum { KB_WIDTHS = 6 };

/** How wide a line is that so many sources draw: 1 to KB_WIDTHS, one more
 * whenever they are three times as many. */
int kb_look_width(int64_t sources);

#endif
