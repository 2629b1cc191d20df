/* alloc.h - memory that is there, or the program ends with one line. */
#ifndef KB_BASE_ALLOC_H
#define KB_BASE_ALLOC_H

#include <stddef.h>

/** Zeroed memory for free().  Aborts when there is none. */
void *kb_alloc(size_t size);

/** realloc() that aborts instead of returning NULL. */
void *kb_realloc(void *old, size_t size);

char *kb_strdup(const char *text); /* NULL stays NULL */

#endif
