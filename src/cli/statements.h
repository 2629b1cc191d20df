/* statements.h - an article as one record: its blocks, and all that it states.
 * It is what `extract` and `export --what statements` print, and what `load`
 * reads back (ingest/record.h). */
#ifndef KB_CLI_STATEMENTS_H
#define KB_CLI_STATEMENTS_H

#include "aigckb/arena.h"
#include "aigckb/doc.h"
#include "aigckb/facts.h"
#include "output/node.h"
#include "output/writer.h"

/** The record, which the caller frees. */
kb_node *kb_statements_record(kb_arena *arena, const kb_doc *doc,
                              const kb_facts *facts);

extern const kb_column kb_statements_columns[];
extern const char *const kb_statements_fields[];
extern const kb_view kb_statements_view;

#endif
