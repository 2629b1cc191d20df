/* warm.h - memory before it is needed.  One page at a time each costs a page
 * fault, and these are what a short process spends most of its life on: all at
 * once they take a tenth.  Only for speed: where it cannot be done nothing
 * happens. */
#ifndef KB_BASE_WARM_H
#define KB_BASE_WARM_H

#include <stddef.h>

/** Has the kernel fill in the heap's first pages. */
void kb_warm_heap(size_t bytes);

/** Has the kernel fill in all whole pages of a large piece of memory, which is
 * soon written. */
void kb_warm_pages(void *memory, size_t bytes);

/** Has the kernel map the code of the program and its libraries, as far as it
 * is in memory already. */
void kb_warm_code(void);

#endif
