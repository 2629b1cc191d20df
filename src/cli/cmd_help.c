/* cmd_help.c - `aigckb help [COMMAND|TOPIC]`: how the program is used. */
#include <string.h>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/manual.h"
#include "cli/nearest.h"

typedef struct help_options {
    const char *schema;
} help_options;

/* The text is printed around the records, which are for programs. */
static void print_nothing(kb_writer *writer, const kb_node *record)
{
    (void)writer, (void)record;
}

static void add_option(kb_node *list, const kb_option *option)
{
    const char letter[] = {option->letter, '\0'};
    kb_node *node = kb_node_add_object(list, NULL);

    kb_node_text(node, "name", option->name);
    kb_node_text(node, "letter", option->letter ? letter : NULL);
    kb_node_text(node, "value", option->arg);
    kb_node_text(node, "help", option->help);
}

static kb_status record_of(kb_cli *cli, const kb_command *command)
{
    kb_node *record = kb_node_object();
    kb_node *options;

    kb_node_text(record, "name", command->name);
    kb_node_text(record, "alias", command->alias);
    kb_node_text(record, "args", command->args);
    kb_node_text(record, "summary", command->summary);
    options = kb_node_add_list(record, "options");
    for (const kb_option *at = command->own_options; at && at->name; at++)
        add_option(options, at);
    for (const kb_option *at = kb_shared_options; at->name; at++) {
        if (!command->run) /* a topic */
            break;
        if (at->group == 0 || (at->group & command->accepts))
            add_option(options, at);
    }
    kb_node *names = kb_node_add_list(record, "fields");
    for (size_t i = 0; command->view && command->view->fields[i]; i++)
        kb_node_text(names, NULL, command->view->fields[i]);
    kb_node *examples = kb_node_add_list(record, "examples");
    for (size_t i = 0; i < 2 && command->examples[i]; i++)
        kb_node_text(examples, NULL, command->examples[i]);
    return kb_writer_record(cli->writer, record);
}

static kb_status help_all(kb_cli *cli)
{
    kb_buf text = KB_BUF_INIT(KB_HELP_MAX);
    kb_status status = KB_OK;

    kb_help_overview(&text);
    kb_writer_prose(cli->writer, text.ptr);
    kb_buf_dispose(&text);
    for (size_t i = 0; kb_commands[i] && status == KB_OK; i++)
        status = record_of(cli, kb_commands[i]);
    return status;
}

static kb_status help_one(kb_cli *cli, const kb_command *command)
{
    kb_buf text = KB_BUF_INIT(KB_HELP_MAX);

    kb_help_command(&text, command, !cli->options.short_help);
    kb_writer_prose(cli->writer, text.ptr);
    kb_buf_dispose(&text);
    return record_of(cli, command);
}

/* The page for who sits before a terminal and asks for `help`; what --help
 * says stays there to be seen beside the command line. */
static bool wants_page(const kb_cli *cli)
{
    const kb_options *options = &cli->options;

    return kb_writer_on_screen(cli->writer) && !options->writer.no_pager &&
           !options->help && !options->short_help;
}

/* A topic has no text but its page. */
static kb_status help_topic(kb_cli *cli, const kb_manual *manual, kb_error *err)
{
    const kb_command topic = {.name = manual->name, .summary = manual->summary};
    kb_format format = kb_writer_format(cli->writer);

    if (cli->options.writer.output ||
        (format != KB_FORMAT_TABLE && format != KB_FORMAT_LINES))
        return record_of(cli, &topic);
    if (kb_manual_show(manual, wants_page(cli)))
        return KB_OK;
    return kb_fail(err, KB_NOT_FOUND,
                   "no page %s(%d) there, or neither man nor mandoc to show it",
                   manual->page, manual->section);
}

static const char *word(int n)
{
    kb_manual manual;
    return kb_manual_at(&manual, n) ? manual.name : NULL;
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    const help_options *own = cli->own;
    const char *schema = own ? own->schema : NULL;
    kb_manual manual;

    if (schema && argc > 0 && strcmp(argv[0], "json") != 0)
        return kb_fail(err, KB_USAGE, "usage: aigckb help json --schema %.64s",
                       schema);
    if (schema)
        return kb_help_schema(cli, schema, err);
    if (argc == 0)
        return help_all(cli);
    if (kb_manual_find(&manual, argv[0])) {
        const kb_command *command = kb_command_find(manual.name);
        if (!command)
            return help_topic(cli, &manual, err);
        if (wants_page(cli) && kb_manual_show(&manual, true))
            return KB_OK;
        return help_one(cli, command);
    }
    kb_nearest best = kb_nearest_to(kb_str_of(argv[0]));
    for (int n = 0; kb_manual_at(&manual, n); n++)
        kb_nearest_try(&best, manual.name);
    if (best.name)
        kb_cli_suggest(cli, best.name);
    return kb_fail(err, KB_USAGE, "no command '%.64s'", argv[0]);
}

static const kb_column columns[] = {
    {.header = N_("Command"), .path = "name"},
    {.header = N_("Summary"), .path = "summary", .narrow = 20},
    {0},
};

static const char *const fields[] = {
    "name",         "alias",        "args",           "summary",
    "options",      "options.name", "options.letter", "options.value",
    "options.help", "fields",       "examples",       "command",
    "schema",       NULL,
};

static const kb_view view = {
    .columns = columns,
    .fields = fields,
    .card = print_nothing,
    .card_in_pipes = true,
};

static const kb_option own_options[] = {
    {.name = "schema",
     .arg = "COMMAND",
     .help = N_("print the JSON Schema of what it prints with --json"),
     .type = KB_OPTION_SCHEMA,
     .offset = offsetof(help_options, schema)},
    {0},
};

const kb_command kb_cmd_help = {
    .name = "help",
    .args = "[COMMAND|TOPIC] | json --schema COMMAND",
    .summary = N_("say how the program or a command is used"),
    .details = N_(
        "On a terminal, opens the manual page of a command, or of a topic: "
        "aigckb, json (what programs get), lexicon (files of terms and of "
        "corrections), query (what words mean).  In a pipe, and where there is "
        "no page or nothing to show it with, prints what --help does; a topic "
        "is printed as plain text.  With --schema: a JSON Schema, of draft "
        "2020-12, of the document that the command prints with --json; a line "
        "of --jsonl is as $defs/line says.  \"envelope\" has what all "
        "documents have in common."),
    .examples = {"aigckb help show", "aigckb help json --schema show"},
    .access = KB_NO_STORE,
    .max_args = 1,
    .word = word,
    .own_options = own_options,
    .own_size = sizeof(help_options),
    .view = &view,
    .run = run,
};
