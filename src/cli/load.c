/* load.c - JSON lines into the store, and what became of them. */
#include "cli/load.h"

#include "aigckb/ingest.h"
#include "cli/inputs.h"

enum { NAMED_MAX = 20 }; /* wrong lines that are named; others are counted */

typedef struct loading {
    kb_cli *cli;
    size_t read, added, changed, failed;
    size_t named;
} loading;

static void note_failure(void *context, const kb_error *error)
{
    loading *l = context;

    if (l->named++ < NAMED_MAX)
        kb_input_failed(l->cli, error);
    else if (l->named == NAMED_MAX + 1)
        kb_cli_warn(l->cli, "other wrong lines are only counted");
}

/* Whether the next file may be read after one that came to this. */
static bool goes_on(kb_status status)
{
    return status == KB_OK || status == KB_PARTIAL || status == KB_BAD_INPUT;
}

static kb_status load_file(loading *l, const char *file, kb_error *err)
{
    const kb_load_options options = {
        .fn = note_failure, .context = l, .stop = l->cli->options.writer.stop};
    kb_ingest_report one;

    kb_status status = kb_load(&one, l->cli->store, file, &options, err);
    l->read += one.read;
    l->added += one.counts[KB_OUTCOME_ADDED];
    l->changed += one.counts[KB_OUTCOME_CHANGED];
    l->failed += one.counts[KB_OUTCOME_FAILED];
    return status;
}

static kb_status give_report(const loading *l)
{
    kb_node *record = kb_node_object();

    kb_node_int(record, "read", (int64_t)l->read);
    kb_node_int(record, "added", (int64_t)l->added);
    kb_node_int(record, "changed", (int64_t)l->changed);
    kb_node_int(record, "failed", (int64_t)l->failed);
    return kb_writer_record(l->cli->writer, record);
}

kb_status kb_load_files(kb_cli *cli, char **files, int count, kb_error *err)
{
    loading l = {.cli = cli};
    kb_status status = KB_OK;

    for (int i = 0; i < count && goes_on(status); i++) {
        kb_error error;
        kb_status one = load_file(&l, files[i], &error);
        if (one == KB_OK)
            continue;
        *err = error;
        bool some = l.added + l.changed > 0 && goes_on(one);
        status = some ? KB_PARTIAL : one;
    }
    kb_status printed = give_report(&l);
    bool late = printed == KB_INTERRUPTED; /* all was done before */
    return status == KB_OK && !late ? printed : status;
}

/* ---- the record --------------------------------------------------------- */

static void print_report(kb_writer *writer, const kb_node *r)
{
    kb_card_line(
        writer, kb_tr(N_("%d lines read: %d articles new, %d changed")),
        (int)kb_node_get_int(r, "read"), (int)kb_node_get_int(r, "added"),
        (int)kb_node_get_int(r, "changed"));
}

static const kb_column columns[] = {
    {.header = N_("Read"), .path = "read", .right = true},
    {.header = N_("New"), .path = "added", .right = true},
    {.header = N_("Changed"), .path = "changed", .right = true},
    {.header = N_("Failed"), .path = "failed", .right = true},
    {0},
};

static const char *const fields[] = {"read", "added", "changed", "failed",
                                     NULL};

const kb_view kb_load_view = {.columns = columns,
                              .fields = fields,
                              .card = print_report,
                              .card_in_pipes = true};
