/* place.h - where the store is. */
#ifndef KB_CLI_PLACE_H
#define KB_CLI_PLACE_H

#include <stdbool.h>

#include "aigckb/arena.h"
#include "aigckb/status.h"
#include "cli/config.h"

typedef struct kb_place {
    const char *path; /* of the store's file */
    const char *from; /* who chose it: "--db", "AIGCKB_DB", "FILE:LINE" of a
                         configuration, "the working directory", "default" */
} kb_place;

/** Where the store is: `given` (--db), else AIGCKB_DB, else what .aigckb/config
 * says, else .aigckb/kb.db where it exists in the working directory, else what
 * the user's configuration says, else aigckb/kb.db in XDG_DATA_HOME, else in
 * ~/.local/share.  With `create`, the folders of the last two are made.
 * @return KB_OK, KB_STORE_MISSING (no home) or KB_BAD_INPUT */
kb_status kb_place_find(kb_place *out, kb_arena *arena, const char *given,
                        const kb_config *config, bool create, kb_error *err);

#endif
