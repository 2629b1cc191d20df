/* heap.h - memory before it is needed. */
#ifndef KB_BASE_HEAP_H
#define KB_BASE_HEAP_H

#include <stddef.h>

/** Has the kernel fill in the heap's first pages all at once.  One at a time
 * each costs a page fault, and these are what a short process spends most of
 * its life on.  Only for speed: where it cannot be done nothing happens. */
void kb_heap_warm(size_t bytes);

#endif
