/* commands.c - the commands, a row a line, in the order of the overview. */
#include "cli/commands.h"

#include <string.h>

/* clang-format off */
const kb_command *const kb_commands[] = {
    &kb_cmd_ingest,
    &kb_cmd_extract,
    &kb_cmd_load,
    &kb_cmd_search,
    &kb_cmd_show,
    &kb_cmd_brief,
    &kb_cmd_list,
    &kb_cmd_mentions,
    &kb_cmd_xref,
    &kb_cmd_compare,
    &kb_cmd_figures,
    &kb_cmd_timeline,
    &kb_cmd_path,
    &kb_cmd_chain,
    &kb_cmd_graph,
    &kb_cmd_report,
    &kb_cmd_export,
    &kb_cmd_curate,
    &kb_cmd_db,
    &kb_cmd_mcp,
    &kb_cmd_demo,
    &kb_cmd_completion,
    &kb_cmd_help,
    &kb_cmd_version,
    NULL,
};
/* clang-format on */

const kb_command *kb_command_find(const char *name)
{
    for (const kb_command *const *at = kb_commands; *at; at++) {
        if (strcmp((*at)->name, name) == 0 ||
            ((*at)->alias && strcmp((*at)->alias, name) == 0))
            return *at;
    }
    return NULL;
}
