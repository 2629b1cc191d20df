/* lead.h - what a block says it is about: the words set apart at its head. */
#ifndef KB_EXTRACT_LEAD_H
#define KB_EXTRACT_LEAD_H

#include "aigckb/doc.h"
#include "base/str.h"

typedef struct kb_lead {
    uint32_t start, end; /* bytes of the block's text; equal: no lead */
    uint32_t body;       /* where the text behind it begins */
} kb_lead;

/** The lead of a block: a heading without its number, a bold beginning, what
 * stands before a colon near the beginning, or the whole of a short item. */
kb_lead kb_lead_of(const kb_block *block);

/** The byte behind a number, bullet or bracketed number at the beginning:
 * "1.2 ", "（三）", "第一章", "①". */
size_t kb_lead_number(kb_str text);

/** Without quotes, brackets and punctuation around [*start, *end). */
void kb_lead_trim(kb_str text, uint32_t *start, uint32_t *end);

#endif
