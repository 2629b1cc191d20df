/* operand.h - where inputs come from: what the user named, with folders
 * replaced by what is below them. */
#ifndef KB_INGEST_OPERAND_H
#define KB_INGEST_OPERAND_H

#include <stdbool.h>

#include "aigckb/arena.h"
#include "aigckb/ingest.h"
#include "base/vec.h"

typedef enum kb_operand_type {
    KB_OPERAND_FILE,
    KB_OPERAND_ARCHIVE, /* one input a member */
    KB_OPERAND_STREAM,  /* standard input */
    KB_OPERAND_ADDRESS, /* one input, or one for each that a list names */
    KB_OPERAND_LOST,    /* it cannot be had */
    KB_OPERAND_TYPE_COUNT
} kb_operand_type;

typedef struct kb_operand {
    kb_operand_type type;
    const char *path;
    kb_status status; /* of what is lost */
    const kb_error *why;
} kb_operand;

typedef struct kb_operands {
    kb_arena *arena;
    const kb_ingest_options *options;
    KB_VEC(kb_operand) list; /* in the order in which they were named */
    KB_VEC(const char *)
    roots;     /* what all inputs of a folder or an archive
                  have in common at the start of their names */
    bool lost; /* some folder could not be looked through whole */
} kb_operands;

/** Adds what an operand stands for: "-", an address, a file or a folder. */
void kb_operands_add(kb_operands *operands, const char *operand);

/** The path without links; the path itself where it leads nowhere. */
const char *kb_operand_absolute(kb_arena *arena, const char *path);

#endif
