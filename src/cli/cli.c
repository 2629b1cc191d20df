/* cli.c - what commands call on their run. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/catalogue.h"
#include "cli/command.h"

enum { NOTE_MAX = 4096, LISTED_MAX = 400 };

int64_t kb_cli_ask(const kb_cli *cli)
{
    return cli->limit > 0 ? cli->limit + 1 : 0;
}

bool kb_cli_chinese(const kb_cli *cli)
{
    kb_format format = kb_writer_format(cli->writer);
    bool read = format == KB_FORMAT_TABLE || format == KB_FORMAT_LINES;

    if (cli->options.lang != KB_ANY)
        return cli->options.lang == KB_CHINESE;
    return read && kb_catalogue_is_open();
}

/* One safe line on stderr: messages quote what came from outside. */
static void say(const kb_cli *cli, const char *kind, const char *text)
{
    kb_buf line = KB_BUF_INIT(NOTE_MAX);

    kb_buf_printf(&line, "aigckb %s: %s", cli->command->name, kind);
    kb_display_clean(&line, kb_str_of(text), KB_HITS_DROP);
    fprintf(stderr, "%s\n", line.ptr);
    kb_buf_dispose(&line);
}

void kb_cli_note(const kb_cli *cli, const char *format, ...)
{
    char text[NOTE_MAX / 2];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof text, kb_tr(format), args);
    va_end(args);
    if (!cli->options.quiet)
        say(cli, "", text);
}

/* The document keeps the English words. */
static void warn(kb_cli *cli, const char *text, const char *shown)
{
    kb_writer_warn(cli->writer, text);
    if (!cli->options.quiet)
        say(cli, kb_tr(N_("warning: ")), shown);
}

void kb_cli_warn(kb_cli *cli, const char *format, ...)
{
    char text[NOTE_MAX / 2], shown[NOTE_MAX / 2];
    va_list args, again;

    va_start(args, format);
    va_copy(again, args);
    vsnprintf(text, sizeof text, format, args);
    vsnprintf(shown, sizeof shown, kb_tr(format), again);
    va_end(again);
    va_end(args);
    warn(cli, text, shown);
}

void kb_cli_warn_of(kb_cli *cli, const kb_error *error)
{
    warn(cli, error->message, error->shown);
}

static kb_node *add_suggestion(kb_cli *cli)
{
    if (!cli->suggestions)
        cli->suggestions = kb_node_list();
    return kb_node_add_object(cli->suggestions, NULL);
}

void kb_cli_suggest(kb_cli *cli, const char *name)
{
    kb_node *suggestion = add_suggestion(cli);

    kb_node_null(suggestion, "id");
    kb_node_text(suggestion, "name", name);
    kb_node_null(suggestion, "kind");
    kb_node_null(suggestion, "sources");
}

void kb_cli_suggest_concept(kb_cli *cli, const kb_concept *concept)
{
    kb_node *suggestion = add_suggestion(cli);

    kb_node_text(suggestion, "id",
                 kb_arena_printf(cli->arena, "c:%s", concept->fold));
    kb_node_text(suggestion, "name", concept->name);
    kb_node_text(suggestion, "kind", kb_kind_word(concept->kind)->name);
    kb_node_int(suggestion, "sources", concept->counts.sources);
}

void kb_cli_suggest_anew(kb_cli *cli)
{
    kb_node_free(cli->suggestions);
    cli->suggestions = NULL;
}

void kb_cli_add_suggestions(kb_buf *line, const kb_cli *cli,
                            const char *(*translate)(const char *))
{
    const kb_node *suggestions = cli->suggestions;
    const kb_node *at = suggestions ? kb_node_first(suggestions) : NULL;

    if (at)
        kb_buf_add_text(line, translate(N_("; did you mean ")));
    for (const char *comma = ""; at; comma = ", ") {
        kb_buf_printf(line, "%s%s", comma, kb_node_get_text(at, "name"));
        if (kb_node_get_text(at, "id"))
            kb_buf_printf(line, " (%" PRId64 ")",
                          kb_node_get_int(at, "sources"));
        at = kb_node_next(at);
    }
    if (suggestions)
        kb_buf_add_text(line, translate(N_("?")));
}

static const char *as_it_is(const char *text)
{
    return text;
}

void kb_cli_missed(kb_cli *cli, const kb_error *error)
{
    kb_buf text = KB_BUF_INIT(NOTE_MAX), shown = KB_BUF_INIT(NOTE_MAX);

    kb_buf_add_text(&text, error->message);
    kb_cli_add_suggestions(&text, cli, as_it_is);
    kb_buf_add_text(&shown, error->shown);
    kb_cli_add_suggestions(&shown, cli, kb_tr);
    warn(cli, text.ptr, shown.ptr);
    kb_buf_dispose(&text);
    kb_buf_dispose(&shown);
}

static const kb_column total_columns[] = {
    {.header = N_("Count"), .path = "count", .right = true}, {0}};
static const char *const total_fields[] = {"count", NULL};
const kb_view kb_cli_total_view = {.columns = total_columns,
                                   .fields = total_fields};

kb_status kb_cli_give_total(kb_cli *cli, int64_t total)
{
    kb_writer_envelope(cli->writer)->total = total;
    if (cli->options.writer.format == KB_FORMAT_JSON)
        return KB_OK;
    kb_node *record = kb_node_object();
    kb_node_int(record, "count", total);
    return kb_writer_record(cli->writer, record);
}

kb_status kb_cli_no_word(kb_word_fn *words, const char *sort, const char *word,
                         kb_error *err)
{
    kb_buf list = KB_BUF_INIT(LISTED_MAX);

    for (int n = 0; words(n); n++)
        kb_buf_printf(&list, "%s%s", n ? ", " : "", words(n));
    kb_status status = kb_fail(err, KB_USAGE, "no %s'%.64s'; there are: %s",
                               sort, word, list.ptr);
    kb_buf_dispose(&list);
    return status;
}

kb_node *kb_cli_concepts(kb_cli *cli)
{
    kb_envelope *envelope = kb_writer_envelope(cli->writer);

    if (!envelope->extra)
        envelope->extra = kb_node_object();
    if (!cli->concepts)
        cli->concepts = kb_node_add_list(envelope->extra, "concepts");
    return cli->concepts;
}

bool kb_cli_interrupted(const kb_cli *cli)
{
    return cli->options.writer.stop && *cli->options.writer.stop;
}
