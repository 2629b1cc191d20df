/* tag.h - what the tags of HTML do to a document. */
#ifndef KB_PARSE_TAG_H
#define KB_PARSE_TAG_H

#include <stdbool.h>

#include "base/str.h"

typedef enum kb_tag_role {
    KB_TAG_INERT, /* its text goes on as if it were not there */
    KB_TAG_SKIP,  /* its content is no text of the article */
    KB_TAG_BREAK,
    KB_TAG_PARA, /* begins and ends a paragraph */
    KB_TAG_HEADING,
    KB_TAG_ITEM,
    KB_TAG_QUOTE,
    KB_TAG_ROW,
    KB_TAG_CELL,
    KB_TAG_PRE,
    KB_TAG_BOLD,
    KB_TAG_CODE,
    KB_TAG_LINK
} kb_tag_role;

typedef struct kb_tag {
    const char *name; /* lower case */
    kb_tag_role role;
    int level; /* of a heading; 1 for a header cell */
} kb_tag;

/** The tag of this name, in lower case, or NULL where it is unknown. */
const kb_tag *kb_tag_find(kb_str name);

/** A tag as it stands in text. */
typedef struct kb_inline_tag {
    kb_tag_role role; /* INERT, BOLD or BREAK: all that Markdown text needs */
    size_t len;       /* from '<' to behind '>' */
} kb_inline_tag;

/** Reads the known tag, or the comment, that `text` begins with. */
bool kb_inline_tag_read(kb_inline_tag *out, kb_str text);

#endif
