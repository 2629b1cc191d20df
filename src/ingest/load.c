/* load.c - the JSON lines of `extract` and `export` to facts in a store. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "aigckb/bulk.h"
#include "aigckb/ingest.h"
#include "base/alloc.h"
#include "base/buf.h"
#include "base/clock.h"
#include "ingest/packed.h"
#include "ingest/record.h"

enum {
    BATCH = 128,
    HELD_MAX = 32 << 20,   /* bytes of the lines of a batch */
    LINE_MAX = 1 << 28,    /* bytes: the most that one record is printed to */
    VALUES_MAX = 20000000, /* of a line: each takes 80 bytes of memory */
    PIECE = 1 << 16,
    PLACE_MAX = 512 /* bytes of "FILE:LINE" */
};

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
    size_t held; /* bytes of their lines */
    size_t line;
    kb_error *err;
    kb_buf text; /* of the line */
    size_t at, len;
    char piece[PIECE]; /* of the file; [at, len) has not been looked at */
} load;

/* A line that gave no article. */
static void fail_line(load *l, const kb_error *error)
{
    l->report->counts[KB_OUTCOME_FAILED]++;
    if (l->options->fn)
        l->options->fn(l->options->context, error);
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
        kb_error error;
        status = put(l, &l->articles[i], 1, &error);
        if (status == KB_BAD_INPUT) {
            char where[PLACE_MAX];
            snprintf(where, sizeof where, "%s:%zu", l->file,
                     l->articles[i].line);
            kb_fail_at(&error, status, where, &error);
            fail_line(l, &error);
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
    l->count = l->held = 0;
    kb_arena_clear(l->arena);
    return status;
}

/* ---- reading ------------------------------------------------------------ */

/* Reads the next line; false where there is none. */
static bool next_line(load *l, FILE *file)
{
    bool any = false;
    kb_buf_clear(&l->text);
    for (;; any = true) {
        if (l->at == l->len) {
            l->len = fread(l->piece, 1, sizeof l->piece, file);
            l->at = 0;
        }
        if (l->len == 0)
            return any && !ferror(file);
        const char *from = l->piece + l->at;
        const char *end = memchr(from, '\n', l->len - l->at);
        size_t len = end ? (size_t)(end - from) : l->len - l->at;
        kb_buf_add(&l->text, (kb_str){from, len});
        l->at += len + (end != NULL);
        if (end)
            return true;
    }
}

/* What reading the line would take is known before. */
static kb_status check_line(const load *l, const kb_record_place *at)
{
    size_t values = 0;
    for (size_t i = 0; i < l->text.len; i++) {
        char c = l->text.ptr[i];
        values += c == ',' || c == '[' || c == '{';
    }
    if (l->text.over)
        return kb_fail(at->err, KB_LIMIT, "%s:%zu: larger than %d bytes",
                       at->file, at->line, LINE_MAX);
    if (values > VALUES_MAX)
        return kb_fail(at->err, KB_LIMIT, "%s:%zu: more than %d values",
                       at->file, at->line, VALUES_MAX);
    return KB_OK;
}

static kb_status load_line(load *l)
{
    article *a = &l->articles[l->count];
    kb_str line = kb_buf_str(&l->text);
    kb_error error;
    const kb_record_place at = {l->file, ++l->line, &error};

    if (kb_str_trim(line).len == 0 && !l->text.over)
        return KB_OK;
    l->report->read++;
    if (check_line(l, &at) != KB_OK ||
        kb_record_read(&a->doc, &a->facts, l->arena, line, &at) != KB_OK) {
        fail_line(l, &error);
        return KB_OK;
    }
    a->line = l->line;
    l->count++;
    l->held += line.len;
    return l->count == BATCH || l->held > HELD_MAX ? flush(l) : KB_OK;
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

static kb_status fail_stopped(const load *l)
{
    return kb_fail(l->err, KB_INTERRUPTED,
                   "%s: stopped after %zu lines, which are stored; run it "
                   "again for the rest",
                   l->file, l->line);
}

/* What was read before an interruption or a failure to read on is stored. */
static kb_status load_lines(load *l, FILE *file)
{
    kb_status status = KB_OK, ended = KB_OK;

    errno = 0;
    while (status == KB_OK && !stopped(l) && next_line(l, file))
        status = load_line(l);
    if (status == KB_OK && stopped(l))
        ended = fail_stopped(l);
    else if (status == KB_OK && ferror(file))
        ended = fail_reading(l->file, l->err);
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
    l->text = (kb_buf)KB_BUF_INIT(LINE_MAX);
    l->err = err;
    kb_store_gather(store, true);
    kb_status status = load_lines(l, file);
    if (status == KB_OK)
        status = outcome(l);
    kb_arena_free(l->arena);
    kb_buf_dispose(&l->text);
    free(l);
    if (file != stdin)
        fclose(file);
    return status;
}
