/* place.h - where the store is. */
#ifndef KB_CLI_PLACE_H
#define KB_CLI_PLACE_H

#include <stdbool.h>

#include "aigckb/arena.h"
#include "aigckb/status.h"

/** The store's file: `given` (--db), else AIGCKB_DB, else .aigckb/kb.db where
 * it exists in the working directory, else aigckb/kb.db in XDG_DATA_HOME, else
 * in ~/.local/share.  With `create`, the folders of the last two are made.
 * @return KB_OK, KB_STORE_MISSING (no home) or KB_BAD_INPUT */
kb_status kb_place_find(const char **out, kb_arena *arena, const char *given,
                        bool create, kb_error *err);

#endif
