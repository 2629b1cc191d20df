/* pool.c - a ring of jobs: submitted at the head, worked on in between, taken
 * back at the tail in the order of submission. */
#include "ingest/pool.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "base/alloc.h"

typedef struct slot {
    void *job;
    bool done;
} slot;

struct kb_pool {
    kb_work_fn *work;
    const void *context;
    pthread_mutex_t lock;
    pthread_cond_t submitted, finished;
    slot *ring;
    size_t capacity;
    size_t head, next, tail; /* counts: submitted, begun, taken back */
    bool closing;
    int begun; /* threads */
    pthread_t *threads;
    size_t thread_count;
};

/* How far the threads step back behind their owner, for whom all of them wait
 * in the end. */
enum { STEP_BACK = 4 };

static void *work_on(void *argument)
{
    kb_pool *pool = argument;
    setpriority(PRIO_PROCESS, 0, STEP_BACK); /* of this thread, on Linux */
    pthread_mutex_lock(&pool->lock);
    int number = pool->begun++;
    for (;;) {
        while (pool->next == pool->head && !pool->closing)
            pthread_cond_wait(&pool->submitted, &pool->lock);
        if (pool->next == pool->head)
            break;
        slot *mine = &pool->ring[pool->next++ % pool->capacity];
        pthread_mutex_unlock(&pool->lock);
        pool->work(pool->context, number, mine->job);
        pthread_mutex_lock(&pool->lock);
        mine->done = true;
        pthread_cond_signal(&pool->finished);
    }
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

kb_pool *kb_pool_new(int threads, size_t capacity, kb_work_fn *work,
                     const void *context)
{
    kb_pool *pool = kb_alloc(sizeof *pool);
    pool->work = work;
    pool->context = context;
    pool->capacity = capacity;
    pool->ring = kb_alloc(capacity * sizeof *pool->ring);
    pool->threads = kb_alloc((size_t)threads * sizeof *pool->threads);
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->submitted, NULL);
    pthread_cond_init(&pool->finished, NULL);
    for (int i = 0; i < threads; i++) {
        if (pthread_create(&pool->threads[pool->thread_count], NULL, work_on,
                           pool) == 0)
            pool->thread_count++;
    }
    return pool;
}

void kb_pool_free(kb_pool *pool)
{
    if (!pool)
        return;
    pthread_mutex_lock(&pool->lock);
    pool->closing = true;
    pthread_cond_broadcast(&pool->submitted);
    pthread_mutex_unlock(&pool->lock);
    for (size_t i = 0; i < pool->thread_count; i++)
        pthread_join(pool->threads[i], NULL);
    pthread_cond_destroy(&pool->finished);
    pthread_cond_destroy(&pool->submitted);
    pthread_mutex_destroy(&pool->lock);
    free(pool->threads);
    free(pool->ring);
    free(pool);
}

void kb_pool_submit(kb_pool *pool, void *job)
{
    pthread_mutex_lock(&pool->lock);
    pool->ring[pool->head++ % pool->capacity] = (slot){job, false};
    pthread_cond_signal(&pool->submitted);
    pthread_mutex_unlock(&pool->lock);
}

void *kb_pool_take(kb_pool *pool)
{
    void *job = NULL;
    pthread_mutex_lock(&pool->lock);
    if (pool->tail < pool->head) {
        slot *oldest = &pool->ring[pool->tail % pool->capacity];
        if (pool->thread_count == 0) /* none could be started */
            pool->work(pool->context, 0, oldest->job);
        while (!oldest->done && pool->thread_count > 0)
            pthread_cond_wait(&pool->finished, &pool->lock);
        job = oldest->job;
        pool->tail++;
    }
    pthread_mutex_unlock(&pool->lock);
    return job;
}
