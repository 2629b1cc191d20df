/* dot.h - Graphviz's language: for its own format, and for pictures.  Private
 * to output/. */
#ifndef KB_OUTPUT_DOT_H
#define KB_OUTPUT_DOT_H

#include "output/sketch.h"

extern const kb_sketch_language kb_sketch_dot;

/** Graphviz's program that places so many concepts best. */
const char *kb_dot_layout(size_t concepts);

#endif
