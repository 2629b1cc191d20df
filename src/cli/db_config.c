/* db_config.c - `aigckb db config`: what holds, and who says so. */
#include "cli/db.h"
#include "cli/place.h"

static kb_status add(kb_cli *cli, const char *name, const char *value,
                     const char *from)
{
    kb_node *record = kb_node_object();
    kb_node_text(record, "name", name);
    kb_node_text(record, "value", value);
    kb_node_text(record, "from", from);
    return kb_writer_record(cli->writer, record);
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    kb_place place;
    const kb_config *config = &cli->config;
    (void)argc, (void)argv;

    kb_status status =
        kb_place_find(&place, cli->arena, cli->options.db, config, false, err);
    if (status == KB_OK)
        status = add(cli, "db", place.path, place.from);
    for (size_t i = 0; status == KB_OK && i < config->count; i++) {
        const kb_setting *s = &config->settings[i];
        const char *name = s->section[0] ? kb_arena_printf(cli->arena, "%s.%s",
                                                           s->section, s->key)
                                         : s->key;
        if (strcmp(name, "db") != 0)
            status = add(cli, name, s->value, s->where);
    }
    return status;
}

static const kb_column columns[] = {{.header = N_("Option"), .path = "name"},
                                    {.header = N_("Value"), .path = "value"},
                                    {.header = N_("From"), .path = "from"},
                                    {0}};
static const char *const fields[] = {"name", "value", "from", NULL};
static const kb_view view = {.columns = columns, .fields = fields};

const kb_db_op kb_db_config = {"config", &view, run};
