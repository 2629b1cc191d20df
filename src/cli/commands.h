/* commands.h - the rows of the table of commands, one a file cmd_NAME.c. */
#ifndef KB_CLI_COMMANDS_H
#define KB_CLI_COMMANDS_H

#include "cli/command.h"

extern const kb_command kb_cmd_brief, kb_cmd_chain, kb_cmd_compare,
    kb_cmd_completion, kb_cmd_curate, kb_cmd_db, kb_cmd_demo, kb_cmd_export,
    kb_cmd_extract, kb_cmd_figures, kb_cmd_graph, kb_cmd_help, kb_cmd_ingest,
    kb_cmd_list, kb_cmd_load, kb_cmd_mcp, kb_cmd_mentions, kb_cmd_path,
    kb_cmd_report, kb_cmd_search, kb_cmd_show, kb_cmd_timeline, kb_cmd_version,
    kb_cmd_xref;

#endif
