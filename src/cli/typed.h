/* typed.h - a command line as far as it is typed, for completion. */
#ifndef KB_CLI_TYPED_H
#define KB_CLI_TYPED_H

#include "cli/command.h"

/** What stands before the word that is being typed, and this word. */
typedef struct kb_typed {
    const kb_command *command; /* NULL: none yet */
    const kb_option *option;   /* whose value is being typed, or NULL */
    bool named;         /* a command was, though it may be one of nobody's */
    bool options_ended; /* by "--" */
    int operands;       /* so many before the word */
    const char *db;     /* of --db, or NULL */
    const char *word;
    size_t front; /* bytes of the word before what is to be completed: those of
                     "--kind=" and of "made_by," */
    size_t kept;  /* bytes of the word that the shell leaves in its line when
                     it puts in what we offer */
} kb_typed;

/** Reads the words behind the program's name, the last of which is being typed
 * ("" where it has not been begun).  Mistakes in them are passed over.
 * @param raw  they are as bash has them: with their quotes, and cut at = and :
 */
void kb_typed_read(kb_typed *out, const kb_cli *cli, char *const *given,
                   int count, bool raw);

#endif
