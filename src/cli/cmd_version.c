/* cmd_version.c - `aigckb version`: what is running. */
#include "cli/commands.h"

static void print_line(kb_writer *writer, const kb_node *record)
{
    kb_card_line(writer, "aigckb %s", kb_node_get_text(record, "program"));
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    (void)argc, (void)argv, (void)err;
    kb_node *record = kb_node_object();

    kb_node_text(record, "program", KB_VERSION);
    kb_node_text(record, "schema", "aigckb/1");
    return kb_writer_record(cli->writer, record);
}

static const kb_column columns[] = {
    {.header = N_("Program"), .path = "program"},
    {.header = N_("Schema"), .path = "schema"},
    {0},
};

static const char *const fields[] = {"program", "schema", NULL};

static const kb_view view = {
    .columns = columns,
    .fields = fields,
    .card = print_line,
    .card_in_pipes = true,
};

const kb_command kb_cmd_version = {
    .name = "version",
    .summary = N_("print the version of the program"),
    .examples = {"aigckb version", "aigckb version --json"},
    .access = KB_NO_STORE,
    .view = &view,
    .run = run,
};
