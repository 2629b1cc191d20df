/* arena.c - the memory of one unit of work. */
#include "aigckb/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/warm.h"

enum { FIRST_CHUNK = 16 * 1024, LARGEST_CHUNK = 4 * 1024 * 1024 };

/* What a cleared arena may keep: an article of usual size fits, a huge one does
 * not leave its mark on every arena of a long run. */
enum { KEPT_CHUNK = 256 * 1024 };

typedef struct chunk {
    struct chunk *next; /* older */
    size_t size, used;
    alignas(max_align_t) char bytes[];
} chunk;

struct kb_arena {
    chunk *newest;
};

kb_arena *kb_arena_new(void)
{
    return kb_alloc(sizeof(kb_arena));
}

static void free_chunks(chunk *c)
{
    while (c) {
        chunk *next = c->next;
        free(c);
        c = next;
    }
}

void kb_arena_free(kb_arena *arena)
{
    if (!arena)
        return;
    free_chunks(arena->newest);
    free(arena);
}

void kb_arena_clear(kb_arena *arena)
{
    chunk *kept = arena->newest;
    if (!kept)
        return;
    free_chunks(kept->next);
    kept->next = NULL;
    if (kept->size > KEPT_CHUNK) {
        free(kept);
        arena->newest = NULL;
        return;
    }
    kept->used = 0;
}

#ifndef KB_ARENA_DEBUG
static size_t next_size(const kb_arena *arena)
{
    size_t size = arena->newest ? arena->newest->size * 2 : FIRST_CHUNK;
    return size < LARGEST_CHUNK ? size : LARGEST_CHUNK;
}

#endif

/* A piece that is larger than the next chunk would be gets one of its own
 * behind the newest, which goes on being filled: the next one need not be
 * larger for it. */
static chunk *add_chunk(kb_arena *arena, size_t wanted)
{
#ifdef KB_ARENA_DEBUG
    size_t size = wanted; /* each piece on its own: ASan sees its edges */
#else
    size_t size = next_size(arena);
#endif
    bool alone = arena->newest && wanted > size;
    chunk *c =
        kb_realloc(NULL, sizeof(chunk) + (wanted > size ? wanted : size));
    c->size = wanted > size ? wanted : size;
    c->used = 0;
    if (!alone) /* a huge piece may be wanted in case */
        kb_warm_pages(c, sizeof(chunk) + c->size);
    c->next = alone ? arena->newest->next : arena->newest;
    *(alone ? &arena->newest->next : &arena->newest) = c;
    return c;
}

void *kb_arena_take(kb_arena *arena, size_t size)
{
    const size_t unit = alignof(max_align_t);
    size_t wanted = (size + unit - 1) / unit * unit;
    chunk *c = arena->newest;

    if (!c || c->size - c->used < wanted)
        c = add_chunk(arena, wanted);
    void *memory = c->bytes + c->used;
    c->used += wanted;
    return memory;
}

void *kb_arena_alloc(kb_arena *arena, size_t size)
{
    return memset(kb_arena_take(arena, size), 0, size);
}

char *kb_arena_copy(kb_arena *arena, const char *bytes, size_t len)
{
    char *copy = kb_arena_take(arena, len + 1);
    if (len > 0)
        memcpy(copy, bytes, len);
    copy[len] = '\0';
    return copy;
}

char *kb_arena_strdup(kb_arena *arena, const char *text)
{
    return text ? kb_arena_copy(arena, text, strlen(text)) : NULL;
}

char *kb_arena_printf(kb_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);

    char *text = kb_arena_take(arena, (size_t)len + 1);
    va_start(args, format);
    vsnprintf(text, (size_t)len + 1, format, args);
    va_end(args);
    return text;
}
