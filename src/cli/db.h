/* db.h - what `aigckb db` can do, one a row. */
#ifndef KB_CLI_DB_H
#define KB_CLI_DB_H

#include "cli/command.h"

typedef struct kb_db_op {
    const char *name;
    const kb_view *view; /* NULL: run() begins the writer */
    kb_status (*run)(kb_cli *cli, int argc, char **argv, kb_error *err);
} kb_db_op;

extern const kb_db_op kb_db_config, kb_db_eval, kb_db_sql, kb_db_stats;

#endif
