/* progress.h - a line on the terminal that tells how far long work has come:
 *
 *     [=======>            ] 12,345 of 36,815  823/s  0:29 left
 *
 * Only where a person looks at stderr; elsewhere nothing is printed. */
#ifndef KB_CLI_PROGRESS_H
#define KB_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

typedef struct kb_progress {
    bool shown;           /* on this run */
    size_t columns;       /* of the terminal */
    int64_t begun, drawn; /* milliseconds */
    bool visible;         /* there is a line to be cleared */
} kb_progress;

/** @param quiet nothing is to be shown */
kb_progress kb_progress_begin(bool quiet);

/** So much is done; draws ten times a second at most. */
void kb_progress_step(kb_progress *progress, size_t done, size_t total);

/** Takes the line away: before other output, and at the end. */
void kb_progress_clear(kb_progress *progress);

/** The line, to fit `columns`.  `ms` is how long it took so far.  `total` below
 * `done` means that the end is not known. */
void kb_progress_line(kb_buf *out, size_t columns, size_t done, size_t total,
                      int64_t ms);

#endif
