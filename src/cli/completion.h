/* completion.h - what may follow on a command line.
 *
 * The scripts in data/completion only hand over what was typed, and show what
 * they are told: the program has the tables of commands and options and the
 * store at hand, so nothing is said twice, the three shells agree, and a script
 * that somebody installed stays right when the program gets new options. */
#ifndef KB_CLI_COMPLETION_H
#define KB_CLI_COMPLETION_H

#include "cli/command.h"
#include "cli/typed.h"

/** What is offered.  Of KB_OFFER_FILE comes one, without text: the shell knows
 * the files. */
typedef enum kb_offer_type {
    KB_OFFER_WORD,
    KB_OFFER_NAME, /* of a concept: may need quotes */
    KB_OFFER_FILE
} kb_offer_type;

typedef struct kb_offer {
    kb_offer_type type;
    const char *text; /* stands in place of the whole word */
    const char *help; /* or NULL */
} kb_offer;

typedef kb_status kb_offer_fn(void *context, const kb_offer *offer);

/** Offers all that the word being typed may become, in a useful order. */
kb_status kb_completion_find(const kb_typed *typed, kb_cli *cli,
                             kb_offer_fn *fn, void *context, kb_error *err);

/** Offers names of concepts that begin so, whatever their case, most sources
 * first; where none does, the best known of those that do when case, width,
 * blanks and dashes are passed over.  Where names agree in some of what was
 * typed but not in all, they begin as it was typed: a shell that puts in what
 * all have in common would take the rest away.
 * @param db  the store; NULL: the usual one.  Where there is none, or none
 *            that can be read, nothing is offered */
kb_status kb_completion_names(kb_cli *cli, const char *db, const char *word,
                              kb_offer_fn *fn, void *context, kb_error *err);

#endif
