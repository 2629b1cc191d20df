/* record.h - one line of `extract`, read back. */
#ifndef KB_INGEST_RECORD_H
#define KB_INGEST_RECORD_H

#include "aigckb/arena.h"
#include "aigckb/doc.h"
#include "aigckb/facts.h"
#include "aigckb/status.h"
#include "base/str.h"

/** Where a line stands, for messages. */
typedef struct kb_record_place {
    const char *file;
    size_t line;
    kb_error *err;
} kb_record_place;

/** Reads a line into the arena.  @return KB_OK or KB_BAD_INPUT */
kb_status kb_record_read(kb_doc *doc, kb_facts *facts, kb_arena *arena,
                         kb_str line, const kb_record_place *at);

#endif
