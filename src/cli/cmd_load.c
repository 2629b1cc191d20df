/* cmd_load.c - `aigckb load FILE...`: the lines of `extract` into the store. */
#include "cli/commands.h"
#include "cli/load.h"

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    return kb_load_files(cli, argv, argc, err);
}

const kb_command kb_cmd_load = {
    .name = "load",
    .args = "FILE...",
    .summary = N_("store what `extract --jsonl` or `export --jsonl` printed"),
    .details =
        N_("Reads JSON lines, packed by gzip, bzip2, xz or zstd or not; - is "
           "standard input.  Lines may come in any order, and twice.  A wrong "
           "line is named by its place, and harms no other: exit code 3."),
    .examples = {"aigckb load facts.jsonl",
                 "aigckb extract --jsonl articles/ | aigckb load -"},
    .access = KB_WRITE,
    .files = true,
    .min_args = 1,
    .max_args = KB_ANY_NUMBER,
    .view = &kb_load_view,
    .run = run,
};
