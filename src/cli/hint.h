/* hint.h - what a person may do next. */
#ifndef KB_CLI_HINT_H
#define KB_CLI_HINT_H

#include "cli/command.h"

/** After a run: where somebody looks at stderr, and the run was one of a
 * newcomer (no store yet, an empty one, the first articles, an unknown word),
 * says on a line what to try. */
void kb_hint(const kb_cli *cli, kb_status status);

#endif
