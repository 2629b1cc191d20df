/* help.c - help texts, made from the tables of commands and options. */
#include "cli/help.h"

#include <string.h>

enum {
    COMMAND_COLUMN = 11, /* where the summary of a command begins */
    OPTION_COLUMN = 22,  /* where the text of an option begins */
    LINE = 79
};

static void overview_line(kb_buf *out, const kb_command *command)
{
    kb_buf_printf(out, "  %-*s %s\n", COMMAND_COLUMN - 1, command->name,
                  kb_tr(command->summary));
}

void kb_help_overview(kb_buf *out)
{
    kb_buf_add_text(
        out, kb_tr(N_("usage: aigckb COMMAND [OPTION...] [ARGUMENT...]\n\n"
                      "A knowledge base of the AIGC industry, made from "
                      "articles.\n\n")));
    for (const kb_command *const *at = kb_commands; *at; at++)
        overview_line(out, *at);
    kb_buf_add_text(out,
                    kb_tr(N_("\n'aigckb help COMMAND' says all about one, "
                             "'aigckb COMMAND -h' how it is used.\n"
                             "There are also 'aigckb help json', 'query' and "
                             "'lexicon'.\n"
                             "'aigckb demo' makes a store to try them on.\n")));
}

static void option_line(kb_buf *out, const kb_option *option)
{
    kb_buf left = KB_BUF_INIT(KB_HELP_MAX);

    if (option->letter)
        kb_buf_printf(&left, "-%c, ", option->letter);
    else
        kb_buf_add_text(&left, "    ");
    kb_buf_printf(&left, "--%s%s%s", option->name, option->arg ? " " : "",
                  option->arg ? option->arg : "");
    kb_buf_printf(out, "  %-*s  %s\n", OPTION_COLUMN, left.ptr,
                  kb_tr(option->help));
    kb_buf_dispose(&left);
}

/* The shared options in the given groups. */
static void group_options(kb_buf *out, const char *title, unsigned groups)
{
    if (groups == 0)
        return;
    kb_buf_printf(out, kb_tr(N_("\n%s:\n")), kb_tr(title));
    for (const kb_option *at = kb_shared_options; at->name; at++) {
        if (at->group & groups)
            option_line(out, at);
    }
}

/* Those that every command takes. */
static void common_options(kb_buf *out)
{
    kb_buf_add_text(out, kb_tr(N_("\noutput, and the store:\n")));
    for (const kb_option *at = kb_shared_options; at->name; at++) {
        if (at->group == 0)
            option_line(out, at);
    }
}

static void own_options(kb_buf *out, const kb_command *command)
{
    if (!command->own_options)
        return;
    kb_buf_add_text(out, kb_tr(N_("\noptions:\n")));
    for (const kb_option *at = command->own_options; at->name; at++)
        option_line(out, at);
}

static void field_names(kb_buf *out, const kb_view *view)
{
    size_t column = LINE; /* the first name begins a line */

    if (!view)
        return;
    kb_buf_add_text(out, kb_tr(N_("\nfields:")));
    for (size_t i = 0; view->fields[i]; i++) {
        size_t len = strlen(view->fields[i]);
        bool fits = column + 1 + len <= LINE;
        kb_buf_printf(out, "%s%s", fits ? " " : "\n  ", view->fields[i]);
        column = fits ? column + 1 + len : 2 + len;
    }
    kb_buf_add_char(out, '\n');
}

static void examples(kb_buf *out, const kb_command *command)
{
    size_t n = sizeof command->examples / sizeof *command->examples;

    kb_buf_add_text(out, kb_tr(N_("\nexamples:\n")));
    for (size_t i = 0; i < n && command->examples[i]; i++)
        kb_buf_printf(out, "  %s\n", command->examples[i]);
}

static void details(kb_buf *out, const char *text)
{
    kb_str rest = kb_str_of(kb_tr(text)), paragraph, line;

    kb_buf_add_char(out, '\n');
    while (kb_str_split(&rest, '\n', &paragraph)) {
        if (paragraph.len == 0)
            kb_buf_add_char(out, '\n');
        while (kb_display_wrap(&paragraph, LINE, &line)) {
            kb_buf_add(out, line);
            kb_buf_add_char(out, '\n');
        }
    }
}

void kb_help_command(kb_buf *out, const kb_command *command, bool whole)
{
    kb_buf_printf(out, kb_tr(N_("usage: aigckb %s [OPTION...]%s%s\n\n%s\n")),
                  command->name, command->args ? " " : "",
                  command->args ? command->args : "", kb_tr(command->summary));
    if (command->alias)
        kb_buf_printf(out, kb_tr(N_("also called: %s\n")), command->alias);
    if (whole && command->details)
        details(out, command->details);
    own_options(out, command);
    group_options(out, N_("filters"), command->accepts & KB_TAKES_FILTERS);
    group_options(out, N_("terms, and how much"),
                  command->accepts &
                      (KB_TAKES_LIMIT | KB_TAKES_TERMS | KB_TAKES_NAMES));
    group_options(out, N_("pictures"), command->accepts & KB_TAKES_DRAWINGS);
    if (!whole) {
        kb_buf_printf(out, kb_tr(N_("\n'aigckb %s --help' says more.\n")),
                      command->name);
        return;
    }
    common_options(out);
    field_names(out, command->view);
    examples(out, command);
}
