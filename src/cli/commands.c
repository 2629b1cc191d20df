/* commands.c - the commands, in the order of the overview. */
#include "cli/commands.h"

#include <string.h>

const kb_command *const kb_commands[] = {
    &kb_cmd_ingest,
    &kb_cmd_extract,
    &kb_cmd_load,
    &kb_cmd_help,
    &kb_cmd_version,
    NULL,
};

const kb_command *kb_command_find(const char *name)
{
    for (const kb_command *const *at = kb_commands; *at; at++) {
        if (strcmp((*at)->name, name) == 0 ||
            ((*at)->alias && strcmp((*at)->alias, name) == 0))
            return *at;
    }
    return NULL;
}
