/* nodes.c - the concepts that corrections name, and which of them are one: a
 * forest.  Paths are never shortened, so that two can be taken apart. */
#include "curate/nodes.h"

#include "text/fold.h"

#define ID_PREFIX "c:"

/* A name, or the id of a concept. */
static const char *name_of(const char *word)
{
    size_t len = sizeof ID_PREFIX - 1;
    return strncmp(word, ID_PREFIX, len) == 0 && word[len] ? word + len : word;
}

int32_t kb_nodes_of(kb_nodes *nodes, const char *name)
{
    bool fresh;
    const char *plain = name_of(name);
    const char *fold = kb_fold_dup(nodes->arena, kb_str_of(plain));

    nodes->by_fold.arena = nodes->arena;
    uint32_t *at = kb_map_add(&nodes->by_fold, kb_str_of(fold), &fresh);
    if (fresh) {
        *at = (uint32_t)nodes->all.len;
        kb_vec_push(nodes->arena, &nodes->all,
                    (kb_curated_node){.fold = fold,
                                      .name = plain,
                                      .parent = KB_NO_NODE,
                                      .kind = KB_ANY,
                                      .layer = KB_ANY});
    }
    return (int32_t)*at;
}

int32_t kb_nodes_root(const kb_nodes *nodes, int32_t node)
{
    while (nodes->all.data[node].parent != KB_NO_NODE)
        node = nodes->all.data[node].parent;
    return node;
}

bool kb_nodes_has_fold(const kb_nodes *nodes, int32_t root, const char *fold)
{
    const uint32_t *at = kb_map_find(&nodes->by_fold, kb_str_of(fold));
    return at && kb_nodes_root(nodes, (int32_t)*at) == root;
}

static bool is_under(const kb_nodes *nodes, int32_t node, int32_t other)
{
    while (node != KB_NO_NODE && node != other)
        node = nodes->all.data[node].parent;
    return node == other;
}

/* They have been kept apart, and the reader thinks better of it. */
static bool forget_pair(kb_nodes *nodes, int32_t a, int32_t b)
{
    size_t kept = 0, n = nodes->apart.len;

    for (size_t i = 0; i < n; i++) {
        kb_pair pair = nodes->apart.data[i];
        if (!((pair.a == a && pair.b == b) || (pair.a == b && pair.b == a)))
            nodes->apart.data[kept++] = pair;
    }
    nodes->apart.len = kept;
    return kept < n;
}

/* Lets a node be what its root was: what was said of that is said of it. */
static void turn(kb_nodes *nodes, int32_t old, int32_t fresh)
{
    kb_curated_node *from = &nodes->all.data[old];
    kb_curated_node *to = &nodes->all.data[fresh];

    to->parent = KB_NO_NODE;
    from->parent = fresh;
    if (from->kind != KB_ANY)
        to->kind = from->kind;
    if (from->layer != KB_ANY)
        to->layer = from->layer;
    to->hidden = from->hidden;
}

bool kb_nodes_merge(kb_nodes *nodes, int32_t whole, int32_t part)
{
    int32_t above = kb_nodes_root(nodes, whole);
    int32_t below = kb_nodes_root(nodes, part);
    bool changed = forget_pair(nodes, whole, part);

    if (above != below) {
        nodes->all.data[below].parent = above;
        return true;
    }
    if (below == part && whole != part) {
        turn(nodes, below, whole);
        return true;
    }
    return changed;
}

bool kb_nodes_part(kb_nodes *nodes, int32_t a, int32_t b, size_t line)
{
    bool one = kb_nodes_root(nodes, a) == kb_nodes_root(nodes, b);
    bool kept = false;

    if (one)
        nodes->all.data[is_under(nodes, a, b) ? a : b].parent = KB_NO_NODE;
    for (size_t i = 0; i < nodes->apart.len; i++) {
        kb_pair pair = nodes->apart.data[i];
        kept = kept || (pair.a == a && pair.b == b) ||
               (pair.a == b && pair.b == a);
    }
    if (!kept)
        kb_vec_push(nodes->arena, &nodes->apart, (kb_pair){a, b, line});
    return one || !kept;
}

const kb_pair *kb_nodes_clash(const kb_nodes *nodes)
{
    for (size_t i = 0; i < nodes->apart.len; i++) {
        const kb_pair *pair = &nodes->apart.data[i];
        if (kb_nodes_root(nodes, pair->a) == kb_nodes_root(nodes, pair->b))
            return pair;
    }
    return NULL;
}
