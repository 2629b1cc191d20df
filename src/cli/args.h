/* args.h - reads the command line into a kb_cli. */
#ifndef KB_CLI_ARGS_H
#define KB_CLI_ARGS_H

#include <stdio.h>

#include "cli/command.h"

/** Finds the command, stores the options and collects the operands.
 *
 * Options and operands may mix; "--" ends the options.  "--opt value" and
 * "--opt=value" are one, letters combine ("-qn5"), and shared options may stand
 * before the command.  A mistake does not end the reading, so that a --json
 * behind it still shapes the error.  Without --help or --version, the number of
 * operands is checked too.
 * @return KB_OK, or KB_USAGE for the first mistake; what may have been meant
 *         is suggested */
kb_status kb_args_read(kb_cli *cli, int argc, char **argv, kb_error *err);

/** The value of an option on the command line that is needed before all else is
 * read, or NULL. */
const char *kb_args_value(char **argv, const char *name);

/** Replaces the operand "-" (or adds, for --stdin) by the terms that `in`
 * holds, one a line or each ended by NUL.  Only for commands that take
 * KB_TAKES_TERMS.
 * @return KB_OK, KB_LIMIT or KB_USAGE (not UTF-8, no terms) */
kb_status kb_args_expand(kb_cli *cli, FILE *in, kb_error *err);

#endif
