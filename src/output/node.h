/* node.h - one record as a tree of values: what commands build and formats
 * print.
 *
 *     kb_node *record = kb_node_object();
 *     kb_node_text(record, "name", concept->name);
 *     kb_node_int(record, "sources", concept->counts.sources);
 *     kb_node *list = kb_node_add_list(record, "aliases");
 *     kb_node_text(list, NULL, form->form);
 *
 * Keys keep their order.  They are not copied: literals, or strings that live
 * as long as the tree.  Into a list, the key is NULL; adding is O(1).
 *
 * A path names a value inside a tree: "cluster.size", "evidence.0.quote".
 * Over a list without an index it means every element: "evidence.quote". */
#ifndef KB_OUTPUT_NODE_H
#define KB_OUTPUT_NODE_H

#include <stdbool.h>
#include <stdint.h>

typedef struct kb_node kb_node; /* only node.c looks inside */

typedef enum kb_node_type {
    KB_NODE_NULL,
    KB_NODE_BOOL,
    KB_NODE_NUMBER,
    KB_NODE_TEXT,
    KB_NODE_LIST,
    KB_NODE_OBJECT
} kb_node_type;

/* ---- building ----------------------------------------------------------- */

kb_node *kb_node_object(void);
kb_node *kb_node_list(void);
void kb_node_free(kb_node *node); /* with all below it; NULL is fine */

void kb_node_text(kb_node *parent, const char *key, const char *text);
void kb_node_int(kb_node *parent, const char *key, int64_t value); /* < 2^53 */
void kb_node_real(kb_node *parent, const char *key, double value);
/** A number that is read back: JSON has as many digits as tell it from others,
 * not three decimals at most. */
void kb_node_exact(kb_node *parent, const char *key, double value);
void kb_node_bool(kb_node *parent, const char *key, bool value);
void kb_node_null(kb_node *parent, const char *key);

/** Adds an empty object or list, which `parent` owns. */
kb_node *kb_node_add_object(kb_node *parent, const char *key);
kb_node *kb_node_add_list(kb_node *parent, const char *key);

/** Adds a tree of its own, which `parent` owns from then on; NULL: null. */
void kb_node_add(kb_node *parent, const char *key, kb_node *child);

/* ---- reading ------------------------------------------------------------ */

kb_node_type kb_node_type_of(const kb_node *node);

/** The children of a list or an object, in order; NULL behind the last. */
const kb_node *kb_node_first(const kb_node *node);
const kb_node *kb_node_next(const kb_node *node);

const char *kb_node_key(const kb_node *node); /* of a child of an object */

/** The value at a path, or NULL; of a list without an index the first. */
const kb_node *kb_node_find(const kb_node *node, const char *path);

/** The value at a path, for records whose shape is known: NULL, 0 or false
 * where there is none or it has another type. */
const char *kb_node_get_text(const kb_node *node, const char *path);
int64_t kb_node_get_int(const kb_node *node, const char *path);
double kb_node_get_real(const kb_node *node, const char *path);
bool kb_node_get_bool(const kb_node *node, const char *path);

bool kb_node_is_exact(const kb_node *node); /* of a number */

/** A copy of the value at a path; a list where the path crosses one without an
 * index; null where there is none.  The caller frees it. */
kb_node *kb_node_select(const kb_node *node, const char *path);

/** Calls `fn` for each value at a path that is no list; of lists, for each
 * element. */
typedef void kb_node_fn(void *context, const kb_node *value);
void kb_node_visit(const kb_node *node, const char *path, kb_node_fn *fn,
                   void *context);

#endif
