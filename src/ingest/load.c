/* load.c - the JSON lines of `extract` to facts in a store. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "aigckb/bulk.h"
#include "aigckb/ingest.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "ingest/record.h"

enum { BATCH = 128 };

typedef struct article {
    kb_doc doc;
    kb_facts facts;
} article;

typedef struct load {
    kb_store *store;
    kb_ingest_report *report;
    kb_arena *arena; /* of the batch */
    article articles[BATCH];
    size_t count;
    kb_record_place at;
} load;

static kb_status flush(load *l)
{
    kb_entry entries[BATCH];
    kb_put_report put = {0};

    for (size_t i = 0; i < l->count; i++)
        entries[i] = (kb_entry){.doc = &l->articles[i].doc,
                                .facts = &l->articles[i].facts};
    kb_status status = kb_store_put(l->store, entries, l->count, kb_clock_ms(),
                                    &put, l->at.err);
    l->report->counts[KB_OUTCOME_ADDED] += put.added;
    l->report->counts[KB_OUTCOME_CHANGED] += put.changed;
    l->count = 0;
    kb_arena_clear(l->arena);
    return status;
}

static kb_status load_line(load *l, kb_str line)
{
    if (kb_str_trim(line).len == 0)
        return KB_OK;
    article *a = &l->articles[l->count];
    kb_status status =
        kb_record_read(&a->doc, &a->facts, l->arena, line, &l->at);
    if (status != KB_OK)
        return status;
    l->report->read++;
    l->count++;
    return l->count == BATCH ? flush(l) : KB_OK;
}

/* A wrong line ends the load; what stood before it is stored. */
static kb_status load_lines(load *l, FILE *file)
{
    char *line = NULL;
    size_t cap = 0;
    ssize_t len;
    kb_status status = KB_OK;
    while (status == KB_OK && (len = getline(&line, &cap, file)) >= 0) {
        l->at.line++;
        status = load_line(l, (kb_str){line, (size_t)len});
    }
    if (status == KB_OK && ferror(file))
        status = kb_fail(l->at.err, KB_BAD_INPUT, "%s: %s", l->at.file,
                         strerror(errno));
    free(line);
    kb_error *err = l->at.err;
    l->at.err = status == KB_OK ? err : NULL; /* the first failure is told */
    kb_status flushed = l->count > 0 ? flush(l) : KB_OK;
    if (flushed == KB_OK)
        flushed = kb_store_derive(l->store, l->at.err);
    l->at.err = err;
    return status == KB_OK ? flushed : status;
}

kb_status kb_load(kb_ingest_report *out, kb_store *store, const char *path,
                  kb_error *err)
{
    bool standard = strcmp(path, "-") == 0;
    FILE *file = standard ? stdin : fopen(path, "r");

    *out = (kb_ingest_report){0};
    if (!file)
        return kb_fail(err, KB_BAD_INPUT, "%s: %s", path, strerror(errno));
    load *l = kb_alloc(sizeof *l);
    l->store = store;
    l->report = out;
    l->arena = kb_arena_new();
    l->at = (kb_record_place){standard ? "standard input" : path, 0, err};
    kb_store_gather(store, true);
    kb_status status = load_lines(l, file);
    kb_arena_free(l->arena);
    free(l);
    if (!standard)
        fclose(file);
    return status;
}
