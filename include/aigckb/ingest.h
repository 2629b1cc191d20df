/* ingest.h - files to facts in a store.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_INGEST_H
#define AIGCKB_INGEST_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

#include "aigckb/extract.h"
#include "aigckb/status.h"
#include "aigckb/store.h"

#pragma GCC visibility push(default)

/** What became of one input. */
typedef struct kb_ingest_input {
    const char *path;
    kb_status status;    /* KB_OK, or why there is no article */
    const char *message; /* of a failure, else NULL */
    bool unchanged;      /* as the store has it: not read again */
    size_t done, total;  /* inputs so far, and all of them */
} kb_ingest_input;

/** Called by the calling thread for each input, in order. */
typedef void kb_ingest_fn(void *context, const kb_ingest_input *input);

typedef struct kb_ingest_options {
    const kb_extractor *extractor;
    int jobs;   /* extracting threads; 0: one for each processor */
    bool force; /* read again what has not changed */
    const volatile sig_atomic_t *stop; /* not 0: end after the current batch */
    kb_ingest_fn *fn;                  /* may be NULL */
    void *context;
} kb_ingest_options;

typedef struct kb_ingest_report {
    size_t read, added, changed, unchanged, failed;
} kb_ingest_report;

/** Reads files and folders (recursively, in byte order of their paths),
 * extracts in parallel, and stores in batches.  One bad input harms no other.
 * @return KB_OK, KB_PARTIAL (some inputs failed), KB_BAD_INPUT (all failed, or
 *         there were none), KB_INTERRUPTED, or what the store says */
kb_status kb_ingest(kb_ingest_report *out, kb_store *store,
                    const char *const *paths, size_t count,
                    const kb_ingest_options *options, kb_error *err);

/** Stores extracted articles: `path` holds the JSON lines of `extract`, "-" is
 * standard input.  Lines may come in any order, and twice.
 * @return KB_OK or KB_BAD_INPUT (FILE:LINE and what is wrong) */
kb_status kb_load(kb_ingest_report *out, kb_store *store, const char *path,
                  kb_error *err);

#pragma GCC visibility pop

#endif
