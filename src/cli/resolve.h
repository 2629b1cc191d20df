/* resolve.h - the concepts that the operands of a command mean. */
#ifndef KB_CLI_RESOLVE_H
#define KB_CLI_RESOLVE_H

#include "aigckb/query.h"
#include "cli/command.h"

/** Finds the concept of a term; where there is none, or more than one, says in
 * the suggestions which ones there are.  What matched, and how, stands in the
 * JSON's envelope.
 * @return KB_OK, KB_NOT_FOUND or KB_AMBIGUOUS */
kb_status kb_resolve(kb_term *out, kb_cli *cli, const char *text,
                     kb_error *err);

typedef kb_status kb_resolved_fn(void *context, const kb_term *term,
                                 kb_error *err);

/** Calls `fn` for each term in order.  Of several terms, those that have no
 * concept are said on stderr, with what they may mean; the others count.
 * @return the failure of the last term where there was none, or of `fn` */
kb_status kb_resolve_each(kb_cli *cli, int argc, char **argv,
                          kb_resolved_fn *fn, void *context, kb_error *err);

/** The filters that were asked for. */
kb_statement_filter kb_statement_filter_of(const kb_cli *cli);

#endif
