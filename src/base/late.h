/* late.h - libraries that few runs need, loaded when they are first called: to
 * start with one takes up to 4 ms. */
#ifndef KB_BASE_LATE_H
#define KB_BASE_LATE_H

#include <stddef.h>

/** A function of a library, and the pointer to functions that it goes to. */
typedef struct kb_late_symbol {
    const char *name;
    void *to;
} kb_late_symbol;

/** Loads a library, such as "libxml2.so.2", for good, and finds its functions.
 * Where it is not installed the program ends there with one line, as the
 * loader would end it.  Not twice at the same time: see pthread_once(). */
void kb_late_load(const char *library, const kb_late_symbol *symbols, size_t n);

#endif
