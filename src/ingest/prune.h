/* prune.h - takes out of the store what is gone from the folders that were
 * read: inputs with their articles. */
#ifndef KB_INGEST_PRUNE_H
#define KB_INGEST_PRUNE_H

#include "ingest/intake.h"

typedef struct kb_prune kb_prune;

kb_prune *kb_prune_new(void);
void kb_prune_free(kb_prune *prune); /* NULL is fine */

/** Notes that an input is still there: its name in the store. */
void kb_prune_keep(kb_prune *prune, const char *name);

/** Removes the inputs below the intake's roots that were not kept, and counts
 * and tells them.  A dry run only tells. */
kb_status kb_prune_run(kb_prune *prune, kb_store *store,
                       const kb_intake *intake,
                       const kb_ingest_options *options,
                       kb_ingest_report *report, kb_error *err);

#endif
