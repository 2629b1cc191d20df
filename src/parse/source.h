/* source.h - what an article, its name and its address say of themselves. */
#ifndef KB_PARSE_SOURCE_H
#define KB_PARSE_SOURCE_H

#include <stdbool.h>

#include "aigckb/arena.h"
#include "base/str.h"
#include "base/vec.h"
#include "parse/site.h"

/** Which Markdown an article was written in, as far as its front matter tells:
 * posts with an encoded address went through a converter. */
typedef enum kb_dialect {
    KB_DIALECT_UNKNOWN,
    KB_DIALECT_CONVERTED,
    KB_DIALECT_AUTHOR
} kb_dialect;

/** Collected while an article is parsed.  The first to set a field wins, so
 * front matter goes before the page.  Strings are the arena's or NULL. */
typedef struct kb_source {
    kb_arena *arena;
    const char *artid;
    const char *title; /* of the front matter or the page, not the heading */
    const char *date;  /* ISO */
    const char *url;
    const char *author;
    const char *origin; /* of a repost: an address, or a name */
    const char *site;   /* that the page's marks are of */
    KB_VEC(const char *) tags;
    bool numbered; /* the front matter has an artid: a post of the site */
    kb_dialect dialect;
} kb_source;

/** A trimmed copy as one line of valid UTF-8: line ends and tabs are blanks,
 * other control characters nothing.  A NUL stands behind it. */
kb_str kb_source_line(kb_arena *arena, kb_str text);

/** Sets a field that is still NULL and for which there is text, to its line. */
void kb_source_set(kb_source *source, const char **field, kb_str text);

/** Sets the address from one that is plain, or hex with ':' strewn in. */
void kb_source_set_address(kb_source *source, kb_str text);

/** Sets the date from text that begins with one: "2024-5-1 10:00". */
void kb_source_set_date(kb_source *source, kb_str text);

/** The first date of a text, at least a year and a month: "发布于 2024-05-01",
 * "2024年5月1日"; ISO, in the arena, or NULL. */
const char *kb_source_find_date(kb_arena *arena, kb_str text);

/** Adds the line of one of the author's labels, unless it is there or says
 * nothing. */
void kb_source_add_tag(kb_source *source, kb_str tag);

/** The site that the address belongs to, or NULL. */
const kb_site *kb_source_known_site(const kb_source *source);

/** Whether `line` is an address in hex: 60 or more of [0-9a-f:]. */
bool kb_source_is_hex(kb_str line);

/** Fills what is still open from the file's name: YYYY-MM-DD-NUMBER.md or
 * NUMBER.md, and from the address: its number and its author. */
void kb_source_complete(kb_source *source, const char *path);

/** The name of the site, as sites.tsv has it, by the address, else by the
 * page's marks; else the host of the address; or NULL. */
const char *kb_source_site(const kb_source *source);

/** The file's name without folders, date and suffix. */
kb_str kb_source_stem(const char *path);

#endif
