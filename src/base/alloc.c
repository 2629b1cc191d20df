/* alloc.c - the only place where running out of memory is met. */
#include "base/alloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *memory, size_t size)
{
    if (memory)
        return memory;
    fprintf(stderr, "aigckb: out of memory (%zu bytes wanted)\n", size);
    abort();
}

void *kb_alloc(size_t size)
{
    return checked(calloc(1, size ? size : 1), size);
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
