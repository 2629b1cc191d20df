/* pool.h - threads that work on jobs; the owner takes them back in order. */
#ifndef KB_INGEST_POOL_H
#define KB_INGEST_POOL_H

#include <stdbool.h>
#include <stddef.h>

typedef struct kb_pool kb_pool;

/** Works on one job, on some thread: a number from 0 on, below how many were
 * asked for. */
typedef void kb_work_fn(const void *context, int thread, void *job);

/** Starts `threads` threads for at most `capacity` jobs at a time. */
kb_pool *kb_pool_new(int threads, size_t capacity, kb_work_fn *work,
                     const void *context);

/** Ends the threads when the jobs handed in are done.  NULL is fine. */
void kb_pool_free(kb_pool *pool);

/** Hands a job in: never more than `capacity` that were not taken back. */
void kb_pool_submit(kb_pool *pool, void *job);

/** The oldest job that was handed in, when it is done; NULL: none is left. */
void *kb_pool_take(kb_pool *pool);

#endif
