/* cmd_load.c - `aigckb load FILE...`: the lines of `extract` into the store. */
#include "aigckb/ingest.h"

#include "cli/commands.h"

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    int64_t read = 0, added = 0, changed = 0;
    kb_status status = KB_OK;
    for (int i = 0; i < argc && status == KB_OK; i++) {
        kb_ingest_report one;
        status = kb_load(&one, cli->store, argv[i], err);
        read += (int64_t)one.read;
        added += (int64_t)one.counts[KB_OUTCOME_ADDED];
        changed += (int64_t)one.counts[KB_OUTCOME_CHANGED];
    }
    kb_node *record = kb_node_object();
    kb_node_int(record, "read", read);
    kb_node_int(record, "added", added);
    kb_node_int(record, "changed", changed);
    kb_status printed = kb_writer_record(cli->writer, record);
    return status == KB_OK ? printed : status;
}

static void print_report(kb_writer *writer, const kb_node *r)
{
    kb_card_line(writer, "%d lines read: %d articles new, %d changed",
                 (int)kb_node_get_int(r, "read"),
                 (int)kb_node_get_int(r, "added"),
                 (int)kb_node_get_int(r, "changed"));
}

static const kb_column columns[] = {
    {.header = "Read", .path = "read", .right = true},
    {.header = "New", .path = "added", .right = true},
    {.header = "Changed", .path = "changed", .right = true},
    {0},
};

static const char *const fields[] = {"read", "added", "changed", NULL};

static const kb_view view = {.columns = columns,
                             .fields = fields,
                             .card = print_report,
                             .card_in_pipes = true};

const kb_command kb_cmd_load = {
    .name = "load",
    .args = "FILE...",
    .summary = "store what `extract --jsonl` printed",
    .details = "Reads JSON lines; - is standard input.  Lines may come in any "
               "order, and twice.  A wrong line ends the load with its place; "
               "what stands before it is stored.",
    .examples = {"aigckb load facts.jsonl",
                 "aigckb extract --jsonl articles/ | aigckb load -"},
    .access = KB_WRITE,
    .files = true,
    .min_args = 1,
    .max_args = KB_ANY_NUMBER,
    .view = &view,
    .run = run,
};
