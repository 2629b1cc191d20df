/* told.h - what a page says of its article, outside of it.
 *
 * A page says things more than once: in elements of its site, in JSON-LD, in
 * meta tags.  Each saying has a rank; of one thing the lowest is believed, of
 * equal ones the first. */
#ifndef KB_PARSE_TOLD_H
#define KB_PARSE_TOLD_H

#include "parse/site.h"
#include "parse/source.h"

typedef struct kb_saying {
    const char *text; /* NULL: nothing was said */
    int rank;
} kb_saying;

typedef struct kb_told {
    kb_arena *arena;
    kb_saying title, author, date, address, origin;
    KB_VEC(const char *) tags;
    int tag_rank; /* of all tags */
} kb_told;

/** Takes what an element says: its text, or an attribute. */
void kb_told_add(kb_told *told, kb_site_role role, int rank, kb_str text);

/** Hands all over to the source, which may know better already. */
void kb_told_give(const kb_told *told, kb_source *source);

#endif
