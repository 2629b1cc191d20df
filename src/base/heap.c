/* heap.c - memory before it is needed. */
#define _DEFAULT_SOURCE /* madvise */
#include "base/heap.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

#if defined(__GLIBC__) && defined(MADV_POPULATE_WRITE)
#include <malloc.h>

enum { PAGE = 4096 };

void kb_heap_warm(size_t bytes)
{
    /* one piece at the top of the heap, which is not given back */
    mallopt(M_MMAP_THRESHOLD, (int)(2 * bytes));
    mallopt(M_TRIM_THRESHOLD, (int)(4 * bytes));
    mallopt(M_TOP_PAD, (int)bytes);
    char *piece = malloc(bytes);
    if (!piece)
        return;
    char *page = piece + (PAGE - (uintptr_t)piece % PAGE);
    madvise(page, bytes / PAGE * PAGE, MADV_POPULATE_WRITE);
    free(piece);
}
#else
void kb_heap_warm(size_t bytes)
{
    (void)bytes;
}
#endif
