/* map.c - a hash map from byte strings to 32-bit numbers. */
#include "base/map.h"

#include "base/hash.h"

static kb_map_slot *slot_of(const kb_map *map, kb_str key)
{
    size_t at = kb_hash(key) >> 20 & (map->cap - 1);
    while (map->slots[at].key.ptr && !kb_str_equal(map->slots[at].key, key))
        at = (at + 1) & (map->cap - 1);
    return &map->slots[at];
}

uint32_t *kb_map_find(const kb_map *map, kb_str key)
{
    if (map->cap == 0)
        return NULL;
    kb_map_slot *slot = slot_of(map, key);
    return slot->key.ptr ? &slot->value : NULL;
}

static void grow(kb_map *map)
{
    kb_map_slot *old = map->slots;
    size_t old_cap = map->cap;

    map->cap = old_cap ? old_cap * 2 : 64;
    map->slots = kb_arena_alloc(map->arena, map->cap * sizeof *map->slots);
    for (size_t i = 0; i < old_cap; i++) {
        if (old[i].key.ptr)
            *slot_of(map, old[i].key) = old[i];
    }
}

uint32_t *kb_map_add(kb_map *map, kb_str key, bool *fresh)
{
    if (map->len * 4 >= map->cap * 3)
        grow(map);
    kb_map_slot *slot = slot_of(map, key);
    *fresh = !slot->key.ptr;
    if (*fresh) {
        slot->key = (kb_str){key.ptr ? key.ptr : "", key.len};
        map->len++;
    }
    return &slot->value;
}

static kb_str key_of(const uint64_t *id)
{
    return (kb_str){(const char *)id, sizeof *id};
}

uint32_t *kb_map_find_id(const kb_map *map, uint64_t id)
{
    return kb_map_find(map, key_of(&id));
}

uint32_t *kb_map_add_id(kb_map *map, uint64_t id, bool *fresh)
{
    uint32_t *known = kb_map_find_id(map, id);

    *fresh = !known;
    if (known)
        return known;
    uint64_t *kept = kb_arena_alloc(map->arena, sizeof *kept);
    *kept = id;
    return kb_map_add(map, key_of(kept), fresh);
}
