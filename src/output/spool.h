/* spool.h - text that must wait: in memory while it is short, else in a
 * temporary file, so that an export of any size needs little memory. */
#ifndef KB_OUTPUT_SPOOL_H
#define KB_OUTPUT_SPOOL_H

#include <stdio.h>

#include "base/buf.h"
#include "output/sink.h"

typedef struct kb_spool {
    kb_buf memory;
    FILE *file; /* NULL until the memory was full */
    int error;  /* errno of the first failure, or 0 */
} kb_spool;

void kb_spool_init(kb_spool *spool);
void kb_spool_dispose(kb_spool *spool);

void kb_spool_add(kb_spool *spool, kb_str bytes);

/** Writes all of it to `sink`, which also learns of failures. */
void kb_spool_pour(kb_spool *spool, kb_sink *sink);

#endif
