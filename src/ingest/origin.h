/* origin.h - where inputs come from: what the user named, with folders
 * replaced by what is below them. */
#ifndef KB_INGEST_ORIGIN_H
#define KB_INGEST_ORIGIN_H

#include <stdbool.h>

#include "aigckb/arena.h"
#include "aigckb/ingest.h"
#include "base/vec.h"

typedef enum kb_origin_type {
    KB_ORIGIN_FILE,
    KB_ORIGIN_ARCHIVE, /* one input a member */
    KB_ORIGIN_STREAM,  /* standard input */
    KB_ORIGIN_ADDRESS, /* one input, or one for each that a list names */
    KB_ORIGIN_LOST,    /* it cannot be had */
    KB_ORIGIN_TYPE_COUNT
} kb_origin_type;

typedef struct kb_origin {
    kb_origin_type type;
    const char *path;
    kb_status status; /* of what is lost */
    const char *message;
} kb_origin;

typedef struct kb_origins {
    kb_arena *arena;
    const kb_ingest_options *options;
    KB_VEC(kb_origin) list; /* in the order in which they were named */
    KB_VEC(const char *)
    roots;     /* what all inputs of a folder or an archive
                  have in common at the start of their names */
    bool lost; /* some folder could not be looked through whole */
} kb_origins;

/** Adds what an operand stands for: "-", an address, a file or a folder. */
void kb_origins_add(kb_origins *origins, const char *operand);

/** The path without links; the path itself where it leads nowhere. */
const char *kb_origin_absolute(kb_arena *arena, const char *path);

#endif
