/* element.h - elements of a page, and what selects them. */
#ifndef KB_PARSE_ELEMENT_H
#define KB_PARSE_ELEMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/** An element as the parser shows it: name, value, name, value, NULL. */
typedef struct kb_element {
    const char *name;
    const char *const *attributes; /* NULL when there are none */
    kb_str id, classes, style;     /* empty where it has none */
    uint32_t letters; /* a bit for the first letter of the id and each class */
} kb_element;

kb_element kb_element_of(const char *name, const char *const *attributes);

/** The value of an attribute; .ptr is NULL where it is absent. */
kb_str kb_element_get(const kb_element *e, kb_str attribute);

/** Whether its style hides it from readers. */
bool kb_element_is_hidden(const kb_element *e);

/** name#id.class[key=value]: empty parts match anything. */
typedef struct kb_selector {
    kb_str name, id, class_word, key, value;
    uint32_t letters; /* an element it matches has all of them */
} kb_selector;

/** Reads a selector from all of `text`, whose bytes it refers to. */
bool kb_selector_read(kb_selector *out, kb_str text);

bool kb_selector_matches(const kb_selector *s, const kb_element *e);

#endif
