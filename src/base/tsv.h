/* tsv.h - rows of tab-separated data files with comments. */
#ifndef KB_BASE_TSV_H
#define KB_BASE_TSV_H

#include "aigckb/status.h"
#include "base/str.h"

enum { KB_TSV_CELLS = 10 };

/** A place in a file.  Begin with {.name = ..., .rest = whole text}. */
typedef struct kb_tsv {
    const char *name; /* of the file, for messages */
    kb_str rest;
    size_t line;                /* of the current row, from 1 */
    kb_str cells[KB_TSV_CELLS]; /* of the current row, trimmed */
    size_t count;
} kb_tsv;

/** The next row; blank lines and lines that begin with '#' are passed over.
 * Cells behind the last one are empty; more than KB_TSV_CELLS are dropped. */
bool kb_tsv_next(kb_tsv *tsv);

/** Fails with "NAME:LINE: what 'cell'"; of a long cell the front is shown. */
kb_status kb_tsv_fail(const kb_tsv *tsv, const char *what, kb_str cell,
                      kb_error *err);

#endif
