/* alloc.h - memory that is there, or the process ends: aigckb/memory.h. */
#ifndef KB_BASE_ALLOC_H
#define KB_BASE_ALLOC_H

#include <stddef.h>

#include "aigckb/memory.h"

/** Tells kb_on_no_memory()'s function; does not return. */
_Noreturn void kb_no_memory(size_t wanted);

/** The same where the last call failed for want of memory, as errno says:
 * for what cannot tell that from its other failures. */
void kb_no_memory_check(void);

/** Zeroed memory for free().  Never NULL. */
void *kb_alloc(size_t size);

/** realloc() that does not return NULL; of 0 bytes it makes one. */
void *kb_realloc(void *old, size_t size);

/** malloc() of the same kind: for libraries that want one. */
void *kb_malloc(size_t size);

char *kb_strdup(const char *text); /* NULL stays NULL */

#endif
