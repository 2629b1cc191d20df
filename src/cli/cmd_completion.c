/* cmd_completion.c - `aigckb completion SHELL`: TAB in a shell. */
#include <string.h>

#include "base/buf.h"
#include "base/embed.h"
#include "cli/commands.h"
#include "cli/completion.h"

typedef struct completion_options {
    bool names;
} completion_options;

static const char *word(int n)
{
    return kb_completion_files[n].name;
}

/* ---- what may follow ---------------------------------------------------- */

typedef struct answer {
    kb_cli *cli;
    kb_typed typed;
} answer;

static kb_status give_offer(void *context, const kb_offer *offer)
{
    static const char *const types[] = {[KB_OFFER_WORD] = "word",
                                        [KB_OFFER_NAME] = "name",
                                        [KB_OFFER_FILE] = "file"};
    const answer *a = context;
    const kb_typed *typed = &a->typed;
    const char *text = offer->text;

    if (text && strncmp(text, typed->word, typed->kept) != 0)
        return KB_OK; /* it does not go on from what is kept */
    kb_node *record = kb_node_object();
    kb_node_text(record, "type", types[offer->type]);
    kb_node_text(record, "text", text ? text + typed->kept : NULL);
    kb_node_text(record, "help",
                 kb_cli_chinese(a->cli) ? kb_tr(offer->help) : offer->help);
    return kb_writer_record(a->cli->writer, record);
}

static const kb_column offer_columns[] = {
    {.header = N_("Type"), .path = "type"},
    {.header = N_("Text"), .path = "text"},
    {.header = N_("Help"), .path = "help", .narrow = 20},
    {0},
};
static const char *const offer_fields[] = {"type", "text", "help", NULL};
static const kb_view offer_view = {.columns = offer_columns,
                                   .fields = offer_fields};

static kb_status give_offers(kb_cli *cli, int argc, char **argv, bool raw,
                             kb_error *err)
{
    answer a = {.cli = cli};
    kb_status status = kb_writer_begin(cli->writer, &offer_view, err);

    kb_typed_read(&a.typed, cli, argv, argc, raw);
    return status == KB_OK
               ? kb_completion_find(&a.typed, cli, give_offer, &a, err)
               : status;
}

/* ---- names -------------------------------------------------------------- */

static kb_status give_name(void *context, const kb_offer *offer)
{
    kb_node *record = kb_node_object();

    kb_node_text(record, "name", offer->text);
    return kb_writer_record(((kb_cli *)context)->writer, record);
}

static const kb_column name_columns[] = {{.header = N_("Name"), .path = "name"},
                                         {0}};
static const char *const name_fields[] = {"name", NULL};
static const kb_view name_view = {.columns = name_columns,
                                  .fields = name_fields};

static kb_status give_names(kb_cli *cli, const char *front, kb_error *err)
{
    kb_status status = kb_writer_begin(cli->writer, &name_view, err);

    return status == KB_OK
               ? kb_completion_names(cli, NULL, front, give_name, cli, err)
               : status;
}

/* ---- the script --------------------------------------------------------- */

static void print_script(kb_writer *writer, const kb_node *record)
{
    kb_str rest = kb_str_trim(kb_str_of(kb_node_get_text(record, "script")));
    kb_str line;

    while (kb_str_split(&rest, '\n', &line))
        kb_card_line(writer, "%.*s", (int)line.len, line.ptr);
}

static const kb_column script_columns[] = {
    {.header = N_("Shell"), .path = "shell"},
    {.header = N_("Script"), .path = "script"},
    {0},
};
static const char *const script_fields[] = {"shell", "script", NULL};
static const kb_view script_view = {.columns = script_columns,
                                    .fields = script_fields,
                                    .card = print_script,
                                    .card_in_pipes = true};

static kb_status give_script(kb_cli *cli, const kb_embedded *shell,
                             kb_error *err)
{
    kb_status status = kb_writer_begin(cli->writer, &script_view, err);

    if (status != KB_OK)
        return status;
    kb_node *record = kb_node_object();
    kb_node_text(record, "shell", shell->name);
    kb_node_text(record, "script", shell->text);
    return kb_writer_record(cli->writer, record);
}

/* ------------------------------------------------------------------------- */

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    const completion_options *own = cli->own;

    if (own->names && argc > 1)
        return kb_fail(err, KB_USAGE, "--names takes one PREFIX");
    if (own->names)
        return give_names(cli, argc > 0 ? argv[0] : "", err);
    if (argc == 0)
        return kb_fail(err, KB_USAGE, "usage: aigckb completion SHELL");
    const kb_embedded *shell = kb_embedded_find(kb_completion_files, argv[0]);
    if (!shell->name)
        return kb_cli_no_word(word, "shell ", argv[0], err);
    if (argc == 1)
        return give_script(cli, shell, err);
    bool raw = strcmp(shell->name, "bash") == 0;
    return give_offers(cli, argc - 1, argv + 1, raw, err);
}

static const kb_option own_options[] = {
    {.name = "names",
     .help = N_("print names of concepts that begin with PREFIX, 50 at most"),
     .type = KB_OPTION_FLAG,
     .offset = offsetof(completion_options, names)},
    {0},
};

const kb_command kb_cmd_completion = {
    .name = "completion",
    .args = "bash|zsh|fish [-- WORD...] | --names [PREFIX]",
    .summary = N_("print a script that has a shell complete command lines"),
    .details = N_(
        "The script has the shell ask this program what may follow: commands, "
        "options, their values, and names of concepts from the store that the "
        "command line would use.  With words, the last of which is being "
        "typed, it answers that question, one offer a line: its type (word, "
        "name or file), the text, and what it means."),
    .examples = {"source <(aigckb completion bash)",
                 "aigckb completion --names 文心"},
    .access = KB_NO_STORE,
    .min_args = 0,
    .max_args = KB_ANY_NUMBER,
    .word = word,
    .own_options = own_options,
    .own_size = sizeof(completion_options),
    .run = run,
};
