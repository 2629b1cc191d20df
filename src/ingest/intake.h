/* intake.h - the inputs that the user named, one after the other: files,
 * members of archives, standard input, pages of the web. */
#ifndef KB_INGEST_INTAKE_H
#define KB_INGEST_INTAKE_H

#include "aigckb/ingest.h"
#include "ingest/item.h"

typedef struct kb_intake kb_intake;

/** Lists folders, but reads nothing yet.  The store tells what is as it was.
 * @return KB_OK or KB_USAGE (a limit that is out of its range) */
kb_status kb_intake_new(kb_intake **out, kb_store *store,
                        const char *const *operands, size_t count,
                        const kb_ingest_options *options, kb_error *err);
void kb_intake_free(kb_intake *intake); /* NULL is fine */

/** The next input; false at the end.  What cannot be had comes as an item with
 * its failure. */
bool kb_intake_next(kb_intake *intake, kb_arena *arena, kb_item *out);

/** How many inputs there are in all, as far as is known by now. */
size_t kb_intake_total(const kb_intake *intake);

/** Whether something could not be looked through whole: then nobody can tell
 * what is gone. */
bool kb_intake_lost(const kb_intake *intake);

/** What all inputs of a folder or an archive have in common at the start of
 * their names.  NULL behind the last one. */
const char *kb_intake_root(const kb_intake *intake, size_t i);

#endif
