/* reading.h - the working state of one article: its terms and where they
 * stand.  The steps of extraction add to it in turn; offsets are bytes. */
#ifndef KB_EXTRACT_READING_H
#define KB_EXTRACT_READING_H

#include "aigckb/doc.h"
#include "base/map.h"
#include "base/vec.h"
#include "extract/extractor.h"
#include "extract/lead.h"

/** What speaks for a term: bits. */
typedef enum kb_sign {
    KB_SIGN_TITLE = 1 << 0,   /* the article's title names it */
    KB_SIGN_LEAD = 1 << 1,    /* a block is about it */
    KB_SIGN_DEFINED = 1 << 2, /* a definition */
    KB_SIGN_LISTED = 1 << 3,  /* it is a member of an enumeration */
    KB_SIGN_RELATED = 1 << 4, /* a relation that is likely */
    KB_SIGN_WHOLE = 1 << 5    /* nothing else spoke for it, but it is no mere
                                 part of other words */
} kb_sign;

/** A candidate for a concept. */
typedef struct kb_term {
    const char *name; /* canonical */
    kb_str fold;
    int entry; /* of the lexicon, or KB_NO_ENTRY */
    kb_type type;
    unsigned signs;
    KB_VEC(kb_str) forms; /* as written in the article, distinct */
    size_t mentions, definitions;
    bool kept;
} kb_term;

/** A place where a term stands. */
typedef struct kb_place {
    uint32_t block, start, end; /* bytes of the block's text */
    uint32_t term;
} kb_place;

typedef KB_VEC(kb_place) kb_places;

typedef struct kb_reading {
    kb_arena *arena;
    const kb_extractor *x;
    kb_doc *doc;
    kb_folded *folded; /* of each block; empty for code */
    kb_founds *known;  /* lexicon forms in each block */
    kb_lead *leads;    /* of each block */
    /* By heading: what it says of the terms below, and what the nearest one
     * down to it says that says anything; or NULL. */
    const kb_section_rule **says, **sections;
    bool *plain;  /* by entry: named by a form that is not ambiguous */
    bool *backed; /* by entry: something that it made is named so */
    KB_VEC(kb_term) terms;
    kb_map index;     /* fold of any form -> term */
    kb_places places; /* sorted, not overlapping */
    uint32_t *first;  /* first place of each block; block_count + 1 */
} kb_reading;

/** @param folded  of each block, as kb_promo_mark() gives them */
void kb_reading_init(kb_reading *out, kb_arena *arena, kb_doc *doc,
                     kb_folded *folded, const kb_extractor *x);

/** Whether bytes [from, to) are at most `most` code points. */
bool kb_is_near(kb_str text, size_t from, size_t to, size_t most);

/** What the headings above a block say of the terms in it, or NULL. */
const kb_section_rule *kb_reading_section(const kb_reading *r, size_t block);

/** Whether facts may come from this block. */
bool kb_reading_reads(const kb_reading *r, size_t block);

kb_str kb_block_str(const kb_block *block);

/** The term of a folded form, or -1. */
int kb_reading_find(const kb_reading *r, kb_str form);

/** Adds a term of no lexicon under this form; an existing one stays as it is.
 * @return its index */
uint32_t kb_reading_add(kb_reading *r, kb_str form, kb_type type);

/** The term of a lexicon entry, added where it is new. */
uint32_t kb_reading_add_entry(kb_reading *r, uint32_t entry);

/** Lets an ambiguous form of the lexicon mean the one thing that it can mean,
 * where its surroundings show that it is a term.
 * @return whether the words are a form of the lexicon */
bool kb_reading_support(kb_reading *r, kb_str words);

/** Makes `form` another form of `term`; false where it is another term's. */
bool kb_reading_alias(kb_reading *r, uint32_t term, kb_str form);

/** Finds every place of lexicon forms and of the terms added so far. */
void kb_reading_scan(kb_reading *r);

/** The places of a block: [*from, *to) in r->places. */
void kb_reading_block(const kb_reading *r, size_t block, size_t *from,
                      size_t *to);

/** The places that lie within bytes [start, end) of a block. */
void kb_reading_within(const kb_reading *r, size_t block, size_t start,
                       size_t end, size_t *from, size_t *to);

/** The place that covers exactly these bytes, or NULL. */
const kb_place *kb_reading_at(const kb_reading *r, size_t block, size_t start,
                              size_t end);

#endif
