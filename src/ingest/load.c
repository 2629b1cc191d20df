/* load.c - the JSON lines of `extract` and `export` to facts in a store. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "aigckb/bulk.h"
#include "aigckb/ingest.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "ingest/packed.h"
#include "ingest/record.h"

enum { BATCH = 128 };

typedef struct article {
    kb_doc doc;
    kb_facts facts;
    size_t line;
} article;

typedef struct load {
    kb_store *store;
    kb_ingest_report *report;
    const kb_load_options *options;
    const char *file;
    kb_arena *arena; /* of the batch */
    article articles[BATCH];
    size_t count;
    size_t line;
    kb_error *err;
} load;

/* A line that gave no article. */
static void fail_line(load *l, const char *message)
{
    l->report->counts[KB_OUTCOME_FAILED]++;
    if (l->options->fn)
        l->options->fn(l->options->context, message);
}

/* ---- putting ------------------------------------------------------------ */

static kb_status put(load *l, const article *articles, size_t n, kb_error *err)
{
    kb_entry entries[BATCH];
    kb_put_report done = {0};

    for (size_t i = 0; i < n; i++)
        entries[i] =
            (kb_entry){.doc = &articles[i].doc, .facts = &articles[i].facts};
    kb_status status =
        kb_store_put(l->store, entries, n, kb_clock_ms(), &done, err);
    l->report->counts[KB_OUTCOME_ADDED] += done.added;
    l->report->counts[KB_OUTCOME_CHANGED] += done.changed;
    return status;
}

/* One by one: the store has refused one of them, and told no which. */
static kb_status put_each(load *l)
{
    kb_status status = KB_OK;

    for (size_t i = 0; i < l->count && status == KB_OK; i++) {
        kb_error error, place;
        status = put(l, &l->articles[i], 1, &error);
        if (status == KB_BAD_INPUT) {
            kb_fail(&place, status, "%s:%zu: %s", l->file, l->articles[i].line,
                    error.message);
            fail_line(l, place.message);
            status = KB_OK;
        } else if (status != KB_OK) {
            *l->err = error;
        }
    }
    return status;
}

static kb_status flush(load *l)
{
    kb_status status =
        l->count > 0 ? put(l, l->articles, l->count, l->err) : KB_OK;

    if (status == KB_BAD_INPUT)
        status = put_each(l);
    l->count = 0;
    kb_arena_clear(l->arena);
    return status;
}

/* ---- reading ------------------------------------------------------------ */

static kb_status load_line(load *l, kb_str line)
{
    article *a = &l->articles[l->count];
    kb_error error;
    const kb_record_place at = {l->file, ++l->line, &error};

    if (kb_str_trim(line).len == 0)
        return KB_OK;
    l->report->read++;
    if (kb_record_read(&a->doc, &a->facts, l->arena, line, &at) != KB_OK) {
        fail_line(l, error.message);
        return KB_OK;
    }
    a->line = l->line;
    l->count++;
    return l->count == BATCH ? flush(l) : KB_OK;
}

/* What errno says; see packed.c. */
static kb_status fail_reading(const char *file, kb_error *err)
{
    bool packed = errno == EBADMSG || errno == 0;
    return kb_fail(err, KB_BAD_INPUT, "%s: %s", file,
                   packed ? "damaged or cut off" : strerror(errno));
}

static bool stopped(const load *l)
{
    return l->options->stop && *l->options->stop;
}

/* What was read before an interruption or a failure to read on is stored. */
static kb_status load_lines(load *l, FILE *file)
{
    char *line = NULL;
    size_t cap = 0;
    ssize_t len;
    kb_status status = KB_OK, ended = KB_OK;

    errno = 0;
    while (status == KB_OK && !stopped(l) &&
           (len = getline(&line, &cap, file)) >= 0)
        status = load_line(l, (kb_str){line, (size_t)len});
    if (status == KB_OK && stopped(l))
        ended = KB_INTERRUPTED;
    else if (status == KB_OK && ferror(file))
        ended = fail_reading(l->file, l->err);
    free(line);
    if (status == KB_OK)
        status = flush(l);
    if (status == KB_OK)
        status = kb_store_derive(l->store, l->err);
    return status == KB_OK ? ended : status;
}

static kb_status outcome(const load *l)
{
    size_t failed = l->report->counts[KB_OUTCOME_FAILED];

    if (failed == 0)
        return KB_OK;
    return kb_fail(
        l->err, failed == l->report->read ? KB_BAD_INPUT : KB_PARTIAL,
        "%s: %zu of %zu lines failed", l->file, failed, l->report->read);
}

kb_status kb_load(kb_ingest_report *out, kb_store *store, const char *path,
                  const kb_load_options *options, kb_error *err)
{
    bool standard = strcmp(path, "-") == 0;
    FILE *file = kb_packed_open(standard ? NULL : path);

    *out = (kb_ingest_report){0};
    if (!file)
        return fail_reading(path, err);
    load *l = kb_alloc(sizeof *l);
    l->store = store;
    l->report = out;
    l->options = options;
    l->file = standard ? "standard input" : path;
    l->arena = kb_arena_new();
    l->err = err;
    kb_store_gather(store, true);
    kb_status status = load_lines(l, file);
    if (status == KB_OK)
        status = outcome(l);
    kb_arena_free(l->arena);
    free(l);
    if (file != stdin)
        fclose(file);
    return status;
}
