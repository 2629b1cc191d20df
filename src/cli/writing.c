/* writing.c - the store that a command opens, and what writing takes. */
#include "cli/writing.h"

#include "aigckb/curate.h"

enum { MILLI = 1000 };

kb_status kb_cli_open(kb_cli *cli, const char *path, kb_access access,
                      kb_error *err)
{
    int64_t seconds = cli->options.timeout;
    kb_patience patience = {.wait_ms = KB_WAIT_MS,
                            .stop = cli->options.writer.stop};

    cli->store_path = path;
    if (seconds > 0)
        patience.wait_ms =
            seconds < INT64_MAX / MILLI ? seconds * MILLI : INT64_MAX;
    return kb_store_open_patient(&cli->store, path, access, patience, err);
}

kb_status kb_cli_open_to_write(kb_cli *cli, const char *path, kb_error *err)
{
    kb_store_close(cli->store);
    cli->store = NULL;
    cli->writes = true;
    kb_status status = kb_cli_open(cli, path, KB_WRITE, err);
    return status == KB_OK
               ? kb_ledger_replay(cli->store, kb_ledger_path(cli->arena, path),
                                  err)
               : status;
}

kb_status kb_cli_write(kb_cli *cli, kb_error *err)
{
    return kb_cli_open_to_write(cli, cli->store_path, err);
}

const char *kb_cli_corrections(const kb_cli *cli)
{
    return kb_ledger_path(cli->arena, cli->store_path);
}
