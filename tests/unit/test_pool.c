/* test_pool.c - threads that work on jobs, which come back in order. */
#include "check.h"

#include <stdatomic.h>
#include <time.h>

#include "ingest/pool.h"

enum { JOBS = 2000, CAPACITY = 16, PAUSE_NS = 20000 };

typedef struct job {
    int number;
    int square; /* what the work makes */
    atomic_int worked;
} job;

typedef struct watch {
    atomic_int running, most;
} watch;

/* Early jobs take longer than late ones: they finish out of order. */
static void work(const void *context, int thread, void *job_)
{
    job *j = job_;
    struct timespec pause = {0, (CAPACITY - j->number % CAPACITY) * PAUSE_NS};
    (void)context;
    (void)thread;
    nanosleep(&pause, NULL);
    j->square = j->number * j->number;
    j->worked++;
}

static void number_jobs(job *jobs, int count)
{
    for (int i = 0; i < count; i++) {
        jobs[i].number = i;
        jobs[i].square = -1;
        jobs[i].worked = 0;
    }
}

static void check_done(const job *j, int number)
{
    assert_non_null(j);
    assert_int_equal(j->number, number);
    assert_int_equal(j->worked, 1);
    assert_int_equal(j->square, number * number);
}

/* Hands all jobs in, never more than the capacity, and takes them back. */
static void run_jobs(int threads, size_t capacity, int count)
{
    static job jobs[JOBS];
    kb_pool *pool = kb_pool_new(threads, capacity, work, NULL);
    int taken = 0;
    number_jobs(jobs, count);
    for (int i = 0; i < count; i++) {
        if (i - taken == (int)capacity) {
            check_done(kb_pool_take(pool), taken);
            taken++;
        }
        kb_pool_submit(pool, &jobs[i]);
    }
    for (; taken < count; taken++)
        check_done(kb_pool_take(pool), taken);
    assert_null(kb_pool_take(pool));
    kb_pool_free(pool);
}

static void jobs_come_back_done_and_in_order(void **state)
{
    (void)state;
    run_jobs(4, CAPACITY, 200);
}

static void many_threads_share_few_jobs(void **state)
{
    (void)state;
    run_jobs(32, 3, 100);
}

static void one_thread_and_one_place_do_it_too(void **state)
{
    (void)state;
    run_jobs(1, 1, 50);
}

static void the_ring_is_gone_round_many_times(void **state)
{
    (void)state;
    run_jobs(8, 5, JOBS);
}

static void nothing_is_taken_where_nothing_was_submitted(void **state)
{
    kb_pool *pool = kb_pool_new(2, 4, work, NULL);
    (void)state;
    assert_null(kb_pool_take(pool));
    kb_pool_free(pool);
}

static void freeing_the_pool_waits_for_jobs_handed_in(void **state)
{
    job jobs[CAPACITY];
    kb_pool *pool = kb_pool_new(2, CAPACITY, work, NULL);
    (void)state;
    number_jobs(jobs, CAPACITY);
    for (int i = 0; i < CAPACITY; i++)
        kb_pool_submit(pool, &jobs[i]);
    kb_pool_free(pool);
    for (int i = 0; i < CAPACITY; i++)
        check_done(&jobs[i], i);
}

static void watch_work(const void *context, int thread, void *job_)
{
    watch *w = *(watch *const *)context;
    const struct timespec pause = {0, 2000000};
    int now = ++w->running;
    int most = w->most;
    (void)thread;
    (void)job_;
    while (now > most && !atomic_compare_exchange_weak(&w->most, &most, now)) {
    }
    nanosleep(&pause, NULL);
    w->running--;
}

static void threads_work_at_the_same_time(void **state)
{
    watch w = {0};
    watch *context = &w;
    kb_pool *pool = kb_pool_new(4, CAPACITY, watch_work, &context);
    (void)state;
    for (int i = 0; i < CAPACITY; i++)
        kb_pool_submit(pool, &w);
    kb_pool_free(pool);
    assert_true(w.most > 1);
    assert_true(w.most <= 4);
}

static void freeing_no_pool_is_fine(void **state)
{
    (void)state;
    kb_pool_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(jobs_come_back_done_and_in_order),
        cmocka_unit_test(many_threads_share_few_jobs),
        cmocka_unit_test(one_thread_and_one_place_do_it_too),
        cmocka_unit_test(the_ring_is_gone_round_many_times),
        cmocka_unit_test(nothing_is_taken_where_nothing_was_submitted),
        cmocka_unit_test(freeing_the_pool_waits_for_jobs_handed_in),
        cmocka_unit_test(threads_work_at_the_same_time),
        cmocka_unit_test(freeing_no_pool_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
