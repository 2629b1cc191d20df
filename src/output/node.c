/* node.c - a tree of values, kept as cJSON items. */
#include "output/node.h"

#include <cjson/cJSON.h>
#include <math.h>

#include "base/alloc.h"
#include "base/str.h"

/* cJSON gives NULL when memory is short; nothing else makes it fail here. */
static kb_node *made(kb_node *node)
{
    if (!node)
        kb_alloc(SIZE_MAX); /* aborts with the usual line */
    return node;
}

static kb_node *added(kb_node *parent, const char *key, kb_node *child)
{
    if (key)
        cJSON_AddItemToObjectCS(parent, key, child);
    else
        cJSON_AddItemToArray(parent, child);
    return child;
}

kb_node *kb_node_object(void)
{
    return made(cJSON_CreateObject());
}

kb_node *kb_node_list(void)
{
    return made(cJSON_CreateArray());
}

void kb_node_free(kb_node *node)
{
    cJSON_Delete(node);
}

void kb_node_text(kb_node *parent, const char *key, const char *text)
{
    if (text)
        added(parent, key, made(cJSON_CreateString(text)));
    else
        kb_node_null(parent, key);
}

void kb_node_int(kb_node *parent, const char *key, int64_t value)
{
    added(parent, key, made(cJSON_CreateNumber((double)value)));
}

void kb_node_real(kb_node *parent, const char *key, double value)
{
    if (isfinite(value))
        added(parent, key, made(cJSON_CreateNumber(value)));
    else
        kb_node_null(parent, key);
}

void kb_node_bool(kb_node *parent, const char *key, bool value)
{
    added(parent, key, made(cJSON_CreateBool(value)));
}

void kb_node_null(kb_node *parent, const char *key)
{
    added(parent, key, made(cJSON_CreateNull()));
}

kb_node *kb_node_add_object(kb_node *parent, const char *key)
{
    return added(parent, key, kb_node_object());
}

kb_node *kb_node_add_list(kb_node *parent, const char *key)
{
    return added(parent, key, kb_node_list());
}

void kb_node_add(kb_node *parent, const char *key, kb_node *child)
{
    if (child)
        added(parent, key, child);
    else
        kb_node_null(parent, key);
}

kb_node_type kb_node_type_of(const kb_node *node)
{
    if (cJSON_IsString(node))
        return KB_NODE_TEXT;
    if (cJSON_IsNumber(node))
        return KB_NODE_NUMBER;
    if (cJSON_IsBool(node))
        return KB_NODE_BOOL;
    if (cJSON_IsArray(node))
        return KB_NODE_LIST;
    return cJSON_IsObject(node) ? KB_NODE_OBJECT : KB_NODE_NULL;
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
    return node->string;
}

/* ---- paths -------------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether the path means every element of `node`. */
static bool fans_out(const kb_node *node, kb_str path)
{
    return cJSON_IsArray(node) && path.len > 0 && !is_digit(path.ptr[0]);
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
    if (cJSON_IsArray(node))
        return element(node, piece);

    const kb_node *child = cJSON_IsObject(node) ? node->child : NULL;
    while (child && !kb_str_equal(kb_str_of(child->string), piece))
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
    return cJSON_IsString(found) ? found->valuestring : NULL;
}

double kb_node_get_real(const kb_node *node, const char *path)
{
    const kb_node *found = kb_node_find(node, path);
    return cJSON_IsNumber(found) ? found->valuedouble : 0;
}

int64_t kb_node_get_int(const kb_node *node, const char *path)
{
    return (int64_t)kb_node_get_real(node, path);
}

bool kb_node_get_bool(const kb_node *node, const char *path)
{
    return cJSON_IsTrue(kb_node_find(node, path));
}

static kb_node *selected(const kb_node *node, kb_str path)
{
    while (node && path.len > 0 && !fans_out(node, path))
        node = step(node, &path);
    if (!node)
        return made(cJSON_CreateNull());
    if (path.len == 0)
        return made(cJSON_Duplicate(node, true));

    kb_node *list = kb_node_list();
    for (const kb_node *at = node->child; at; at = at->next)
        added(list, NULL, selected(at, path));
    return list;
}

kb_node *kb_node_select(const kb_node *node, const char *path)
{
    return selected(node, kb_str_of(path));
}

static void visit(const kb_node *node, kb_str path, kb_node_fn *fn,
                  void *context)
{
    while (node && path.len > 0 && !fans_out(node, path))
        node = step(node, &path);
    if (!node)
        return;
    if (!cJSON_IsArray(node)) {
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
