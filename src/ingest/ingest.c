/* ingest.c - files to facts in a store: many threads extract, this one writes.
 *
 * A window of jobs moves over the inputs.  While the older half of it is being
 * written, the threads work on the younger half. */
#include "aigckb/ingest.h"

#include <stdlib.h>
#include <unistd.h>

#include "aigckb/parse.h"
#include "base/alloc.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/vec.h"
#include "ingest/keep.h"
#include "ingest/pool.h"

/* Large batches: facts of many articles go to the same pages of the store,
 * which are written once a batch. */
enum { BATCH = 512, WINDOW = 2 * BATCH };

/* One input on its way. */
typedef struct job {
    const char *path;     /* as the user named it */
    const char *absolute; /* in the arena */
    kb_known known;
    bool force;
    kb_arena *arena; /* of what is kept until it is written */
    kb_doc doc;
    kb_facts facts;
    kb_file_stamp stamp;
    char hash[KB_HEX];
    kb_status status;
    kb_error error;
    bool unchanged;
} job;

typedef struct run {
    kb_store *store;
    const kb_ingest_options *options;
    kb_ingest_report *report;
    const char **paths;
    size_t count;
    size_t submitted, taken;
    kb_pool *pool;
    job *jobs; /* WINDOW */
    kb_error *err;
} run;

/* ---- on the extracting threads ------------------------------------------ */

/* What threads work with. */
typedef struct tools {
    const kb_extractor *extractor;
    kb_arena **arenas; /* of each thread: of the article that it reads */
} tools;

/* Whether the bytes are those that the store has read before. */
static bool is_known(const job *j, kb_str bytes)
{
    char hash[KB_HEX];
    if (j->force || !j->known.present || j->known.status != KB_OK)
        return false;
    kb_hex(hash, kb_digest(bytes));
    return strcmp(hash, j->known.hash) == 0;
}

/* The hash of what is new comes with the document, where there is one. */
static void note_hash(job *j, kb_str bytes)
{
    if (j->doc.hash && strlen(j->doc.hash) < sizeof j->hash)
        memcpy(j->hash, j->doc.hash, strlen(j->doc.hash) + 1);
    else
        kb_hex(j->hash, kb_digest(bytes));
}

static void read_article(job *j, const kb_extractor *x, kb_arena *arena)
{
    kb_buf bytes = KB_BUF_INIT(KB_ARTICLE_MAX);
    j->status = kb_file_read(&bytes, j->path, &j->error);
    if (j->status == KB_OK)
        j->unchanged = is_known(j, kb_buf_str(&bytes));
    if (j->status == KB_OK && !j->unchanged) {
        kb_raw raw = {.name = j->path, .bytes = bytes.ptr, .len = bytes.len};
        j->status = kb_parse(&j->doc, arena, &raw, &j->error);
        note_hash(j, kb_buf_str(&bytes));
    }
    kb_buf_dispose(&bytes);
    if (j->status != KB_OK || j->unchanged)
        return;
    kb_extract(&j->facts, arena, &j->doc, x);
    kb_keep_doc(&j->doc, j->arena);
    kb_keep_facts(&j->facts, j->arena);
}

static void work(const void *context, int thread, void *argument)
{
    const tools *t = context;
    job *j = argument;

    j->status = kb_file_stat(&j->stamp, j->path, &j->error);
    if (j->status != KB_OK)
        return;
    j->unchanged = !j->force && j->known.present && j->known.status == KB_OK &&
                   j->stamp.size == j->known.size &&
                   j->stamp.mtime == j->known.mtime;
    if (!j->unchanged)
        read_article(j, t->extractor, t->arenas[thread]);
    kb_arena_clear(t->arenas[thread]);
}

/* ---- on the writing thread ---------------------------------------------- */

static const char *absolute_path(kb_arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    const char *copy = kb_arena_strdup(arena, real ? real : path);
    free(real);
    return copy;
}

/* Hands the next inputs in, as many as the window has room for. */
static kb_status submit(run *r, size_t room)
{
    const char *absolute[WINDOW] = {NULL};
    kb_known known[WINDOW] = {{0}};
    size_t n = r->count - r->submitted < room ? r->count - r->submitted : room;

    for (size_t i = 0; i < n; i++) {
        job *j = &r->jobs[(r->submitted + i) % WINDOW];
        kb_arena_free(
            j->arena); /* many wait: none keeps what a huge one took */
        *j = (job){.arena = kb_arena_new(), .force = r->options->force};
        j->path = r->paths[r->submitted + i];
        absolute[i] = j->absolute = absolute_path(j->arena, j->path);
    }
    kb_status status = kb_store_known(r->store, absolute, n, known, r->err);
    for (size_t i = 0; i < n && status == KB_OK; i++) {
        job *j = &r->jobs[r->submitted % WINDOW];
        j->known = known[i];
        kb_pool_submit(r->pool, j);
        r->submitted++;
    }
    return status;
}

static void tell(run *r, const job *j)
{
    kb_ingest_input input = {.path = j->path,
                             .status = j->status,
                             .unchanged = j->unchanged,
                             .done = r->taken,
                             .total = r->count};
    r->report->read++;
    r->report->unchanged += j->unchanged;
    r->report->failed += j->status != KB_OK;
    if (j->status != KB_OK)
        input.message = j->error.message;
    if (r->options->fn)
        r->options->fn(r->options->context, &input);
}

/* Whether the store knows of exactly this failure. */
static bool is_known_failure(const job *j)
{
    return j->status != KB_OK && j->known.present &&
           j->known.status == j->status && j->known.size == j->stamp.size &&
           j->known.mtime == j->stamp.mtime;
}

static kb_entry entry_of(const job *j)
{
    bool good = j->status == KB_OK;
    return (kb_entry){
        .input = {.path = j->absolute,
                  .size = j->stamp.size,
                  .mtime = j->stamp.mtime,
                  .hash = j->hash[0] ? j->hash : NULL,
                  .status = j->status,
                  .message = good ? NULL : j->error.message},
        .doc = good ? &j->doc : NULL,
        .facts = good ? &j->facts : NULL,
    };
}

/* Takes the oldest jobs back and stores what is new in them. */
static kb_status write_batch(run *r)
{
    kb_entry entries[BATCH];
    kb_put_report put = {0};
    size_t n = 0;
    kb_status status = KB_OK;

    for (size_t i = 0; i < BATCH; i++) {
        const job *j = kb_pool_take(r->pool);
        if (!j)
            break;
        r->taken++;
        tell(r, j);
        if (!j->unchanged && !is_known_failure(j))
            entries[n++] = entry_of(j);
    }
    if (n > 0)
        status =
            kb_store_put(r->store, entries, n, kb_clock_ms(), &put, r->err);
    r->report->added += put.added;
    r->report->changed += put.changed;
    return status;
}

static bool is_stopped(const run *r)
{
    return r->options->stop && *r->options->stop;
}

static kb_status run_all(run *r)
{
    kb_status status = KB_OK;
    while (status == KB_OK && r->taken < r->count && !is_stopped(r)) {
        status = submit(r, WINDOW - (r->submitted - r->taken));
        if (status == KB_OK)
            status = write_batch(r);
    }
    if (status == KB_OK && is_stopped(r) && r->taken < r->count)
        status = kb_fail(r->err, KB_INTERRUPTED,
                         "stopped after %zu of %zu inputs; run it again for "
                         "the rest",
                         r->taken, r->count);
    return status;
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
    tools t = {.extractor = r->options->extractor,
               .arenas = kb_alloc((size_t)threads * sizeof(kb_arena *))};
    for (int i = 0; i < threads; i++)
        t.arenas[i] = kb_arena_new();
    r->pool = kb_pool_new(threads, WINDOW, work, &t);

    kb_status status = run_all(r);
    kb_pool_free(r->pool);
    for (int i = 0; i < threads; i++)
        kb_arena_free(t.arenas[i]);
    free(t.arenas);
    return status;
}

/* Extracts and stores all paths, then brings derived state up to date, also
 * for what was stored before a failure. */
static kb_status run_pool(run *r)
{
    kb_error derive_err = {0};
    r->jobs = kb_alloc(WINDOW * sizeof *r->jobs);
    kb_status status = run_threads(r);
    kb_status derived = kb_store_derive(r->store, &derive_err);
    if (status == KB_OK && derived != KB_OK) {
        status = derived;
        *r->err = derive_err;
    }
    for (size_t i = 0; i < WINDOW; i++)
        kb_arena_free(r->jobs[i].arena);
    free(r->jobs);
    return status;
}

/* ---- which files -------------------------------------------------------- */

typedef KB_VEC(const char *) path_list;

static void fail_path(run *r, const char *path, kb_status status,
                      const kb_error *error)
{
    kb_ingest_input input = {
        .path = path, .status = status, .message = error->message};
    r->report->read++;
    r->report->failed++;
    if (r->options->fn)
        r->options->fn(r->options->context, &input);
}

static void expand(run *r, path_list *out, kb_arena *arena, const char *path)
{
    const char **files;
    size_t n = 0;
    kb_error error;
    kb_status status = kb_parse_files(&files, &n, arena, path, &error);
    if (status != KB_OK)
        fail_path(r, path, status, &error);
    for (size_t i = 0; i < n; i++)
        kb_vec_push(arena, out, files[i]);
}

static kb_status verdict(const kb_ingest_report *report, kb_error *err)
{
    if (report->failed == 0)
        return KB_OK;
    return kb_fail(err,
                   report->failed == report->read ? KB_BAD_INPUT : KB_PARTIAL,
                   "%zu of %zu inputs failed", report->failed, report->read);
}

kb_status kb_ingest(kb_ingest_report *out, kb_store *store,
                    const char *const *paths, size_t count,
                    const kb_ingest_options *options, kb_error *err)
{
    kb_arena *arena = kb_arena_new();
    path_list files = {0};
    run r = {.store = store, .options = options, .report = out, .err = err};

    *out = (kb_ingest_report){0};
    for (size_t i = 0; i < count; i++)
        expand(&r, &files, arena, paths[i]);
    r.paths = files.data;
    r.count = files.len;
    kb_status status = run_pool(&r);
    kb_arena_free(arena);
    return status == KB_OK ? verdict(out, err) : status;
}
