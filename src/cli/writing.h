/* writing.h - the store that a command opens, and what writing takes: its
 * corrections too. */
#ifndef KB_CLI_WRITING_H
#define KB_CLI_WRITING_H

#include "cli/command.h"

/** Opens the store at `path`.  It waits for who writes as long as --timeout
 * says, else for KB_WAIT_MS, and not where the program shall end. */
kb_status kb_cli_open(kb_cli *cli, const char *path, kb_access access,
                      kb_error *err);

/** Opens the store at `path` to write, and lets it have what its file of
 * corrections says by now.  What was open before is closed. */
kb_status kb_cli_open_to_write(kb_cli *cli, const char *path, kb_error *err);

/** The same for a store that the command has opened to read: it is there, so
 * it may be opened to write. */
kb_status kb_cli_write(kb_cli *cli, kb_error *err);

/** The file of corrections of the store that is open; in the run's arena. */
const char *kb_cli_corrections(const kb_cli *cli);

#endif
