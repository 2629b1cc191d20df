/* help_schema.c - the schema of a command's JSON, for `help --schema`. */
#include "cli/help.h"
#include "cli/nearest.h"
#include "cli/schema.h"
#include "output/render.h"

enum { SCHEMA_COLUMNS = 100, SCHEMA_MAX = 1 << 20 };

static kb_status refuse(kb_cli *cli, const char *name, kb_error *err)
{
    kb_nearest best = kb_nearest_to(kb_str_of(name));

    for (int n = 0; kb_schema_name(n); n++)
        kb_nearest_try(&best, kb_schema_name(n));
    if (best.name)
        kb_cli_suggest(cli, best.name);
    return kb_cli_no_word(kb_schema_name, "schema ", name, err);
}

kb_status kb_help_schema(kb_cli *cli, const char *name, kb_error *err)
{
    kb_node *schema = kb_schema_of(cli->arena, name);
    const kb_command *command = kb_command_find(name);
    kb_buf text = KB_BUF_INIT(SCHEMA_MAX);

    if (!schema)
        return refuse(cli, name, err);
    kb_render_lines(&text, schema, SCHEMA_COLUMNS);
    kb_buf_add_char(&text, '\n');
    kb_writer_prose(cli->writer, text.ptr);
    kb_buf_dispose(&text);
    kb_node *record = kb_node_object();
    kb_node_text(record, "command", command ? command->name : name);
    kb_node_add(record, "schema", schema);
    return kb_writer_record(cli->writer, record);
}
