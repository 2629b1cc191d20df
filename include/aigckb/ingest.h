/* ingest.h - files to facts in a store.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_INGEST_H
#define AIGCKB_INGEST_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

#include "aigckb/api.h"
#include "aigckb/extract.h"
#include "aigckb/status.h"
#include "aigckb/store.h"
#include "aigckb/web.h"

KB_API_BEGIN

/** What an input came to. */
typedef enum kb_outcome {
    KB_OUTCOME_ADDED,
    KB_OUTCOME_CHANGED,   /* the store had the article */
    KB_OUTCOME_UNCHANGED, /* as the store has it: not read again */
    KB_OUTCOME_FAILED,
    KB_OUTCOME_REMOVED, /* gone from where it was, and so from the store */
    KB_OUTCOME_COUNT
} kb_outcome;

/** Its stable word: "added". */
const char *kb_outcome_name(kb_outcome outcome);

/** What became of one input. */
typedef struct kb_ingest_input {
    const char *name;  /* as the store knows it; NULL: it does not */
    const char *shown; /* as the user named it */
    kb_outcome outcome;
    kb_status status;      /* KB_OK, or why there is no article */
    const kb_error *error; /* of a failure, else NULL */
    const char *key;       /* of the article, where it was read */
    size_t replaced;       /* bytes of it that could not be decoded */
    size_t done, total;    /* inputs so far, and all that are known of */
} kb_ingest_input;

/** Called by the calling thread for each input, in order, when the store has
 * taken what it came to; of the last ones a process that is killed loses
 * both. */
typedef void kb_ingest_fn(void *context, const kb_ingest_input *input);

/** How to read.  Zeroes are the defaults, but for the extractor. */
typedef struct kb_ingest_options {
    const kb_extractor *extractor;
    int jobs;       /* extracting threads; 0: one for each processor */
    bool force;     /* read again what has not changed */
    bool prune;     /* remove what is gone from the given folders */
    bool dry_run;   /* change nothing, tell what would be */
    bool fail_fast; /* end at the first failure */

    /* Patterns (fnmatch), with commas between, for names of files or their
     * paths below a given folder; NULL: all, none. */
    const char *include, *exclude;

    /* What is said of all inputs; NULL: they say it themselves. */
    const char *type;    /* media type */
    const char *charset; /* encoding, where it is not UTF-8 all the same */
    const char *name;    /* what the store calls standard input */
    int64_t text_max;    /* bytes of text of an article; 0: KB_TEXT_MAX */
    kb_web_options web;  /* its .stop is that below */

    const volatile sig_atomic_t *stop; /* not 0: write what is read, end */
    kb_ingest_fn *fn;                  /* may be NULL */
    void *context;
} kb_ingest_options;

/** What became of all inputs. */
typedef struct kb_ingest_report {
    size_t read; /* inputs that were looked at */
    size_t counts[KB_OUTCOME_COUNT];
    bool unpruned; /* nothing was removed: not all of the folders was seen */
} kb_ingest_report;

/** Reads files, archives of files, folders (recursively, in byte order of their
 * paths), pages of the web, with what feeds and sitemaps name, and "-",
 * standard input; extracts in parallel, and stores in batches.  One bad input
 * harms no other.
 * @return KB_OK, KB_PARTIAL (some inputs failed), KB_BAD_INPUT (all failed, or
 *         there were none), KB_INTERRUPTED, or what the store says */
kb_status kb_ingest(kb_ingest_report *out, kb_store *store,
                    const char *const *operands, size_t count,
                    const kb_ingest_options *options, kb_error *err);

/** Called for each line that gave no article; the message is FILE:LINE and what
 * is wrong. */
typedef void kb_load_fn(void *context, const kb_error *error);

/** How to load.  Zeroes are the defaults. */
typedef struct kb_load_options {
    kb_load_fn *fn; /* may be NULL */
    void *context;
    const volatile sig_atomic_t *stop; /* not 0: store what is read, end */
} kb_load_options;

/** Stores articles as `extract` and `export` print them: `path` holds JSON
 * lines, packed by gzip or the like or not; "-" is standard input.  Lines may
 * come in any order, and twice; a wrong one harms no other.
 * @return KB_OK, KB_PARTIAL (some lines failed), KB_BAD_INPUT (all failed, or
 *         the file), KB_INTERRUPTED, or what the store says */
kb_status kb_load(kb_ingest_report *out, kb_store *store, const char *path,
                  const kb_load_options *options, kb_error *err);

KB_API_END

#endif
