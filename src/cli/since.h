/* since.h - a moment in the life of a store. */
#ifndef KB_CLI_SINCE_H
#define KB_CLI_SINCE_H

#include "cli/command.h"

/** Reads what --new-since was given: a revision (digits alone), or a date with
 * its month, 2024-11 or 2024-11-11, which stands for the last revision before.
 * @return KB_OK, or KB_USAGE */
kb_status kb_since_read(int64_t *out, kb_cli *cli, const char *text,
                        kb_error *err);

#endif
