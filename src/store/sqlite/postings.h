/* postings.h - the bytes of the full-text index.
 *
 * A block holds terms in the order of their bytes, the first of them also in
 * the table that leads to the block:
 *
 *     term      shared bytes, other bytes, length of postings, postings
 *     posting   distance from the document before,
 *               a byte: impact * 2 (impact.h), + 1 where the title has it
 *
 * All numbers are of 7 bits a byte, low ones first; the high bit says that
 * more follow.  Readers stop at what is damaged, and never leave the bytes. */
#ifndef KB_STORE_SQLITE_POSTINGS_H
#define KB_STORE_SQLITE_POSTINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

enum { KB_TERM_MAX = 64, KB_NUMBER_MAX = 5, KB_POSTING_MAX = 6 };

/** One document that has a term, and how much of it. */
typedef struct kb_posting {
    uint32_t doc;
    uint8_t level; /* impact.h */
    bool title;    /* whether the title has it */
} kb_posting;

/** Writes a posting that follows the document `last`.
 * @return how many bytes it took */
size_t kb_posting_write(unsigned char out[KB_POSTING_MAX], uint32_t last,
                        kb_posting posting);

/** Walks postings: begin with .doc 0. */
typedef struct kb_postings {
    const unsigned char *at, *end;
    uint32_t doc; /* of the posting before */
} kb_postings;

/** kb_postings_next() where the distance takes more than a byte. */
bool kb_postings_next_far(kb_postings *p, kb_posting *out);

static inline bool kb_postings_next(kb_postings *p, kb_posting *out)
{
    if (p->end - p->at < 2 || p->at[0] >= 0x80)
        return kb_postings_next_far(p, out);
    p->doc += p->at[0];
    *out = (kb_posting){p->doc, p->at[1] >> 1, p->at[1] & 1};
    p->at += 2;
    return true;
}

/** Appends a posting to those that end with the document `*last`. */
void kb_postings_add(kb_buf *out, uint32_t *last, kb_posting posting);

/** Walks the terms of a block. */
typedef struct kb_terms {
    const unsigned char *at, *end;
    char term[KB_TERM_MAX];
    size_t len;
    kb_postings postings; /* of the term */
} kb_terms;

kb_terms kb_terms_of(kb_str block);
bool kb_terms_next(kb_terms *t);

static inline kb_str kb_terms_term(const kb_terms *t)
{
    return (kb_str){t->term, t->len};
}

/** Appends a term behind `before`, which is "" for the first of a block. */
void kb_terms_add(kb_buf *block, kb_str before, kb_str term, kb_str postings);

#endif
