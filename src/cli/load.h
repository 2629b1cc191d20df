/* load.h - JSON lines into the store, for `load` and `export --import`. */
#ifndef KB_CLI_LOAD_H
#define KB_CLI_LOAD_H

#include "cli/command.h"

/** Stores the lines of files, "-" being standard input, and prints a record of
 * what became of them.  Wrong lines are named on stderr.
 * @return KB_OK, KB_PARTIAL, KB_BAD_INPUT, KB_INTERRUPTED, or what the store
 *         says */
kb_status kb_load_files(kb_cli *cli, char **files, int count, kb_error *err);

extern const kb_view kb_load_view; /* of that record */

#endif
