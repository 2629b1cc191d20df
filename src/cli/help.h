/* help.h - help texts, made from the tables of commands and options. */
#ifndef KB_CLI_HELP_H
#define KB_CLI_HELP_H

#include "base/buf.h"
#include "cli/command.h"

enum { KB_HELP_MAX = 1 << 16 };

/** Appends what the program is and its commands. */
void kb_help_overview(kb_buf *out);

/** Appends one command's usage and options; `whole`: also the options of every
 * command, the fields and the examples. */
void kb_help_command(kb_buf *out, const kb_command *command, bool whole);

/** Prints the schema of that name.
 * @return KB_OK, or KB_USAGE: the message lists those there are */
kb_status kb_help_schema(kb_cli *cli, const char *name, kb_error *err);

#endif
