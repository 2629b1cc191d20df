/* cmd_curate.c - `aigckb curate OP`: what a reader puts right. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/curate.h"
#include "cli/writing.h"

enum { FILE_MAX = 16 * 1024 * 1024, DECIMAL = 10 };

typedef struct curate_op {
    const char *name;
    const kb_view *view;
    kb_status (*run)(kb_cli *cli, int argc, char **argv, kb_error *err);
} curate_op;

/* ---- records ------------------------------------------------------------ */

static kb_status give(kb_cli *cli, const char *done, size_t n,
                      const kb_correction *c)
{
    kb_node *record = kb_node_object();

    kb_node_text(record, "done", done);
    kb_node_int(record, "n", (int64_t)n);
    kb_node_text(record, "op", kb_correction_name(c->op));
    kb_node *words = kb_node_add_list(record, "words");
    for (size_t i = 0; i < KB_CORRECTION_WORDS && c->words[i]; i++)
        kb_node_text(words, NULL, c->words[i]);
    return kb_writer_record(cli->writer, record);
}

static void print_done(kb_writer *writer, const kb_node *record)
{
    static const char *const paths[] = {"words.0", "words.1", "words.2"};
    kb_buf line = KB_BUF_INIT(FILE_MAX);

    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        const char *shown = kb_node_get_text(record, paths[i]);
        if (shown)
            kb_buf_printf(&line, "  %s", shown);
    }
    kb_card_line(writer, "%s %d: %s%s", kb_node_get_text(record, "done"),
                 (int)kb_node_get_int(record, "n"),
                 kb_node_get_text(record, "op"), line.ptr);
    kb_buf_dispose(&line);
}

static const kb_column columns[] = {
    {.header = N_("N"), .path = "n", .right = true},
    {.header = N_("Correction"), .path = "op"},
    {.header = N_("Term"), .path = "words.0", .narrow = 12},
    {.header = "", .path = "words.1", .narrow = 12},
    {.header = "", .path = "words.2", .narrow = 12},
    {0}};
static const char *const fields[] = {"done", "n", "op", "words", NULL};
static const kb_view done_view = {.columns = columns,
                                  .fields = fields,
                                  .card = print_done,
                                  .card_in_pipes = true};
static const kb_view list_view = {.columns = columns, .fields = fields};

/* ---- corrections -------------------------------------------------------- */

static kb_status open_ledger(kb_ledger **out, kb_cli *cli, kb_error *err)
{
    kb_status status = kb_cli_write(cli, err);

    return status == KB_OK
               ? kb_ledger_open(out, cli->store, kb_cli_corrections(cli), err)
               : status;
}

/* Adds those that change anything, and tells of each. */
static kb_status add(kb_cli *cli, kb_ledger *ledger, const kb_corrections *more,
                     const char *name, kb_error *err)
{
    size_t n = kb_ledger_corrections(ledger)->len;
    kb_corrections added;
    kb_status status = kb_ledger_add(ledger, more, name, &added, err);

    if (status == KB_OK && added.len > 0)
        status = kb_ledger_commit(ledger, err);
    if (status == KB_OK && added.len == 0)
        kb_cli_note(cli, "it is so already: nothing is added");
    for (size_t i = 0; i < added.len && status == KB_OK; i++)
        status = give(cli, "added", n + i + 1, &added.data[i]);
    return status;
}

static kb_status correct(kb_cli *cli, kb_correction_op op, int argc,
                         char **argv, kb_error *err)
{
    kb_ledger *ledger = NULL;
    kb_correction c;
    kb_status status = kb_curate_read(&c, cli, op, argc, argv, err);

    if (status == KB_OK)
        status = open_ledger(&ledger, cli, err);
    if (status != KB_OK)
        return status;
    const kb_corrections one = {&c, 1};
    status = add(cli, ledger, &one, kb_correction_name(op), err);
    kb_ledger_close(ledger);
    return status == KB_BAD_INPUT ? KB_USAGE : status;
}

/* ---- load, undo --------------------------------------------------------- */

static kb_status read_file(kb_corrections *out, kb_cli *cli, const char *path,
                           kb_error *err)
{
    bool standard = strcmp(path, "-") == 0;
    const char *name = standard ? "standard input" : path;
    kb_buf text = KB_BUF_INIT(FILE_MAX);
    kb_status status = standard
                           ? kb_file_read_from(&text, STDIN_FILENO, name, err)
                           : kb_file_read(&text, path, err);

    if (status == KB_OK)
        status = kb_corrections_parse(out, cli->arena, name, text.ptr, text.len,
                                      err);
    kb_buf_dispose(&text);
    return status;
}

static kb_status run_load(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    kb_corrections more;
    kb_ledger *ledger;

    if (argc > 1)
        return kb_fail(err, KB_USAGE, "usage: aigckb curate load [FILE|-]");
    if (argc == 0)
        return kb_cli_write(cli, err); /* the store's own file */
    kb_status status = read_file(&more, cli, argv[0], err);
    if (status == KB_OK)
        status = open_ledger(&ledger, cli, err);
    if (status != KB_OK)
        return status;
    status = add(cli, ledger, &more, argv[0], err);
    kb_ledger_close(ledger);
    return status;
}

/* The number of a correction; 0: there is none like that. */
static size_t number_of(const char *text)
{
    char *end;
    long n = strtol(text, &end, DECIMAL);
    return *text >= '0' && *text <= '9' && *end == '\0' && n > 0 ? (size_t)n
                                                                 : 0;
}

static kb_status run_undo(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    kb_ledger *ledger;

    if (argc > 1 || (argc == 1 && number_of(argv[0]) == 0))
        return kb_fail(err, KB_USAGE, "usage: aigckb curate undo [N]");
    kb_status status = open_ledger(&ledger, cli, err);
    if (status != KB_OK)
        return status;
    const kb_corrections *all = kb_ledger_corrections(ledger);
    size_t n = argc == 1 ? number_of(argv[0]) : all->len;
    kb_correction gone = n > 0 && n <= all->len
                             ? all->data[n - 1]
                             : (kb_correction){.op = KB_CORRECT_HIDE};
    status = kb_ledger_drop(ledger, n, err);
    if (status == KB_OK)
        status = kb_ledger_commit(ledger, err);
    if (status == KB_OK)
        status = give(cli, "undone", n, &gone);
    kb_ledger_close(ledger);
    return status;
}

/* ---- list, dump --------------------------------------------------------- */

/* Says that the file has changed since the store has heard of it. */
static kb_status look_at_file(kb_cli *cli, kb_buf *text, kb_error *err)
{
    char stamp[sizeof((kb_curation *)NULL)->stamp] = "";
    const char *path = kb_cli_corrections(cli);
    kb_corrections all;
    kb_curation curation;

    if (access(path, F_OK) != 0)
        return KB_OK;
    kb_status status = kb_file_read(text, path, err);
    if (status == KB_OK)
        status = kb_corrections_parse(&all, cli->arena, path, text->ptr,
                                      text->len, err);
    if (status == KB_OK)
        status = kb_curation_of(&curation, cli->arena, &all, path, err);
    if (status == KB_OK)
        status = kb_store_curated(cli->store, stamp, err);
    if (status == KB_OK && strcmp(stamp, curation.stamp) != 0)
        kb_cli_warn(cli,
                    "%s has changed: `aigckb curate load`, or the next "
                    "ingest, lets it hold",
                    path);
    return status;
}

static kb_status list_one(void *context, const kb_correction *c)
{
    return give(context, "holds", c->line, c);
}

static kb_status run_list(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    kb_buf text = KB_BUF_INIT(FILE_MAX);
    (void)argc, (void)argv;

    kb_status status = look_at_file(cli, &text, err);
    kb_buf_dispose(&text);
    return status == KB_OK
               ? kb_store_corrections(cli->store, list_one, cli, err)
               : status;
}

static kb_status dump_line(kb_cli *cli, int64_t n, const char *line)
{
    kb_node *record = kb_node_object();

    kb_node_int(record, "n", n);
    kb_node_text(record, "line", line);
    return kb_writer_record(cli->writer, record);
}

static kb_status dump_one(void *context, const kb_correction *c)
{
    kb_cli *cli = context;
    return dump_line(cli, (int64_t)c->line, kb_correction_line(cli->arena, c));
}

/* The file as it stands; without it, what the store has. */
static kb_status run_dump(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    kb_buf text = KB_BUF_INIT(FILE_MAX);
    kb_str line;
    (void)argc, (void)argv;

    kb_status status = look_at_file(cli, &text, err);
    kb_str rest = kb_buf_str(&text);
    if (status == KB_OK && rest.len == 0)
        status = kb_store_corrections(cli->store, dump_one, cli, err);
    for (int64_t n = 1;
         status == KB_OK && rest.len > 0 && kb_str_split(&rest, '\n', &line);
         n++)
        status =
            dump_line(cli, n, kb_arena_copy(cli->arena, line.ptr, line.len));
    kb_buf_dispose(&text);
    return status;
}

static void print_line(kb_writer *writer, const kb_node *record)
{
    kb_card_cells(writer, kb_node_get_text(record, "line"));
}

static const kb_column dump_columns[] = {{.header = N_("Line"), .path = "line"},
                                         {0}};
static const char *const dump_fields[] = {"n", "line", NULL};
static const kb_view dump_view = {.columns = dump_columns,
                                  .fields = dump_fields,
                                  .card = print_line,
                                  .card_in_pipes = true};

/* ------------------------------------------------------------------------- */

static const curate_op ops[] = {{"list", &list_view, run_list},
                                {"dump", &dump_view, run_dump},
                                {"load", &done_view, run_load},
                                {"undo", &done_view, run_undo},
                                {NULL, NULL, NULL}};

/* The corrections, and then what else there is. */
static const char *word(int n)
{
    return n < KB_CORRECTION_OP_COUNT ? kb_correction_name((kb_correction_op)n)
                                      : ops[n - KB_CORRECTION_OP_COUNT].name;
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    kb_correction_op correction = kb_correction_find(argv[0]);
    const curate_op *op = ops;

    while (op->name && strcmp(op->name, argv[0]) != 0)
        op++;
    if (correction == KB_CORRECTION_OP_COUNT && !op->name)
        return kb_cli_no_word(word, "", argv[0], err);
    kb_status status =
        kb_writer_begin(cli->writer, op->name ? op->view : &done_view, err);
    if (status != KB_OK)
        return status;
    return op->name ? op->run(cli, argc - 1, argv + 1, err)
                    : correct(cli, correction, argc - 1, argv + 1, err);
}

const kb_command kb_cmd_curate = {
    .name = "curate",
    .args = "OP [TERM...]",
    .summary = N_("put right what articles say, or how it was read"),
    .details = N_(
        "alias TERM FORM: the form means this concept, and no other.  unalias "
        "TERM FORM: it does not.  merge TERM OTHER: the other concept's facts "
        "are counted under this one, and its id leads here.  never-merge TERM "
        "OTHER: they are two.  kind TERM KIND, layer TERM LAYER: what it is.  "
        "hide TERM: no command shows it.  rename TERM NAME: its name; the old "
        "id leads here.  reject RELATION_ID, or SUBJECT PREDICATE OBJECT: no "
        "such fact.  list: the corrections.  dump: their file as it stands.  "
        "load FILE: adds those of a file (-: standard input); without FILE, "
        "lets what was written into the store's own file hold.  undo [N]: "
        "takes back the last one, or the N-th.  The file is beside the store, "
        "KB.corrections of KB.db, and holds whatever is ingested: "
        "docs/curate.md."),
    .examples = {"aigckb curate merge 版权问题 版权纠纷",
                 "aigckb curate reject Sora used_for 音乐"},
    .access = KB_READ,
    .min_args = 1,
    .max_args = KB_ANY_NUMBER,
    .word = word,
    .accepts = KB_TAKES_LIMIT | KB_TAKES_NAMES,
    .view = NULL,
    .run = run,
};
