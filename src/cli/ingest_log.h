/* ingest_log.h - the report of `ingest --report FILE`: one JSON line an input.
 */
#ifndef KB_CLI_INGEST_LOG_H
#define KB_CLI_INGEST_LOG_H

#include "aigckb/ingest.h"
#include "output/sink.h"

/** Adds the line of an input:
 * {"input","outcome","article","code","message","replaced"}. */
void kb_ingest_log_add(kb_sink *log, const kb_ingest_input *input);

#endif
