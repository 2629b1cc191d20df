/* node.c - a tree of values. */
#include "output/node.h"

#include <math.h>
#include <stddef.h>

#include "aigckb/arena.h"
#include "base/str.h"

/* What a tree is made of: all of it goes at once. */
typedef struct tree {
    kb_arena *arena;
    struct tree *adopted, *next; /* trees that were added to this one */
} tree;

struct kb_node {
    tree *tree;
    kb_node *next;
    kb_node *child, *last; /* of a list or an object */
    const char *key;
    kb_node_type type;
    bool exact; /* a number with all its digits */
    union {
        const char *text;
        double number;
        bool truth;
    } as;
};

static kb_node *made(tree *of, kb_node_type type)
{
    kb_node *node = kb_arena_alloc(of->arena, sizeof *node);
    node->tree = of;
    node->type = type;
    return node;
}

static kb_node *root(kb_node_type type)
{
    kb_arena *arena = kb_arena_new();
    tree *own = kb_arena_alloc(arena, sizeof *own);
    own->arena = arena;
    return made(own, type);
}

static kb_node *added(kb_node *parent, const char *key, kb_node *child)
{
    child->key = key;
    if (parent->last)
        parent->last->next = child;
    else
        parent->child = child;
    return parent->last = child;
}

kb_node *kb_node_object(void)
{
    return root(KB_NODE_OBJECT);
}

kb_node *kb_node_list(void)
{
    return root(KB_NODE_LIST);
}

static void free_trees(tree *first)
{
    while (first) {
        tree *next = first->next;
        free_trees(first->adopted);
        kb_arena_free(first->arena); /* the tree itself is in it */
        first = next;
    }
}

void kb_node_free(kb_node *node)
{
    if (node)
        free_trees(node->tree);
}

void kb_node_text(kb_node *parent, const char *key, const char *text)
{
    kb_node *node = made(parent->tree, text ? KB_NODE_TEXT : KB_NODE_NULL);
    node->as.text = kb_arena_strdup(parent->tree->arena, text);
    added(parent, key, node);
}

void kb_node_int(kb_node *parent, const char *key, int64_t value)
{
    kb_node_real(parent, key, (double)value);
}

void kb_node_real(kb_node *parent, const char *key, double value)
{
    bool finite = isfinite(value);
    kb_node *node = made(parent->tree, finite ? KB_NODE_NUMBER : KB_NODE_NULL);
    node->as.number = value;
    added(parent, key, node);
}

void kb_node_exact(kb_node *parent, const char *key, double value)
{
    kb_node_real(parent, key, value);
    parent->last->exact = true;
}

bool kb_node_is_exact(const kb_node *node)
{
    return node->exact;
}

void kb_node_bool(kb_node *parent, const char *key, bool value)
{
    added(parent, key, made(parent->tree, KB_NODE_BOOL))->as.truth = value;
}

void kb_node_null(kb_node *parent, const char *key)
{
    added(parent, key, made(parent->tree, KB_NODE_NULL));
}

kb_node *kb_node_add_object(kb_node *parent, const char *key)
{
    return added(parent, key, made(parent->tree, KB_NODE_OBJECT));
}

kb_node *kb_node_add_list(kb_node *parent, const char *key)
{
    return added(parent, key, made(parent->tree, KB_NODE_LIST));
}

void kb_node_add(kb_node *parent, const char *key, kb_node *child)
{
    if (!child) {
        kb_node_null(parent, key);
        return;
    }
    child->tree->next = parent->tree->adopted;
    parent->tree->adopted = child->tree;
    added(parent, key, child);
}

kb_node_type kb_node_type_of(const kb_node *node)
{
    return node->type;
}

const kb_node *kb_node_first(const kb_node *node)
{
    return node->child;
}

const kb_node *kb_node_next(const kb_node *node)
{
    return node->next;
}

const char *kb_node_key(const kb_node *node)
{
    return node->key;
}

/* ---- paths -------------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether the path means every element of `node`. */
static bool fans_out(const kb_node *node, kb_str path)
{
    return node->type == KB_NODE_LIST && path.len > 0 && !is_digit(path.ptr[0]);
}

static const kb_node *element(const kb_node *list, kb_str digits)
{
    const kb_node *child = list->child;
    size_t index = 0;

    for (size_t i = 0; i < digits.len && is_digit(digits.ptr[i]); i++)
        index = index * 10 + (size_t)(digits.ptr[i] - '0');
    while (child && index-- > 0)
        child = child->next;
    return child;
}

/* The child that the first piece of `path` names, or NULL; the piece goes. */
static const kb_node *step(const kb_node *node, kb_str *path)
{
    kb_str piece;
    if (!kb_str_split(path, '.', &piece))
        return NULL;
    if (node->type == KB_NODE_LIST)
        return element(node, piece);

    const kb_node *child = node->type == KB_NODE_OBJECT ? node->child : NULL;
    while (child && !kb_str_equal(kb_str_of(child->key), piece))
        child = child->next;
    return child;
}

const kb_node *kb_node_find(const kb_node *node, const char *path)
{
    kb_str rest = kb_str_of(path);
    while (node && rest.ptr && rest.len > 0)
        node = fans_out(node, rest) ? node->child : step(node, &rest);
    return node;
}

const char *kb_node_get_text(const kb_node *node, const char *path)
{
    const kb_node *found = kb_node_find(node, path);
    return found && found->type == KB_NODE_TEXT ? found->as.text : NULL;
}

double kb_node_get_real(const kb_node *node, const char *path)
{
    const kb_node *found = kb_node_find(node, path);
    return found && found->type == KB_NODE_NUMBER ? found->as.number : 0;
}

int64_t kb_node_get_int(const kb_node *node, const char *path)
{
    return (int64_t)kb_node_get_real(node, path);
}

bool kb_node_get_bool(const kb_node *node, const char *path)
{
    const kb_node *found = kb_node_find(node, path);
    return found && found->type == KB_NODE_BOOL && found->as.truth;
}

static kb_node *copied(tree *to, const kb_node *node)
{
    kb_node *copy = made(to, node->type);
    copy->as = node->as;
    copy->exact = node->exact;
    if (node->type == KB_NODE_TEXT)
        copy->as.text = kb_arena_strdup(to->arena, node->as.text);
    for (const kb_node *at = node->child; at; at = at->next)
        added(copy, at->key, copied(to, at));
    return copy;
}

static kb_node *selected(tree *to, const kb_node *node, kb_str path)
{
    while (node && path.len > 0 && !fans_out(node, path))
        node = step(node, &path);
    if (!node)
        return made(to, KB_NODE_NULL);
    if (path.len == 0)
        return copied(to, node);

    kb_node *list = made(to, KB_NODE_LIST);
    for (const kb_node *at = node->child; at; at = at->next)
        added(list, NULL, selected(to, at, path));
    return list;
}

kb_node *kb_node_select(const kb_node *node, const char *path)
{
    kb_node *tree_of = root(KB_NODE_NULL);
    return selected(tree_of->tree, node, kb_str_of(path));
}

static void visit(const kb_node *node, kb_str path, kb_node_fn *fn,
                  void *context)
{
    while (node && path.len > 0 && !fans_out(node, path))
        node = step(node, &path);
    if (!node)
        return;
    if (node->type != KB_NODE_LIST) {
        fn(context, node);
        return;
    }
    for (const kb_node *at = node->child; at; at = at->next)
        visit(at, path, fn, context);
}

void kb_node_visit(const kb_node *node, const char *path, kb_node_fn *fn,
                   void *context)
{
    visit(node, kb_str_of(path), fn, context);
}
