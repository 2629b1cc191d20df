/* cmd_db.c - `aigckb db OP`: care of the store. */
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "cli/commands.h"
#include "cli/db.h"
#include "cli/writing.h"

#define SOURCE_PREFIX "s:"

enum { PROBLEMS_MAX = 100 };

/* ---- check -------------------------------------------------------------- */

typedef struct checking {
    kb_cli *cli;
    int64_t problems;
} checking;

static kb_status note_problem(void *context, const char *line)
{
    checking *c = context;

    if (c->problems++ < PROBLEMS_MAX)
        kb_cli_warn(c->cli, "%s", line);
    return KB_OK;
}

static kb_status run_check(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    checking c = {.cli = cli};
    kb_store_info info = {.waiting = false};
    (void)argc, (void)argv;

    kb_status status = kb_store_check(cli->store, note_problem, &c, err);
    if (c.problems > 0)
        return kb_fail(err, KB_STORE_DAMAGED,
                       "%lld problem%s: restore a backup, or ingest the "
                       "articles into a new store",
                       (long long)c.problems, c.problems == 1 ? "" : "s");
    if (status == KB_OK)
        status = kb_store_identity(cli->store, &info, err);
    if (status != KB_OK)
        return status;
    if (info.waiting)
        kb_cli_note(cli, "another run stores articles, or one was cut off: "
                         "the next that ends counts what they say");
    kb_node *record = kb_node_object();
    kb_node_int(record, "problems", 0);
    kb_node_bool(record, "waiting", info.waiting);
    return kb_writer_record(cli->writer, record);
}

static void print_check(kb_writer *writer, const kb_node *record)
{
    (void)record;
    kb_card_line(writer, "%s", kb_tr(N_("no problems")));
}

static const kb_column check_columns[] = {
    {.header = N_("Problems"), .path = "problems", .right = true}, {0}};
static const char *const check_fields[] = {"problems", "waiting", NULL};
static const kb_view check_view = {.columns = check_columns,
                                   .fields = check_fields,
                                   .card = print_check,
                                   .card_in_pipes = true};
static const kb_db_op check = {"check", &check_view, run_check};

/* ---- revision ----------------------------------------------------------- */

static kb_status run_revision(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    kb_store_info info;
    (void)argc, (void)argv;

    kb_status status = kb_store_identity(cli->store, &info, err);
    if (status != KB_OK)
        return status;
    kb_node *record = kb_node_object();
    kb_node_text(record, "uuid", info.uuid);
    kb_node_int(record, "revision", info.revision);
    return kb_writer_record(cli->writer, record);
}

static void print_revision(kb_writer *writer, const kb_node *record)
{
    kb_card_line(writer, "%s %" PRId64, kb_node_get_text(record, "uuid"),
                 kb_node_get_int(record, "revision"));
}

static const kb_column revision_columns[] = {
    {.header = N_("Store"), .path = "uuid"},
    {.header = N_("Revision"), .path = "revision", .right = true},
    {0}};
static const char *const revision_fields[] = {"uuid", "revision", NULL};
static const kb_view revision_view = {.columns = revision_columns,
                                      .fields = revision_fields,
                                      .card = print_revision};
static const kb_db_op revision = {"revision", &revision_view, run_revision};

/* ---- rm ----------------------------------------------------------------- */

static const char *key_of(const char *source)
{
    size_t len = strlen(SOURCE_PREFIX);
    return strncmp(source, SOURCE_PREFIX, len) == 0 ? source + len : source;
}

static kb_status remove_source(kb_cli *cli, const char *source, kb_error *err)
{
    const char *key = key_of(source);

    kb_status status = kb_store_remove(cli->store, kb_article_id(key), err);
    if (status == KB_NOT_FOUND)
        return kb_fail(err, KB_NOT_FOUND, "no article '%s'", source);
    if (status != KB_OK)
        return status;
    kb_node *record = kb_node_object();
    kb_node_text(record, "removed",
                 kb_arena_printf(cli->arena, SOURCE_PREFIX "%s", key));
    return kb_writer_record(cli->writer, record);
}

static kb_status run_rm(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    kb_status missed = KB_OK;

    if (argc == 0)
        return kb_fail(err, KB_USAGE, "usage: aigckb db rm SOURCE...");
    kb_status status = kb_cli_write(cli, err);

    for (int i = 0; i < argc && status == KB_OK; i++) {
        status = remove_source(cli, argv[i], err);
        if (status != KB_NOT_FOUND)
            continue;
        missed = status;
        status = KB_OK;
        if (argc > 1)
            kb_cli_warn_of(cli, err);
    }
    if (status == KB_OK || status == KB_INTERRUPTED) {
        kb_status derived = kb_store_derive(cli->store, err);
        status = derived == KB_OK ? status : derived;
    }
    bool none = kb_writer_count(cli->writer) == 0;
    return status == KB_OK && none ? missed : status;
}

static const kb_column rm_columns[] = {
    {.header = N_("Removed"), .path = "removed"}, {0}};
static const char *const rm_fields[] = {"removed", NULL};
static const kb_view rm_view = {.columns = rm_columns, .fields = rm_fields};
static const kb_db_op rm = {"rm", &rm_view, run_rm};

/* ------------------------------------------------------------------------- */

static const kb_db_op *const ops[] = {&kb_db_stats,  &revision,  &check,
                                      &rm,           &kb_db_sql, &kb_db_eval,
                                      &kb_db_config, NULL};

static const char *word(int n)
{
    return ops[n] ? ops[n]->name : NULL;
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    const kb_db_op *op = NULL;
    kb_status status = KB_OK;

    for (size_t i = 0; ops[i] && !op; i++) {
        if (strcmp(ops[i]->name, argv[0]) == 0)
            op = ops[i];
    }
    if (!op)
        return kb_cli_no_word(word, "", argv[0], err);
    if (op->view)
        status = kb_writer_begin(cli->writer, op->view, err);
    return status == KB_OK ? op->run(cli, argc - 1, argv + 1, err) : status;
}

/* The configuration is there before any store is; and a user's SQL may take
 * only so much memory, which must be counted for that. */
static kb_access access_of(const kb_cli *cli)
{
    if (strcmp(cli->args[0], kb_db_config.name) == 0)
        return KB_NO_STORE;
    return strcmp(cli->args[0], kb_db_sql.name) == 0 ? KB_READ : KB_READ_ALONE;
}

const kb_command kb_cmd_db = {
    .name = "db",
    .args = "stats|revision|check|rm SOURCE...|sql SELECT|eval GOLD_DIR|config",
    .summary = N_("take care of the store"),
    .details = N_(
        "stats: how much there is, by kind, layer, predicate, site and year.  "
        "revision: the uuid of the store and a number that grows with each "
        "change, which `list --new-since` takes.  "
        "check: looks for damage and for facts without evidence.  rm: removes "
        "articles (s:... or their number) with all that only they said.  sql: "
        "a SELECT of your own (up to 30 seconds, and 10,000 rows unless -n or "
        "--all say otherwise) over the views v_concept, v_alias, v_article, "
        "v_block, v_mention, v_relation, v_definition, v_figure and v_event; "
        "nothing else is allowed.  eval: compares the store with annotated "
        "articles (.json, see docs/quality.md); -v says what was missed and "
        "what is wrong.  config: where the store is, what your configuration "
        "says, and where it says so."),
    .examples = {"aigckb db stats",
                 "aigckb db sql 'SELECT kind, count(*) FROM v_concept GROUP BY "
                 "1'"},
    .access = KB_READ,
    .access_of = access_of,
    .min_args = 1,
    .max_args = KB_ANY_NUMBER,
    .word = word,
    .accepts = KB_TAKES_LIMIT,
    .run = run,
};
