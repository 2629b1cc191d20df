/* warm.c - memory before it is needed. */
#define _GNU_SOURCE /* madvise, dl_iterate_phdr */
#include "base/warm.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

#if defined(__GLIBC__) && defined(MADV_POPULATE_WRITE)
#include <link.h>
#include <malloc.h>

enum {
    PAGE = 4096,
    PIECE_MIN = 128 * 1024,
    SEGMENT_MIN = 64 * 1024, /* smaller ones come with one fault */
    SEGMENT_MAX = 4 << 20    /* larger ones are mostly data */
};

void kb_warm_heap(size_t bytes)
{
    /* one piece at the top of the heap, which is not given back */
    mallopt(M_MMAP_THRESHOLD, (int)(2 * bytes));
    mallopt(M_TRIM_THRESHOLD, (int)(4 * bytes));
    mallopt(M_TOP_PAD, (int)bytes);
    char *piece = malloc(bytes);
    if (!piece)
        return;
    kb_warm_pages(piece, bytes);
    free(piece);
}

void kb_warm_pages(void *memory, size_t bytes)
{
    size_t skipped = PAGE - (uintptr_t)memory % PAGE;

    if (bytes >= PIECE_MIN)
        madvise((char *)memory + skipped, (bytes - skipped) / PAGE * PAGE,
                MADV_POPULATE_WRITE);
}

static int warm_object(struct dl_phdr_info *object, size_t size, void *context)
{
    (void)size;
    (void)context;
    for (size_t i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
        if (segment->p_type != PT_LOAD || segment->p_flags & PF_W ||
            segment->p_memsz < SEGMENT_MIN || segment->p_memsz > SEGMENT_MAX)
            continue;
        uintptr_t start = object->dlpi_addr + segment->p_vaddr;
        uintptr_t first = start / PAGE * PAGE;
        /* the loader tells addresses as numbers */
        void *page = (void *)first; /* NOLINT(performance-no-int-to-ptr) */
        madvise(page, start + segment->p_memsz - first, MADV_POPULATE_READ);
    }
    return 0;
}

void kb_warm_code(void)
{
    dl_iterate_phdr(warm_object, NULL);
}
#else
void kb_warm_heap(size_t bytes)
{
    (void)bytes;
}

void kb_warm_pages(void *memory, size_t bytes)
{
    (void)memory;
    (void)bytes;
}

void kb_warm_code(void)
{
}
#endif
