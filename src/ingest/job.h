/* job.h - one input on its way from bytes to facts, on an extracting thread. */
#ifndef KB_INGEST_JOB_H
#define KB_INGEST_JOB_H

#include "aigckb/bulk.h"
#include "aigckb/ingest.h"
#include "base/hash.h"
#include "ingest/item.h"

typedef struct kb_job {
    kb_item item;
    kb_known known;  /* what the store knows of it */
    kb_arena *arena; /* of what is kept until it is written */
    size_t held;     /* bytes that the item came with */
    bool force;      /* read it even where nothing has changed */
    bool unchanged;  /* as the store has it */
    bool changed;    /* the store had the article before */
    kb_doc doc;
    kb_facts facts;
    const kb_imprint *imprint;
    const kb_prepared *prepared;
    char hash[KB_HEX]; /* of its bytes; "" where they were not read */
} kb_job;

/** What the threads work with. */
typedef struct kb_job_tools {
    const kb_extractor *extractor; /* NULL: articles are parsed, no more */
    kb_arena **arenas; /* of each thread: of the article that it reads */
} kb_job_tools;

/** Reads, parses and extracts; a kb_work_fn.  What became of it is in the
 * item's status. */
void kb_job_work(const void *tools, int thread, void *job);

#endif
