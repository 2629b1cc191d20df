/* inputs.h - files and folders that a command reads, one after the other. */
#ifndef KB_CLI_INPUTS_H
#define KB_CLI_INPUTS_H

#include "cli/command.h"

/** Says on stderr that an input failed, whatever --quiet says. */
void kb_input_failed(kb_cli *cli, const kb_error *error);

/** The files below all operands, in order.  An operand that cannot be read, or
 * a folder without articles, is said on stderr and counted in `failed`. */
void kb_inputs_list(const char ***out, size_t *count, size_t *failed,
                    kb_cli *cli, char **paths, int path_count);

#endif
