/* cmd_demo.c - `aigckb demo`: a store of the sample articles, to try things. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "aigckb/extract.h"
#include "aigckb/ingest.h"
#include "base/environment.h"
#include "cli/commands.h"
#include "cli/installed.h"
#include "cli/totals.h"
#include "cli/writing.h"

/* What a newcomer may type next: each shows something of the samples. */
static const char *const tries[] = {
    "list risks -n 5",   "show RAG",        "xref LoRA",
    "path GPT-4 AI幻觉", "search 深度伪造", "brief 扩散模型",
};

/* ---- making it ---------------------------------------------------------- */

/* A new folder for its owner alone, under a name that nobody guesses. */
static kb_status make_folder(char **out, kb_cli *cli, kb_error *err)
{
    const char *chosen = kb_environment("TMPDIR");
    const char *above = chosen ? chosen : "/tmp";

    *out = kb_arena_printf(cli->arena, "%s/aigckb-demo.XXXXXX", above);
    if (mkdtemp(*out))
        return KB_OK;
    return kb_fail(err, KB_INTERNAL, "cannot make a folder in '%s': %s", above,
                   strerror(errno));
}

static kb_status read_articles(kb_cli *cli, const char *articles, kb_error *err)
{
    kb_ingest_report done;
    kb_extractor *extractor;
    kb_status status = kb_extractor_new(&extractor, NULL, 0, err);

    if (status != KB_OK)
        return status;
    kb_ingest_options how = {.extractor = extractor,
                             .stop = cli->options.writer.stop};
    status = kb_ingest(&done, cli->store, &articles, 1, &how, err);
    kb_extractor_free(extractor);
    return status;
}

static kb_status fill(kb_cli *cli, const char *store, kb_error *err)
{
    char articles[KB_PATH_BYTES];

    if (!kb_installed_find(articles, "articles", KB_DATA_PATH "/articles"))
        return kb_fail(
            err, KB_INTERNAL,
            "the sample articles are not installed with the program");
    kb_status status = kb_cli_open_to_write(cli, store, err);
    return status == KB_OK ? read_articles(cli, articles, err) : status;
}

/* ---- telling of it ------------------------------------------------------ */

static kb_status tell(kb_cli *cli, const char *folder, const char *store,
                      kb_error *err)
{
    kb_store_info info;
    kb_status status = kb_store_info_get(cli->store, &info, err);
    if (status != KB_OK)
        return status;

    kb_node *record = kb_node_object();
    kb_node_text(record, "folder", folder);
    kb_node_text(record, "store", store);
    kb_totals_add(record, &info);
    kb_node *commands = kb_node_add_list(record, "try");
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++)
        kb_node_text(commands, NULL,
                     kb_arena_printf(cli->arena, "aigckb %s", tries[i]));
    return kb_writer_record(cli->writer, record);
}

static void print_demo(kb_writer *writer, const kb_node *r)
{
    kb_totals_print(writer, r);
    kb_card_blank(writer);
    kb_card_line(writer, "  export AIGCKB_DB=%s", kb_node_get_text(r, "store"));
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++)
        kb_card_line(writer, "  aigckb %s", tries[i]);
    kb_card_blank(writer);
    kb_card_line(writer, kb_tr(N_("When you are done: rm -r %s")),
                 kb_node_get_text(r, "folder"));
}

/* ---- the command -------------------------------------------------------- */

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    char *folder;
    (void)argc, (void)argv;

    kb_status status = make_folder(&folder, cli, err);
    if (status != KB_OK)
        return status;
    const char *store = kb_arena_printf(cli->arena, "%s/kb.db", folder);
    status = fill(cli, store, err);
    return status == KB_OK ? tell(cli, folder, store, err) : status;
}

static const kb_column columns[] = {
    {.header = N_("Store"), .path = "store"},
    {.header = N_("Articles"), .path = "articles", .right = true},
    {0},
};

static const char *const fields[] = {"folder", "store", KB_FIELDS_TOTALS(""),
                                     "try", NULL};

static const kb_view view = {
    .columns = columns,
    .fields = fields,
    .card = print_demo,
    .card_in_pipes = true,
};

const kb_command kb_cmd_demo = {
    .name = "demo",
    .summary = N_("make a small store to try things with"),
    .details = N_("Reads the sample articles that come with the program into a "
                  "new store, in a folder of its own below $TMPDIR (/tmp), and "
                  "says what to type next.  It is yours to throw away."),
    .examples = {"aigckb demo", "aigckb demo --json | jq -r .results[0].store"},
    .access = KB_NO_STORE,
    .view = &view,
    .run = run,
};
