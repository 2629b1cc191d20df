/* region.h - which part of a page is the article. */
#ifndef KB_PARSE_REGION_H
#define KB_PARSE_REGION_H

#include <stdbool.h>

#include "base/str.h"

/** An element as the parser shows it: name, value, name, value, NULL. */
typedef struct kb_element {
    const char *name;
    const char *const *attributes; /* NULL when there are none */
} kb_element;

/** The value of an attribute; "" where it is absent. */
const char *kb_element_get(const kb_element *e, const char *attribute);

/** Whether `word` is one of the words of the class attribute. */
bool kb_element_has_class(const kb_element *e, const char *word);

/** A way to recognise the article; NULL fields match anything. */
typedef struct kb_region {
    const char *name, *id, *class_word;
    const char *needle; /* the page cannot have it without these bytes */
} kb_region;

/** From the best to the last, which every page has; a NULL needle ends them. */
extern const kb_region kb_regions[];

bool kb_region_begins(const kb_region *region, const kb_element *e);

/** Whether the element holds no text of the article: hidden, a line number, a
 * box of the site, or a formula's second form. */
bool kb_region_skips(const kb_element *e);

#endif
