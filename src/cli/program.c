/* program.c - one run of the program: read the command line, open the store,
 * run the command, say what went wrong. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/catalogue.h"
#include "base/shown.h"
#include "base/warm.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/exit.h"
#include "cli/help.h"
#include "cli/hint.h"
#include "cli/interrupt.h"
#include "cli/place.h"
#include "cli/program.h"
#include "cli/writing.h"

enum { SCHEMA_VERSION = 1, MESSAGE_MAX = 2048, READER_HEAP = 768 * 1024 };

/* --help and --version turn any command into these. */
static void redirect(kb_cli *cli)
{
    const kb_options *options = &cli->options;

    if (options->version) {
        cli->command = &kb_cmd_version;
        cli->arg_count = 0;
    } else if (options->help || options->short_help) {
        cli->args = kb_arena_alloc(cli->arena, sizeof *cli->args);
        cli->arg_count = cli->command ? 1 : 0;
        if (cli->command)
            cli->args[0] = kb_arena_strdup(cli->arena, cli->command->name);
        cli->command = &kb_cmd_help;
        cli->own = NULL; /* it was of the command that was named */
    }
}

static kb_status read_command_line(kb_cli *cli, int argc, char **argv,
                                   kb_error *err)
{
    kb_status status = kb_args_read(cli, argc, argv, err);
    if (status == KB_OK)
        redirect(cli);
    if (status == KB_OK && cli->command)
        status = kb_args_expand(cli, stdin, err);
    if (status == KB_OK && !cli->command &&
        cli->options.writer.format == KB_FORMAT_JSON)
        status = kb_fail(err, KB_USAGE, "no command");
    if (status == KB_OK && cli->options.schema_version != SCHEMA_VERSION)
        status = kb_fail(
            err, KB_SCHEMA, "version %lld of the JSON is not spoken: %d is",
            (long long)cli->options.schema_version, SCHEMA_VERSION);
    return status;
}

static kb_status open_store(kb_cli *cli, kb_error *err)
{
    kb_place place;
    const kb_command *command = cli->command;
    kb_access access =
        command->access_of ? command->access_of(cli) : command->access;

    if (access == KB_NO_STORE)
        return KB_OK;
    if (access == KB_READ && !command->access_of)
        access = KB_READ_ALONE;
    if (access != KB_WRITE)
        kb_warm_heap(READER_HEAP);
    kb_status status = kb_place_find(&place, cli->arena, cli->options.db,
                                     &cli->config, access == KB_WRITE, err);
    if (status == KB_OK && access == KB_WRITE)
        status = kb_cli_open_to_write(cli, place.path, err);
    else if (status == KB_OK)
        status = kb_cli_open(cli, place.path, access, err);
    if (status == KB_STORE_MISSING && command->access == KB_WRITE)
        status = kb_store_open(&cli->store, ":memory:", KB_WRITE, err);
    return status;
}

static void set_limit(kb_cli *cli)
{
    const kb_command *command = cli->command;

    cli->limit = command->limit;
    if (command->screen_limit > 0 && kb_writer_on_screen(cli->writer))
        cli->limit = command->screen_limit;
    if (cli->options.limit > 0)
        cli->limit = cli->options.limit;
    if (cli->options.all)
        cli->limit = 0;
    kb_writer_limit(cli->writer, cli->limit, cli->options.skip);
}

static kb_status run_command(kb_cli *cli, kb_error *err)
{
    kb_status status = KB_OK;

    set_limit(cli);
    if (cli->command->view && !cli->command->begins)
        status = kb_writer_begin(cli->writer, cli->command->view, err);
    if (status == KB_OK)
        status = open_store(cli, err);
    if (status == KB_OK)
        status = cli->command->run(cli, cli->arg_count, cli->args, err);
    return status;
}

/* ---- the end ------------------------------------------------------------ */

/* JSON says which store it is of. */
static kb_status name_revision(kb_cli *cli, kb_error *err)
{
    kb_envelope *envelope = kb_writer_envelope(cli->writer);

    if (!cli->store || cli->command->portable ||
        cli->options.writer.format != KB_FORMAT_JSON)
        return KB_OK;
    kb_status status = kb_store_identity(cli->store, &cli->identity, err);
    if (status == KB_OK) {
        envelope->store_uuid = cli->identity.uuid;
        envelope->store_revision = cli->identity.revision;
    }
    return status;
}

/* An answer that cannot say it is none; who was stopped has it all the same. */
static kb_status check_revision(kb_cli *cli, kb_status status, kb_error *err)
{
    kb_error why;
    kb_status named = name_revision(cli, &why);

    if (status != KB_OK || named == KB_OK || named == KB_INTERRUPTED)
        return status;
    *err = why;
    return named;
}

static void fill_envelope(kb_cli *cli)
{
    kb_envelope *envelope = kb_writer_envelope(cli->writer);
    const char **shown = kb_arena_alloc(
        cli->arena, ((size_t)cli->arg_count + 1) * sizeof *shown);

    if (cli->command) {
        envelope->command = cli->command->name;
        envelope->filters =
            kb_options_filters(&cli->options, cli->command->accepts);
    }
    for (int i = 0; i < cli->arg_count; i++)
        shown[i] = kb_shown_address(cli->arena, cli->args[i]);
    envelope->terms = shown;
    envelope->term_count = (size_t)cli->arg_count;
}

/* One line on stderr. */
static void report(const kb_cli *cli, const char *message)
{
    kb_buf text = KB_BUF_INIT(MESSAGE_MAX), line = KB_BUF_INIT(MESSAGE_MAX);

    kb_buf_add_text(&text, "aigckb");
    if (cli->command)
        kb_buf_printf(&text, " %s", cli->command->name);
    kb_buf_printf(&text, ": %s", message);
    kb_cli_add_suggestions(&text, cli, kb_tr);
    kb_display_clean(&line, kb_buf_str(&text), KB_HITS_DROP);
    fprintf(stderr, "%s\n", line.ptr);
    if (cli->pointer)
        fprintf(stderr, "%s\n", cli->pointer);
    kb_buf_dispose(&text);
    kb_buf_dispose(&line);
}

static void note_cut(const kb_cli *cli)
{
    int64_t total = kb_writer_envelope(cli->writer)->total;
    long long count = kb_writer_count(cli->writer);
    const char *of = total == KB_UNKNOWN
                         ? ""
                         : kb_arena_printf(cli->arena, kb_tr(N_(" of %lld")),
                                           (long long)total);

    kb_cli_note(cli, "%lld%s shown; --all shows all, --cursor %lld goes on",
                count, of, cli->options.skip + count);
}

/* Which store it is that is damaged, where that was seen only after it was
 * opened. */
static void name_store(const kb_cli *cli, kb_error *err)
{
    kb_error found = *err;

    if (!strstr(found.message, cli->store_path))
        kb_fail_at(err, KB_STORE_DAMAGED, cli->store_path, &found);
}

static kb_status finish(kb_cli *cli, kb_status status, kb_error *err)
{
    status = check_revision(cli, status, err);
    if (status == KB_BUSY && kb_interrupt_by_user())
        status = kb_fail(err, KB_INTERRUPTED,
                         "interrupted while another process wrote to the "
                         "store");
    if (status == KB_INTERRUPTED && err->message[0] == '\0')
        kb_fail(err, status, "interrupted");
    if (status == KB_LIMIT && err->message[0] == '\0')
        kb_fail(err, status, "a result takes more than %d bytes",
                KB_RECORD_MAX);
    if (status == KB_STORE_DAMAGED && cli->store)
        name_store(cli, err);
    fill_envelope(cli);
    status = kb_writer_end(cli->writer, status, cli->suggestions, err);
    if (status != KB_OK)
        report(cli, err->shown);
    if (kb_writer_truncated(cli->writer))
        note_cut(cli);
    kb_hint(cli, status);
    return status;
}

/* Without a command: the overview, as the answer to a wrong call. */
static int print_overview(void)
{
    kb_buf text = KB_BUF_INIT(KB_HELP_MAX);

    kb_help_overview(&text);
    fputs(text.ptr, stderr);
    kb_buf_dispose(&text);
    return kb_exit_code(KB_USAGE);
}

/* What has only been read needs no farewell, and the system takes memory and
 * locks back sooner than we could; only a test wants to see that nothing was
 * lost. */
static bool must_clean_up(const kb_cli *cli)
{
#ifdef KB_ARENA_DEBUG
    (void)cli;
    return true;
#else
    return cli->writes || (cli->command && cli->command->access != KB_READ);
#endif
}

static void clean_up(kb_cli *cli)
{
    kb_writer_free(cli->writer);
    kb_store_close(cli->store);
    kb_node_free(cli->suggestions);
    kb_arena_free(cli->arena);
}

/* Where that is no reason to end, it is a failure like any other. */
static int leave_unread(void)
{
    kb_interrupt_lost_reader();
    fprintf(stderr, kb_tr(N_("aigckb: cannot write the output: %s\n")),
            strerror(EPIPE));
    return kb_exit_code(KB_INTERNAL);
}

int kb_program_run(int argc, char **argv)
{
    kb_error err = {0};
    kb_cli cli = {.arena = kb_arena_new()};
    kb_status status = read_command_line(&cli, argc, argv, &err);

    if (status == KB_OK && !cli.command) {
        kb_arena_free(cli.arena);
        return print_overview();
    }
    cli.options.writer.stop = kb_interrupt_catch(cli.options.timeout);
    cli.writer = kb_writer_new(&cli.options.writer);
    if (status == KB_OK)
        status = run_command(&cli, &err);
    status = finish(&cli, status, &err);

    /* the sink passes over one failure: that nobody reads on */
    bool unread = status == KB_OK && ferror(stdout);
    if (must_clean_up(&cli))
        clean_up(&cli);
    return unread ? leave_unread() : kb_exit_code(status);
}
