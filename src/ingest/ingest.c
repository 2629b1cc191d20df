/* ingest.c - inputs to facts in a store: many threads extract, this one writes.
 *
 * A window of jobs moves over the inputs.  While the oldest of them are being
 * written, the threads work on the others. */
#include "aigckb/ingest.h"

#include <stdlib.h>
#include <unistd.h>

#include "aigckb/bulk.h"

#include "base/alloc.h"
#include "base/clock.h"
#include "ingest/intake.h"
#include "ingest/job.h"
#include "ingest/pool.h"
#include "ingest/prune.h"

/* A window that keeps the threads at work while the store writes much at once.
 * What comes slowly is not waited for. */
enum {
    BATCH = 128,
    WINDOW = 8 * BATCH,
    WAIT_MS = 2000,               /* for more inputs, before what is there is
                                     written */
    HELD_MAX = 128 * 1024 * 1024, /* bytes of all inputs on their way */
};

typedef struct run {
    kb_store *store;
    const kb_ingest_options *options;
    kb_ingest_report *report;
    kb_intake *intake;
    kb_prune *prune; /* NULL: what is gone stays in the store */
    bool ended;      /* nothing more comes */
    bool slow;       /* they do not come as fast as they are written */
    size_t submitted, taken;
    size_t held;      /* bytes of the inputs on their way */
    size_t unreached; /* inputs whose server did not answer */
    kb_pool *pool;
    kb_job *jobs; /* WINDOW */
    kb_error *err;
} run;

static bool is_stopped(const run *r)
{
    return (r->options->stop && *r->options->stop) ||
           (r->options->fail_fast && r->report->counts[KB_OUTCOME_FAILED] > 0);
}

/* ---- in ----------------------------------------------------------------- */

/* Takes the next inputs, as many as the window has room for. */
static size_t take_in(run *r, size_t room)
{
    size_t n = 0;
    int64_t begun = kb_clock_steady_ms();
    bool slow = false; /* others may write meanwhile */

    while (n < room && r->held < HELD_MAX && !is_stopped(r) &&
           (n == 0 || !(slow = kb_clock_steady_ms() - begun >= WAIT_MS))) {
        kb_job *j = &r->jobs[(r->submitted + n) % WINDOW];
        kb_arena_free(
            j->arena); /* many wait: none keeps what a huge one took */
        *j = (kb_job){.arena = kb_arena_new(), .force = r->options->force};
        if (!kb_intake_next(r->intake, j->arena, &j->item)) {
            r->ended = !is_stopped(r);
            break;
        }
        j->held = (size_t)j->item.stamp.size;
        r->held += j->held;
        n++;
    }
    r->slow = slow;
    return n;
}

static kb_status look_up(run *r, size_t n)
{
    const char *names[WINDOW] = {NULL};
    kb_known known[WINDOW] = {{0}};
    for (size_t i = 0; i < n; i++) {
        const kb_job *j = &r->jobs[(r->submitted + i) % WINDOW];
        names[i] = j->item.name ? j->item.name : "";
        if (r->prune && j->item.name)
            kb_prune_keep(r->prune, j->item.name);
    }
    kb_status status = kb_store_known(r->store, names, n, known, r->err);
    for (size_t i = 0; i < n; i++)
        r->jobs[(r->submitted + i) % WINDOW].known = known[i];
    return status;
}

static kb_status submit(run *r)
{
    size_t n = take_in(r, WINDOW - (r->submitted - r->taken));
    kb_status status = n > 0 ? look_up(r, n) : KB_OK;
    for (size_t i = 0; i < n && status == KB_OK; i++)
        kb_pool_submit(r->pool, &r->jobs[r->submitted++ % WINDOW]);
    return status;
}

/* ---- out ---------------------------------------------------------------- */

static kb_outcome outcome_of(const kb_job *j)
{
    if (j->item.status != KB_OK)
        return KB_OUTCOME_FAILED;
    if (j->unchanged)
        return KB_OUTCOME_UNCHANGED;
    return j->changed ? KB_OUTCOME_CHANGED : KB_OUTCOME_ADDED;
}

/* What became of an archive is told only where its articles are not. */
static bool is_told(const kb_job *j)
{
    return !j->item.container || j->item.status != KB_OK || j->unchanged;
}

static void tell(run *r, const kb_job *j)
{
    kb_ingest_input input = {.name = j->item.name,
                             .shown = j->item.shown,
                             .outcome = outcome_of(j),
                             .status = j->item.status,
                             .key = j->doc.key,
                             .replaced = j->doc.replaced,
                             .done = r->report->read + 1,
                             .total = kb_intake_total(r->intake)};
    if (j->item.status != KB_OK)
        input.error = &j->item.error;
    r->unreached += j->item.status == KB_NETWORK;
    r->report->read++;
    r->report->counts[input.outcome]++;
    if (r->options->fn)
        r->options->fn(r->options->context, &input);
}

/* Whether there is nothing that the store does not know: no article, and what
 * became of the input is as it was. */
static bool is_noted(const kb_job *j)
{
    const kb_item *item = &j->item;
    bool same = kb_item_is_known(item, &j->known);
    if (item->unchanged)
        return true;
    return (j->unchanged || item->status != KB_OK) && (!item->name || same);
}

static kb_entry entry_of(kb_job *j)
{
    const kb_item *item = &j->item;
    bool good = item->status == KB_OK;
    bool fresh = good && !j->unchanged && !item->container;
    j->changed = j->known.hash[0] != '\0'; /* the store knows better */
    return (kb_entry){
        .input = {.path = item->name,
                  .size = item->stamp.size,
                  .mtime = item->stamp.mtime,
                  .hash = j->hash[0]     ? j->hash
                          : j->unchanged ? j->known.hash
                                         : NULL,
                  .status = item->status,
                  .message = good ? NULL : item->error.message,
                  .etag = item->etag,
                  .modified = item->modified},
        .doc = fresh ? &j->doc : NULL,
        .facts = fresh ? &j->facts : NULL,
        .imprint = j->imprint,
        .prepared = fresh ? j->prepared : NULL,
        .changed = &j->changed,
    };
}

/* A batch of jobs that were taken back, oldest first. */
typedef struct batch {
    const kb_job *jobs[BATCH];
    size_t count;
    kb_entry entries[BATCH]; /* of those that the store has to hear of */
    size_t entry_count;
} batch;

static void take_back(run *r, batch *b)
{
    while (b->count < BATCH) {
        kb_job *j = kb_pool_take(r->pool);
        if (!j)
            break;
        r->taken++;
        r->held -= j->held;
        b->jobs[b->count++] = j;
        if (!is_noted(j))
            b->entries[b->entry_count++] = entry_of(j);
    }
}

static kb_status set_true(void *context, const kb_article *article)
{
    (void)article;
    *(bool *)context = true;
    return KB_OK;
}

/* What kb_store_put() would come to. */
static kb_status would_put(run *r, const batch *b)
{
    kb_status status = KB_OK;
    for (size_t i = 0; i < b->entry_count && status == KB_OK; i++) {
        const kb_doc *doc = b->entries[i].doc;
        uint64_t id = doc ? kb_article_id(doc->key) : 0;
        const kb_article_query query = {.ids = &id, .id_count = 1};
        if (doc)
            status = kb_store_articles(r->store, &query, set_true,
                                       b->entries[i].changed, r->err);
    }
    return status;
}

static kb_status put(run *r, const batch *b)
{
    kb_put_report done;
    if (b->entry_count == 0)
        return KB_OK;
    if (r->options->dry_run)
        return would_put(r, b);
    kb_store_gather(r->store, !r->slow);
    return kb_store_put(r->store, b->entries, b->entry_count, kb_clock_ms(),
                        &done, r->err);
}

/* Takes the oldest jobs back, stores what is new in them, and tells of them. */
static kb_status write_batch(run *r)
{
    batch b = {.count = 0};
    take_back(r, &b);
    kb_status status = put(r, &b);
    for (size_t i = 0; i < b.count && status == KB_OK; i++) {
        if (is_told(b.jobs[i]))
            tell(r, b.jobs[i]);
    }
    return status;
}

/* ---- all ---------------------------------------------------------------- */

/* Why it ended before the end, where it did. */
static kb_status stopped(const run *r)
{
    bool interrupted = r->options->stop && *r->options->stop;
    if (interrupted && !r->ended)
        return kb_fail(r->err, KB_INTERRUPTED,
                       "stopped after %zu of %zu inputs, which are stored; run "
                       "it again for the rest",
                       r->report->read, kb_intake_total(r->intake));
    return KB_OK;
}

/* What was handed in is also written when it is stopped. */
static kb_status run_all(run *r)
{
    kb_status status = KB_OK;
    do {
        status = submit(r);
        if (status == KB_OK)
            status = write_batch(r);
    } while (status == KB_OK &&
             (r->taken < r->submitted || !(r->ended || is_stopped(r))));
    return status == KB_OK ? stopped(r) : status;
}

static int thread_count(const kb_ingest_options *options)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    if (options->jobs > 0)
        return options->jobs;
    return processors > 0 ? (int)processors : 1;
}

static kb_status run_threads(run *r)
{
    int threads = thread_count(r->options);
    kb_job_tools tools = {
        .extractor = r->options->dry_run ? NULL : r->options->extractor,
        .arenas = kb_alloc((size_t)threads * sizeof(kb_arena *))};
    for (int i = 0; i < threads; i++)
        tools.arenas[i] = kb_arena_new();
    r->jobs = kb_alloc(WINDOW * sizeof *r->jobs);
    r->pool = kb_pool_new(threads, WINDOW, kb_job_work, &tools);

    kb_status status = run_all(r);
    kb_pool_free(r->pool);
    for (size_t i = 0; i < WINDOW; i++) {
        kb_item_done(&r->jobs[i].item);
        kb_arena_free(r->jobs[i].arena);
    }
    free(r->jobs);
    for (int i = 0; i < threads; i++)
        kb_arena_free(tools.arenas[i]);
    free(tools.arenas);
    return status;
}

/* Removes what is gone, where all of the rest was seen. */
static kb_status prune(run *r)
{
    if (!r->prune)
        return KB_OK;
    r->report->unpruned = !r->ended || kb_intake_lost(r->intake);
    if (r->report->unpruned)
        return KB_OK;
    return kb_prune_run(r->prune, r->store, r->intake, r->options, r->report,
                        r->err);
}

/* Brings derived state up to date, also for what was stored before a failure.
 */
static kb_status derive(run *r, kb_status status)
{
    kb_error err = {0};
    kb_status derived =
        r->options->dry_run ? KB_OK : kb_store_derive(r->store, &err);
    if (status != KB_OK || derived == KB_OK)
        return status;
    *r->err = err;
    return derived;
}

static kb_status verdict(const run *r)
{
    size_t read = r->report->read;
    size_t failed = r->report->counts[KB_OUTCOME_FAILED];
    kb_status status = failed < read           ? KB_PARTIAL
                       : r->unreached < failed ? KB_BAD_INPUT
                                               : KB_NETWORK;
    if (failed == 0)
        return KB_OK;
    return kb_fail(r->err, status, "%zu of %zu inputs failed", failed, read);
}

kb_status kb_ingest(kb_ingest_report *out, kb_store *store,
                    const char *const *operands, size_t count,
                    const kb_ingest_options *options, kb_error *err)
{
    run r = {.store = store,
             .options = options,
             .report = out,
             .prune = options->prune ? kb_prune_new() : NULL,
             .err = err};

    *out = (kb_ingest_report){0};
    kb_status status =
        kb_intake_new(&r.intake, store, operands, count, options, err);
    if (status == KB_OK)
        status = run_threads(&r);
    if (status == KB_OK)
        status = prune(&r);
    status = derive(&r, status);
    kb_prune_free(r.prune);
    kb_intake_free(r.intake);
    return status == KB_OK ? verdict(&r) : status;
}
