/* map.h - a hash map from byte strings to 32-bit numbers.
 *
 *     kb_map names = {.arena = arena};
 *     bool fresh;
 *     uint32_t *slot = kb_map_add(&names, key, &fresh);
 *     if (fresh)
 *         *slot = count++;
 *
 * Keys are borrowed: they must outlive the map.  Open addressing, never more
 * than three quarters full. */
#ifndef KB_BASE_MAP_H
#define KB_BASE_MAP_H

#include <stdbool.h>
#include <stdint.h>

#include "aigckb/arena.h"
#include "base/str.h"

typedef struct kb_map_slot {
    kb_str key; /* .ptr is NULL in a free slot */
    uint32_t value;
} kb_map_slot;

typedef struct kb_map {
    kb_arena *arena;
    kb_map_slot *slots;
    size_t len, cap; /* cap is 0 or a power of two */
} kb_map;

/** The value of `key`, or NULL. */
uint32_t *kb_map_find(const kb_map *map, kb_str key);

/** The value of `key`, which is added with 0 where it is new. */
uint32_t *kb_map_add(kb_map *map, kb_str key, bool *fresh);

/** The same for a number, of which the map keeps a copy: an id. */
uint32_t *kb_map_find_id(const kb_map *map, uint64_t id);
uint32_t *kb_map_add_id(kb_map *map, uint64_t id, bool *fresh);

#endif
