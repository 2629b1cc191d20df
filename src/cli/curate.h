/* curate.h - what `aigckb curate` shares between its parts. */
#ifndef KB_CLI_CURATE_H
#define KB_CLI_CURATE_H

#include "aigckb/curate.h"
#include "cli/command.h"

/** The correction that operands behind its name ask for: concepts by any of
 * their names, in `out` by the one that the file has.
 * @return KB_OK, KB_USAGE, KB_NOT_FOUND or KB_AMBIGUOUS */
kb_status kb_curate_read(kb_correction *out, kb_cli *cli, kb_correction_op op,
                         int argc, char **argv, kb_error *err);

#endif
