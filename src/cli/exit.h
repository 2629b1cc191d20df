/* exit.h - what a status is to the shell. */
#ifndef KB_CLI_EXIT_H
#define KB_CLI_EXIT_H

#include "aigckb/status.h"

/** The exit code: the only place where one is chosen. */
int kb_exit_code(kb_status status);

#endif
