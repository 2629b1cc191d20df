/* nearest.h - the name that a mistyped one was meant to be.
 *
 *     kb_nearest best = kb_nearest_to("shwo");
 *     kb_nearest_try(&best, "show");
 *     if (best.name) ... */
#ifndef KB_CLI_NEAREST_H
#define KB_CLI_NEAREST_H

#include "base/str.h"

typedef struct kb_nearest {
    kb_str word;
    const char *name; /* the best so far, or NULL where none is near */
    size_t distance;
} kb_nearest;

kb_nearest kb_nearest_to(kb_str word);
void kb_nearest_try(kb_nearest *best, const char *name);

#endif
