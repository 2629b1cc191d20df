/* alloc.c - the only place where running out of memory is met. */
#include "base/alloc.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static kb_no_memory_fn *told; /* before there are threads: memory.h */

void kb_on_no_memory(kb_no_memory_fn *fn)
{
    told = fn;
}

_Noreturn void kb_no_memory(size_t wanted)
{
    if (told)
        told(wanted);
    fprintf(stderr, "aigckb: out of memory\n");
    abort();
}

void kb_no_memory_check(void)
{
    if (errno == ENOMEM)
        kb_no_memory(0);
}

static void *checked(void *memory, size_t size)
{
    if (!memory)
        kb_no_memory(size);
    return memory;
}

void *kb_alloc(size_t size)
{
    return checked(calloc(1, size ? size : 1), size);
}

void *kb_malloc(size_t size)
{
    return checked(malloc(size ? size : 1), size);
}

void *kb_realloc(void *old, size_t size)
{
    return checked(realloc(old, size ? size : 1), size);
}

char *kb_strdup(const char *text)
{
    if (!text)
        return NULL;
    size_t size = strlen(text) + 1;
    return memcpy(kb_alloc(size), text, size);
}
