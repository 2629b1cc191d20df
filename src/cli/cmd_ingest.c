/* cmd_ingest.c - `aigckb ingest PATH...`: articles into the store. */
#include "aigckb/ingest.h"

#include <stdio.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/inputs.h"

enum { PROGRESS_STEP = 64 };

typedef struct ingest_options {
    const char *dict;
    int64_t jobs;
    bool force;
} ingest_options;

typedef struct progress {
    kb_cli *cli;
    kb_node *failed; /* list of the report */
    bool bar;        /* a person looks at stderr */
} progress;

static void on_input(void *context, const kb_ingest_input *input)
{
    progress *p = context;
    bool last = input->done == input->total;
    if (p->bar && input->total > 0 &&
        (last || input->done % PROGRESS_STEP == 0))
        fprintf(stderr, "\r%zu of %zu%s", input->done, input->total,
                last ? "\r\033[K" : "");
    if (input->status != KB_OK) {
        kb_node *node = kb_node_add_object(p->failed, NULL);
        kb_node_text(node, "path", input->path);
        kb_node_text(node, "code", kb_status_name(input->status));
        kb_node_text(node, "message", input->message);
        kb_input_failed(p->cli, input->message);
    } else if (p->cli->options.verbose > 0) {
        kb_cli_note(p->cli, "%s: %s", input->path,
                    input->unchanged ? "unchanged" : "read");
    }
}

static void add_store(kb_node *record, const kb_store_info *info)
{
    kb_node *node = kb_node_add_object(record, "store");
    kb_node_int(node, "articles", info->articles);
    kb_node_int(node, "sources", info->sources);
    kb_node_int(node, "concepts", info->concepts);
    kb_node_int(node, "mentions", info->mentions);
    kb_node_int(node, "relations", info->relations);
    kb_node_int(node, "definitions", info->definitions);
    kb_node_int(node, "figures", info->figures);
    kb_node_int(node, "events", info->events);
}

/* Prints what was done, also after a failure. */
static kb_status report(kb_cli *cli, const kb_ingest_report *done,
                        kb_node *failed, kb_error *err)
{
    kb_store_info info;
    kb_node *record = kb_node_object();
    kb_node_int(record, "read", (int64_t)done->read);
    kb_node_int(record, "added", (int64_t)done->added);
    kb_node_int(record, "changed", (int64_t)done->changed);
    kb_node_int(record, "unchanged", (int64_t)done->unchanged);
    kb_node_int(record, "failed", (int64_t)done->failed);
    kb_node_add(record, "failures", failed);
    kb_status status = kb_store_info_get(cli->store, &info, err);
    if (status == KB_OK) {
        add_store(record, &info);
        return kb_writer_record(cli->writer, record);
    }
    kb_node_free(record);
    return status;
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    const ingest_options *own = cli->own;
    kb_ingest_report done;
    kb_extractor *x;
    kb_error report_err;
    progress p = {.cli = cli,
                  .bar = isatty(STDERR_FILENO) && !cli->options.quiet};
    kb_ingest_options options = {.jobs = (int)own->jobs,
                                 .force = own->force,
                                 .stop = cli->options.writer.stop,
                                 .fn = on_input,
                                 .context = &p};

    kb_status status = kb_extractor_new(&x, &own->dict, own->dict != NULL, err);
    if (status != KB_OK)
        return status;
    options.extractor = x;
    p.failed = kb_node_list();
    status = kb_ingest(&done, cli->store, (const char *const *)argv,
                       (size_t)argc, &options, err);
    kb_extractor_free(x);
    kb_status reported = report(cli, &done, p.failed, &report_err);
    if (status != KB_OK || reported == KB_OK)
        return status;
    *err = report_err;
    return reported;
}

static void print_report(kb_writer *writer, const kb_node *r)
{
    kb_card_line(writer, "%d read: %d new, %d changed, %d unchanged, %d failed",
                 (int)kb_node_get_int(r, "read"),
                 (int)kb_node_get_int(r, "added"),
                 (int)kb_node_get_int(r, "changed"),
                 (int)kb_node_get_int(r, "unchanged"),
                 (int)kb_node_get_int(r, "failed"));
    kb_card_line(writer,
                 "the store has %d articles, %d concepts, %d relations, "
                 "%d definitions, %d figures, %d events",
                 (int)kb_node_get_int(r, "store.articles"),
                 (int)kb_node_get_int(r, "store.concepts"),
                 (int)kb_node_get_int(r, "store.relations"),
                 (int)kb_node_get_int(r, "store.definitions"),
                 (int)kb_node_get_int(r, "store.figures"),
                 (int)kb_node_get_int(r, "store.events"));
}

static const kb_option own_options[] = {
    {.name = "dict",
     .letter = 'd',
     .arg = "FILE",
     .help = "a lexicon of your own; its rows win",
     .type = KB_OPTION_TEXT,
     .offset = offsetof(ingest_options, dict)},
    {.name = "jobs",
     .letter = 'j',
     .arg = "N",
     .help = "threads that extract (default: one a processor)",
     .type = KB_OPTION_COUNT,
     .offset = offsetof(ingest_options, jobs)},
    {.name = "force",
     .help = "read again what has not changed",
     .type = KB_OPTION_FLAG,
     .offset = offsetof(ingest_options, force)},
    {0},
};

static const kb_column columns[] = {
    {.header = "Read", .path = "read", .right = true},
    {.header = "New", .path = "added", .right = true},
    {.header = "Changed", .path = "changed", .right = true},
    {.header = "Unchanged", .path = "unchanged", .right = true},
    {.header = "Failed", .path = "failed", .right = true},
    {0},
};

static const char *const fields[] = {"read",      "added",  "changed",
                                     "unchanged", "failed", "failures",
                                     "store",     NULL};

static const kb_view view = {.columns = columns,
                             .fields = fields,
                             .card = print_report,
                             .card_in_pipes = true};

const kb_command kb_cmd_ingest = {
    .name = "ingest",
    .alias = "add",
    .args = "PATH...",
    .summary = "read articles into the store",
    .details =
        "Reads files and folders (with all below them) of .md, .markdown, "
        ".html, .htm and .txt.  What has not changed since the last time is "
        "passed over; a changed file replaces its facts.  A file that cannot "
        "be read is named on stderr, the others are stored all the same, and "
        "the exit code is 3.  The store is made where there is none.",
    .examples = {"aigckb ingest articles/",
                 "aigckb ingest --dict my-words.tsv new.md --json"},
    .access = KB_WRITE,
    .min_args = 1,
    .max_args = KB_ANY_NUMBER,
    .accepts = KB_TAKES_TERMS,
    .own_options = own_options,
    .own_size = sizeof(ingest_options),
    .view = &view,
    .run = run,
};
