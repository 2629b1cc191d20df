/* keep.h - what is left of an article when it has been read: its document and
 * its facts without what finding them took. */
#ifndef KB_INGEST_KEEP_H
#define KB_INGEST_KEEP_H

#include "aigckb/arena.h"
#include "aigckb/doc.h"
#include "aigckb/facts.h"

/** Copies all that a document (without marks, which the store does not keep)
 * points at into another arena. */
void kb_keep_doc(kb_doc *doc, kb_arena *arena);

/** The same for facts. */
void kb_keep_facts(kb_facts *facts, kb_arena *arena);

#endif
