/* config.h - the user's configuration: options that hold unless the command
 * line says otherwise, and aliases.
 *
 *     # shared options
 *     db = ~/kb/aigc.db
 *     timeout = 60
 *     [ingest]
 *     jobs = 2
 *     [alias]
 *     risks = list risks --sort sources
 *
 * Keys are names of options: before the first section shared ones, in a section
 * those that a command has of its own.  Nothing in it is ever
 * run but aigckb's own commands. */
#ifndef KB_CLI_CONFIG_H
#define KB_CLI_CONFIG_H

#include <stddef.h>

#include "aigckb/arena.h"
#include "aigckb/status.h"
#include "cli/options.h"

typedef struct kb_setting {
    const char *section; /* a command, "alias", or "" before the first one */
    const char *key, *value;
    const char *where; /* "FILE:LINE" */
} kb_setting;

typedef struct kb_config {
    const char *path; /* of the user's file; NULL: there is none */
    kb_setting *settings;
    size_t count;
    const char *db, *db_where; /* the store that it names, or NULL */
    const char *local_db, *local_db_where; /* that ./.aigckb/config names */
} kb_config;

/** Reads `given` (--config), else AIGCKB_CONFIG, else aigckb/config in
 * XDG_CONFIG_HOME or ~/.config, which may be missing; and ./.aigckb/config,
 * which may choose the store and nothing else: whoever made the folder need not
 * be trusted.
 * @return KB_OK or KB_USAGE (FILE:LINE and what is wrong) */
kb_status kb_config_read(kb_config *out, kb_arena *arena, const char *given,
                         kb_error *err);

/** Stores the settings of a section, for which `table` must have the options.
 * @return KB_OK or KB_USAGE (FILE:LINE and what is wrong) */
kb_status kb_config_store(const kb_config *config, const char *section,
                          const kb_option *table, void *base, kb_error *err);

/** What an alias stands for, the user's or the program's own, or NULL. */
const char *kb_config_alias(const kb_config *config, const char *name);

#endif
