/* unions.h - things that become one with each other, and with what those are
 * one with: union-find (R. E. Tarjan, 1975), with paths halved. */
#ifndef KB_BASE_UNIONS_H
#define KB_BASE_UNIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aigckb/arena.h"

/** Things are numbered from 0; a group goes by its lowest number. */
typedef struct kb_unions {
    uint32_t *parents;
    size_t len;
} kb_unions;

/** `n` things, each alone; in the arena. */
kb_unions kb_unions_new(kb_arena *arena, size_t n);

/** The lowest number of the group that `thing` is in. */
uint32_t kb_unions_find(kb_unions *unions, uint32_t thing);

/** Makes one group of two.  @return false where they were one before */
bool kb_unions_join(kb_unions *unions, uint32_t a, uint32_t b);

#endif
