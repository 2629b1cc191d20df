/* extract.h - a document to facts.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_EXTRACT_H
#define AIGCKB_EXTRACT_H

#include <stddef.h>

#include "aigckb/api.h"
#include "aigckb/arena.h"
#include "aigckb/doc.h"
#include "aigckb/facts.h"
#include "aigckb/status.h"

KB_API_BEGIN

/** The lexicon and the rules, made ready.  It never changes once made: threads
 * may share it. */
typedef struct kb_extractor kb_extractor;

/** Makes one from the lexicon and rules in the program and from the user's own
 * lexicons, whose rows win where both have a form.
 * @param dicts  paths of `dict_count` files in the format of data/lexicon
 * @return KB_OK, KB_BAD_INPUT (a wrong row: FILE:LINE and what is wrong) */
kb_status kb_extractor_new(kb_extractor **out, const char *const *dicts,
                           size_t dict_count, kb_error *err);
void kb_extractor_free(kb_extractor *extractor); /* NULL is fine */

/** Concepts in the lexicon, and forms of them. */
size_t kb_extractor_concepts(const kb_extractor *extractor);
/** Forms of the concepts in its lexicon. */
size_t kb_extractor_forms(const kb_extractor *extractor);

/** Says what the article says: a pure function of the document and the
 * extractor.  Marks the promotional blocks of `doc` on the way.  The facts
 * live in the arena, and borrow from the document and the extractor. */
void kb_extract(kb_facts *out, kb_arena *arena, kb_doc *doc,
                const kb_extractor *extractor);

KB_API_END

#endif
