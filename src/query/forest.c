/* forest.c - chooses one parent for each of many things. */
#include "query/forest.h"

/* The number of the tree that a thing is in; paths are halved on the way. */
static uint32_t tree_of(uint32_t *trees, uint32_t at)
{
    while (trees[at] != at) {
        trees[at] = trees[trees[at]];
        at = trees[at];
    }
    return at;
}

const uint32_t *kb_forest_grow(kb_arena *arena, const kb_branch *branches,
                               size_t count, size_t n)
{
    uint32_t *taken = kb_arena_alloc(arena, n * sizeof *taken);
    uint32_t *trees = kb_arena_alloc(arena, n * sizeof *trees);

    for (size_t i = 0; i < n; i++) {
        taken[i] = KB_NO_BRANCH;
        trees[i] = (uint32_t)i;
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t child = branches[i].child;
        uint32_t above = tree_of(trees, branches[i].parent);
        if (taken[child] != KB_NO_BRANCH || above == child)
            continue; /* one without a parent is the root of its tree */
        taken[child] = (uint32_t)i;
        trees[child] = above;
    }
    return taken;
}
