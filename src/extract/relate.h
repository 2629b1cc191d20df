/* relate.h - relations that words state, and those that structure states. */
#ifndef KB_EXTRACT_RELATE_H
#define KB_EXTRACT_RELATE_H

#include "extract/relation.h"

/** Adds what sentences state: relate.c. */
void kb_relate_sentences(kb_reading *r, kb_relations *out);

/** Adds what headings state of the leads below them: section.c. */
void kb_relate_sections(kb_reading *r, kb_relations *out);

/** Adds what terms have to do with what stands over them: context.c. */
void kb_relate_contexts(kb_reading *r, kb_relations *out);

#endif
