/* writing.c - a store that is opened to write, with its corrections. */
#include "cli/writing.h"

#include "aigckb/curate.h"
#include "cli/place.h"

kb_status kb_cli_open_to_write(kb_cli *cli, const char *path, kb_error *err)
{
    kb_store_close(cli->store);
    cli->store = NULL;
    cli->writes = true;
    kb_status status = kb_store_open(&cli->store, path, KB_WRITE, err);
    return status == KB_OK
               ? kb_ledger_replay(cli->store, kb_ledger_path(cli->arena, path),
                                  err)
               : status;
}

kb_status kb_cli_write(kb_cli *cli, kb_error *err)
{
    kb_place place;
    kb_status status = kb_place_find(&place, cli->arena, cli->options.db,
                                     &cli->config, true, err);

    return status == KB_OK ? kb_cli_open_to_write(cli, place.path, err)
                           : status;
}

kb_status kb_cli_corrections(const char **path, kb_cli *cli, kb_error *err)
{
    kb_place place;
    kb_status status = kb_place_find(&place, cli->arena, cli->options.db,
                                     &cli->config, false, err);

    if (status == KB_OK)
        *path = kb_ledger_path(cli->arena, place.path);
    return status;
}
