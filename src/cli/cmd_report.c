/* cmd_report.c - `aigckb report -o DIR|FILE.html`: a page to look around in. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/commands.h"
#include "cli/report.h"
#include "cli/resolve.h"
#include "output/sink.h"

/* A page of so many concepts of a large store has less than 10 MB. */
enum { CONCEPTS = 1000, PAGE_MAX = 1 << 29, FOLDER_RIGHTS = 0777 };

#define INDEX "index.html"

typedef struct report_options {
    const char *output;
    int64_t max_concepts;
} report_options;

static const report_options own_default = {.max_concepts = CONCEPTS};

/* ---- the file ----------------------------------------------------------- */

static bool ends_with(const char *path, const char *suffix)
{
    return kb_str_ends(kb_str_of(path), kb_str_of(suffix));
}

/* A folder is one that is there, or a name that is no page's. */
static kb_status find_file(const char **out, kb_arena *arena, const char *path,
                           kb_error *err)
{
    struct stat there;
    bool exists = stat(path, &there) == 0;
    bool folder = exists
                      ? S_ISDIR(there.st_mode)
                      : !ends_with(path, ".html") && !ends_with(path, ".htm");

    *out = path;
    if (!folder)
        return KB_OK;
    if (!exists && mkdir(path, FOLDER_RIGHTS) != 0)
        return kb_fail(err, KB_USAGE, "cannot make '%s': %s", path,
                       strerror(errno));
    *out = kb_arena_printf(arena, "%s%s" INDEX, path,
                           ends_with(path, "/") ? "" : "/");
    return KB_OK;
}

static kb_status write_file(const char *path, const kb_buf *page, kb_error *err)
{
    kb_sink sink;

    if (page->over)
        return kb_fail(err, KB_LIMIT,
                       "the page is too large: --max-concepts makes it "
                       "smaller");
    kb_status status = kb_sink_open(&sink, path, 0, err);
    if (status != KB_OK)
        return status;
    kb_sink_add(&sink, kb_buf_str(page));
    return kb_sink_close(&sink, err);
}

/* ---- the command -------------------------------------------------------- */

typedef KB_VEC(uint64_t) ids;

typedef struct choosing {
    kb_arena *arena;
    ids terms;
} choosing;

static kb_status add_term(void *context, const kb_term *term, kb_error *err)
{
    choosing *c = context;
    (void)err;

    kb_vec_push(c->arena, &c->terms, term->concept.id);
    return KB_OK;
}

static unsigned bit(int choice)
{
    return choice == KB_ANY ? 0 : 1U << choice;
}

static kb_status give_record(kb_cli *cli, const kb_report *report,
                             const char *path, size_t bytes)
{
    kb_node *record = kb_node_object();

    kb_node_text(record, "file", path);
    kb_node_int(record, "bytes", (int64_t)bytes);
    kb_node_int(record, "concepts", (int64_t)report->graph.node_count);
    kb_node_int(record, "relations", (int64_t)report->graph.edge_count);
    kb_node_int(record, "definitions", (int64_t)report->definitions.len);
    kb_node_int(record, "figures", (int64_t)report->figures.len);
    kb_node_int(record, "events", (int64_t)report->events.len);
    kb_node_int(record, "sentences", (int64_t)report->quotes.quotes.len);
    kb_node_int(record, "articles", (int64_t)report->quotes.sources.len);
    return kb_writer_record(cli->writer, record);
}

static kb_status write_report(kb_cli *cli, const kb_report *report,
                              kb_error *err)
{
    const report_options *own = cli->own;
    int chosen = cli->options.lang;
    const char *lang = chosen == KB_ANY ? NULL : kb_languages[chosen];
    kb_buf data = KB_BUF_INIT(PAGE_MAX), page = KB_BUF_INIT(PAGE_MAX);
    const char *path;

    kb_status status = kb_report_data(&data, report, cli, lang, err);
    if (status == KB_OK)
        status = find_file(&path, cli->arena, own->output, err);
    if (status == KB_OK) {
        kb_report_page(&page, kb_buf_str(&data));
        status = write_file(path, &page, err);
    }
    if (status == KB_OK)
        status = give_record(cli, report, path, page.len);
    kb_buf_dispose(&data);
    kb_buf_dispose(&page);
    return status;
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    const report_options *own = cli->own;
    choosing chosen = {.arena = cli->arena};
    kb_report report;

    if (!own->output)
        return kb_fail(err, KB_USAGE,
                       "usage: aigckb report [TERM...] -o DIR|FILE.html");
    kb_status status = kb_resolve_each(cli, argc, argv, add_term, &chosen, err);
    if (status != KB_OK)
        return status;
    kb_report_query query = {.terms = chosen.terms.data,
                             .term_count = chosen.terms.len,
                             .filter = kb_statement_filter_of(cli),
                             .kinds = bit(cli->options.kind),
                             .layers = bit(cli->options.layer),
                             .max_concepts = (size_t)own->max_concepts};
    status = kb_report_read(&report, cli, &query, err);
    return status == KB_OK ? write_report(cli, &report, err) : status;
}

/* ---- the row ------------------------------------------------------------ */

static void print_record(kb_writer *writer, const kb_node *record)
{
    kb_card_line(writer,
                 kb_tr(N_("%s: %d concepts, %d relations, %d definitions, "
                          "%d figures, %d events; %d kB")),
                 kb_node_get_text(record, "file"),
                 (int)kb_node_get_int(record, "concepts"),
                 (int)kb_node_get_int(record, "relations"),
                 (int)kb_node_get_int(record, "definitions"),
                 (int)kb_node_get_int(record, "figures"),
                 (int)kb_node_get_int(record, "events"),
                 (int)((kb_node_get_int(record, "bytes") + 999) / 1000));
}

static const kb_option own_options[] = {
    {.name = "output",
     .letter = 'o',
     .arg = "FILE",
     .help = N_("the page, or a folder that gets index.html"),
     .type = KB_OPTION_FILE,
     .offset = offsetof(report_options, output)},
    {.name = "max-concepts",
     .arg = "N",
     .help = N_("the N best supported concepts (default: 1000)"),
     .type = KB_OPTION_COUNT,
     .offset = offsetof(report_options, max_concepts)},
    {0},
};

static const kb_column columns[] = {
    {.header = N_("File"), .path = "file"},
    {.header = N_("Bytes"), .path = "bytes", .right = true},
    {.header = N_("Concepts"), .path = "concepts", .right = true},
    {.header = N_("Relations"), .path = "relations", .right = true},
    {.header = N_("Definitions"), .path = "definitions", .right = true},
    {.header = N_("Figures"), .path = "figures", .right = true},
    {.header = N_("Events"), .path = "events", .right = true},
    {0},
};

static const char *const fields[] = {
    "file",    "bytes",  "concepts",  "relations", "definitions",
    "figures", "events", "sentences", "articles",  NULL};

static const kb_view view = {.columns = columns,
                             .fields = fields,
                             .card = print_record,
                             .card_in_pipes = true};

const kb_command kb_cmd_report = {
    .name = "report",
    .args = "[TERM...] -o DIR|FILE.html",
    .summary = N_("make a web page to look around in"),
    .details = N_(
        "One file with all that it needs: it asks no server for anything, and "
        "can be sent and opened as it is.  It has the concepts that are best "
        "supported, with a list to search, their definitions, all relations "
        "between them as a graph, their figures and their events, each fact "
        "with a sentence that says so and the article.  With TERMs it is about "
        "these and what they are related to.  Equal stores give equal bytes."),
    .examples = {"aigckb report -o aigc.html",
                 "aigckb report 扩散模型 文生图 --since 2024 -o site/"},
    .access = KB_READ,
    .min_args = 0,
    .max_args = KB_ANY_NUMBER,
    .accepts = KB_TAKES_TERMS | KB_TAKES_NAMES | KB_TAKES_FILTERS,
    .own_options = own_options,
    .own_size = sizeof(report_options),
    .own_default = &own_default,
    .view = &view,
    .run = run,
};
