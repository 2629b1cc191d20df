/* density.h - the article of a page that no rule knows.
 *
 * Every block of text weighs its characters, less those in links and a fixed
 * cost, so that what links weighs less than nothing, and what is short little;
 * an element weighs what all in it weighs, and the heaviest one, of equal ones
 * the innermost, is the article.  That is the maximum subsequence of J.
 * Pasternack and D. Roth, "Extracting article text from the web with maximum
 * subsequence segmentation" (WWW 2009), held to whole elements, with the link
 * density of C. Kohlschütter, P. Fankhauser and W. Nejdl, "Boilerplate
 * detection using shallow text features" (WSDM 2010).  Names such as "sidebar"
 * and headings such as "相关推荐" tell what is left out, but not against the
 * text: where they would take most of it, they are not believed.  Where no
 * element has a third of the text, the article is the body without what is left
 * out.  One pass over the page (two where names misled), no tree. */
#ifndef KB_PARSE_DENSITY_H
#define KB_PARSE_DENSITY_H

#include "aigckb/arena.h"
#include "base/str.h"

/** Where the article is; elements are counted from 1 as they begin. */
typedef struct kb_density {
    size_t article;  /* 0: no element has text to speak of */
    const char *out; /* by number, whether the element is left out */
    size_t count;    /* of elements */
} kb_density;

kb_density kb_density_find(kb_arena *arena, kb_str page);

#endif
