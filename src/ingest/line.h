/* line.h - one line of `extract`, read back. */
#ifndef KB_INGEST_LINE_H
#define KB_INGEST_LINE_H

#include "aigckb/arena.h"
#include "aigckb/doc.h"
#include "aigckb/facts.h"
#include "aigckb/status.h"
#include "base/str.h"

/** Where a line stands, for messages. */
typedef struct kb_line_place {
    const char *file;
    size_t line;
    kb_error *err;
} kb_line_place;

/** Reads a line into the arena.  @return KB_OK or KB_BAD_INPUT */
kb_status kb_line_read(kb_doc *doc, kb_facts *facts, kb_arena *arena,
                       kb_str line, const kb_line_place *at);

#endif
