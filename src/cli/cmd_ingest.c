/* cmd_ingest.c - `aigckb ingest PATH...`: articles into the store. */
#include "aigckb/ingest.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/vec.h"
#include "cli/commands.h"
#include "cli/ingest_log.h"
#include "cli/inputs.h"
#include "cli/progress.h"
#include "cli/totals.h"

enum {
    LIST_MAX = 64 * 1024 * 1024, /* bytes of a --from-file list */
    REMOVED_MAX = 32,
    UNSAID = -1
};

typedef struct ingest_options {
    kb_ingest_options how; /* what kb_ingest() is asked to do */
    const char *dict, *from_file, *report;
    int64_t jobs;
    int64_t delay, redirects, retries; /* UNSAID: as usual; 0: none */
    int type;
} ingest_options;

static const ingest_options usual = {
    .delay = UNSAID, .redirects = UNSAID, .retries = UNSAID};

static const char *const type_words[] = {"auto", "md", "html", "txt", NULL};
static const char *const media_types[] = {NULL, "text/markdown", "text/html",
                                          "text/plain"};

typedef struct ingesting {
    kb_cli *cli;
    kb_node *failed; /* list of the report */
    kb_progress progress;
    kb_sink log; /* --report */
} ingesting;

/* ---- what each input came to -------------------------------------------- */

static void tell_failure(ingesting *i, const kb_ingest_input *input)
{
    kb_node *node = kb_node_add_object(i->failed, NULL);
    kb_node_text(node, "path", input->shown);
    kb_node_text(node, "code", kb_status_name(input->status));
    kb_node_text(node, "message", input->error->message);
    kb_input_failed(i->cli, input->error);
}

static void on_input(void *context, const kb_ingest_input *input)
{
    ingesting *i = context;
    bool failed = input->outcome == KB_OUTCOME_FAILED;
    bool detailed = !failed && i->cli->options.verbose > 0;

    if (failed || detailed || input->replaced > 0)
        kb_progress_clear(&i->progress);
    if (failed)
        tell_failure(i, input);
    if (detailed)
        kb_cli_note(i->cli, "%s: %s", input->shown,
                    kb_outcome_name(input->outcome));
    if (input->replaced > 0)
        kb_cli_warn(i->cli, "%s: bytes that could not be decoded: %zu",
                    input->shown, input->replaced);
    if (i->log.file)
        kb_ingest_log_add(&i->log, input);
    kb_progress_step(&i->progress, input->done, input->total);
}

/* ---- what all came to --------------------------------------------------- */

/* Prints what was done, also after a failure. */
static kb_status report(ingesting *i, const kb_ingest_report *done,
                        kb_error *err)
{
    kb_store_info info;
    kb_cli *cli = i->cli;
    const ingest_options *own = cli->own;
    kb_node *record = kb_node_object();
    kb_node_int(record, "read", (int64_t)done->read);
    for (int o = 0; o < KB_OUTCOME_COUNT; o++)
        kb_node_int(record, kb_outcome_name((kb_outcome)o),
                    (int64_t)done->counts[o]);
    kb_node_bool(record, "dry_run", own->how.dry_run);
    kb_node_add(record, "failures", i->failed);
    kb_status status = kb_store_info_get(cli->store, &info, err);
    if (status == KB_OK) {
        kb_totals_add(kb_node_add_object(record, "store"), &info);
        return kb_writer_record(cli->writer, record);
    }
    kb_node_free(record);
    return status;
}

static void print_report(kb_writer *writer, const kb_node *r)
{
    char removed[REMOVED_MAX] = "";
    if (kb_node_get_int(r, "removed") > 0)
        snprintf(removed, sizeof removed, kb_tr(N_(", %d removed")),
                 (int)kb_node_get_int(r, "removed"));
    kb_card_line(
        writer,
        kb_tr(N_("%s%d read: %d new, %d changed, %d unchanged, %d failed%s")),
        kb_node_get_bool(r, "dry_run") ? kb_tr(N_("nothing is stored; ")) : "",
        (int)kb_node_get_int(r, "read"), (int)kb_node_get_int(r, "added"),
        (int)kb_node_get_int(r, "changed"),
        (int)kb_node_get_int(r, "unchanged"), (int)kb_node_get_int(r, "failed"),
        removed);
    kb_totals_print(writer, kb_node_find(r, "store"));
}

/* ---- operands ----------------------------------------------------------- */

typedef KB_VEC(const char *) operand_list;

/* A name of a file may have any bytes, but no NUL. */
static kb_status check_listed(kb_str line, const char *name, size_t number,
                              kb_error *err)
{
    if (line.len >= PATH_MAX)
        return kb_fail(err, KB_BAD_INPUT, "%s:%zu: longer than %d bytes", name,
                       number, PATH_MAX - 1);
    if (line.len > 0 && memchr(line.ptr, '\0', line.len))
        return kb_fail(err, KB_BAD_INPUT, "%s:%zu: a byte 0", name, number);
    return KB_OK;
}

/* Blank lines, and those that begin with '#', name nothing. */
static kb_status read_lines(operand_list *out, kb_arena *arena, kb_str rest,
                            const char *name, kb_error *err)
{
    kb_status status = KB_OK;
    kb_str line;

    for (size_t number = 1; status == KB_OK && kb_str_split(&rest, '\n', &line);
         number++) {
        line = kb_str_trim(line);
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        status = check_listed(line, name, number, err);
        kb_vec_push(arena, out, kb_arena_copy(arena, line.ptr, line.len));
    }
    return status;
}

static kb_status read_list(operand_list *out, kb_arena *arena, const char *path,
                           kb_error *err)
{
    bool standard = strcmp(path, "-") == 0;
    const char *name = standard ? "standard input" : path;
    kb_buf text = KB_BUF_INIT(LIST_MAX);
    size_t before = out->len;
    kb_status status = standard
                           ? kb_file_read_from(&text, STDIN_FILENO, name, err)
                           : kb_file_read(&text, path, err);
    if (status == KB_OK)
        status = read_lines(out, arena, kb_str_unmarked(kb_buf_str(&text)),
                            name, err);
    if (status == KB_OK && before == 0 && out->len == 0)
        status = kb_fail(err, KB_BAD_INPUT, "%s: nothing to read in this list",
                         name);
    kb_buf_dispose(&text);
    return status;
}

static kb_status gather(operand_list *out, const kb_cli *cli, int argc,
                        char **argv, kb_error *err)
{
    const ingest_options *own = cli->own;
    kb_status status = KB_OK;
    for (int i = 0; i < argc; i++)
        kb_vec_push(cli->arena, out, argv[i]);
    if (own->from_file)
        status = read_list(out, cli->arena, own->from_file, err);
    if (status == KB_OK && out->len == 0)
        status = kb_fail(err, KB_USAGE,
                         "nothing to read: name files, folders or addresses");
    return status;
}

/* ---- the command -------------------------------------------------------- */

/* For kb_ingest() 0 is as usual, and -1 none. */
static int64_t limit_of(int64_t value)
{
    return value == UNSAID ? 0 : value == 0 ? -1 : value;
}

static kb_status ingest(ingesting *i, const operand_list *operands,
                        kb_error *err)
{
    kb_cli *cli = i->cli;
    const ingest_options *own = cli->own;
    kb_ingest_options how = own->how;
    kb_ingest_report done;
    kb_error report_err;
    kb_extractor *x;

    kb_status status = kb_extractor_new(&x, &own->dict, own->dict != NULL, err);
    if (status != KB_OK)
        return status;
    how.extractor = x;
    how.jobs = (int)own->jobs;
    how.type = media_types[own->type];
    how.web.delay_ms = limit_of(own->delay);
    how.web.redirects = limit_of(own->redirects);
    how.web.retries = limit_of(own->retries);
    how.stop = cli->options.writer.stop;
    how.fn = on_input;
    how.context = i;
    i->failed = kb_node_list();
    i->progress = kb_progress_begin(cli->options.quiet);
    status =
        kb_ingest(&done, cli->store, operands->data, operands->len, &how, err);
    kb_progress_clear(&i->progress);
    if (done.unpruned)
        kb_cli_warn(cli, "nothing was removed: not everything could "
                         "be looked through");
    kb_extractor_free(x);
    kb_status reported = report(i, &done, &report_err);
    bool late = reported == KB_INTERRUPTED; /* all was done before */
    if (status != KB_OK || reported == KB_OK || late)
        return status;
    *err = report_err;
    return reported;
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    const ingest_options *own = cli->own;
    ingesting i = {.cli = cli};
    operand_list operands = {0};
    kb_error log_err;

    kb_status status = gather(&operands, cli, argc, argv, err);
    if (status == KB_OK && own->report)
        status = kb_sink_open(&i.log, own->report, 0, err);
    if (status != KB_OK)
        return status;
    status = ingest(&i, &operands, err);
    if (!i.log.file || kb_sink_close(&i.log, &log_err) == KB_OK ||
        status != KB_OK)
        return status;
    *err = log_err;
    return KB_INTERNAL;
}

/* A dry run looks at the store as a reader. */
static kb_access access_of(const kb_cli *cli)
{
    const ingest_options *own = cli->own;
    return own->how.dry_run ? KB_READ_ALONE : KB_WRITE;
}

#define AT(member) .offset = offsetof(ingest_options, member)

static const kb_option own_options[] = {
    {"dict", "FILE", N_("a lexicon of your own; its rows win"), 'd',
     KB_OPTION_FILE, AT(dict)},
    {"from-file", "LIST", N_("also read what LIST names, one a line; -: stdin"),
     0, KB_OPTION_FILE, AT(from_file)},
    {"include", "GLOB,..", N_("of folders, only files like these"), 0,
     KB_OPTION_TEXT, AT(how.include)},
    {"exclude", "GLOB,..", N_("of folders, no files like these"), 0,
     KB_OPTION_TEXT, AT(how.exclude)},
    {"type", "TYPE", N_("auto, md, html or txt; auto: by name and content"), 0,
     KB_OPTION_CHOICE, AT(type), .words = type_words},
    {"encoding", "NAME", N_("of what is not UTF-8, where nothing tells it"), 0,
     KB_OPTION_TEXT, AT(how.charset)},
    {"max-text", "BYTES", N_("most text of an article (8000000)"), 0,
     KB_OPTION_COUNT, AT(how.text_max)},
    {"name", "NAME", N_("what to call standard input (-) in the store"), 0,
     KB_OPTION_TEXT, AT(how.name)},
    {"allow-private", NULL,
     N_("of the web: private and loopback addresses too"), 0, KB_OPTION_FLAG,
     AT(how.web.allow_private)},
    {"hosts", "N", N_("of the web: so many hosts at a time"), 0,
     KB_OPTION_COUNT, AT(how.web.parallel)},
    {"delay", "MS", N_("of the web: wait between two pages of a host"), 0,
     KB_OPTION_NUMBER, AT(delay)},
    {"page-timeout", "S", N_("of the web: longest time for a page"), 0,
     KB_OPTION_COUNT, AT(how.web.timeout_s)},
    {"max-size", "BYTES", N_("of the web: largest page"), 0, KB_OPTION_COUNT,
     AT(how.web.size_max)},
    {"max-pages", "N", N_("of the web: most pages that lists lead to"), 0,
     KB_OPTION_COUNT, AT(how.web.found_max)},
    {"rate", "BYTES", N_("of the web: most bytes a second from a host"), 0,
     KB_OPTION_COUNT, AT(how.web.rate_bytes)},
    {"redirects", "N", N_("of the web: most redirects in a row"), 0,
     KB_OPTION_NUMBER, AT(redirects)},
    {"retries", "N", N_("of the web: how often to try again"), 0,
     KB_OPTION_NUMBER, AT(retries)},
    {"force", NULL, N_("read again what has not changed"), 0, KB_OPTION_FLAG,
     AT(how.force)},
    {"prune", NULL, N_("remove what is gone from the given folders"), 0,
     KB_OPTION_FLAG, AT(how.prune)},
    {"dry-run", NULL, N_("store nothing, tell what would be done"), 0,
     KB_OPTION_FLAG, AT(how.dry_run)},
    {"fail-fast", NULL, N_("end at the first input that fails"), 0,
     KB_OPTION_FLAG, AT(how.fail_fast)},
    {"report", "FILE", N_("write a JSON line an input to FILE"), 0,
     KB_OPTION_FILE, AT(report)},
    {"jobs", "N", N_("threads that extract (default: one a processor)"), 'j',
     KB_OPTION_COUNT, AT(jobs)},
    {0},
};

static const kb_column columns[] = {
    {.header = N_("Read"), .path = "read", .right = true},
    {.header = N_("New"), .path = "added", .right = true},
    {.header = N_("Changed"), .path = "changed", .right = true},
    {.header = N_("Unchanged"), .path = "unchanged", .right = true},
    {.header = N_("Failed"), .path = "failed", .right = true},
    {.header = N_("Removed"), .path = "removed", .right = true},
    {0},
};

static const char *const fields[] = {
    "read",    "added",   "changed",  "unchanged", "failed",
    "removed", "dry_run", "failures", "store",     NULL};

static const kb_view view = {.columns = columns,
                             .fields = fields,
                             .card = print_report,
                             .card_in_pipes = true};

const kb_command kb_cmd_ingest = {
    .name = "ingest",
    .alias = "add",
    .args = "PATH|URL|-...",
    .summary = N_("read articles into the store"),
    .details = N_(
        "Reads Markdown, HTML, pages that a browser saved (.mhtml) and text: "
        "files, folders with all below them, archives (zip, tar, 7z), pages of "
        "the web with what feeds and sitemaps name, and - for standard input.  "
        "What has not changed since the last time is passed over; what has "
        "replaces its facts; with --prune, what is gone from a folder or an "
        "archive leaves the store.  robots.txt is obeyed.  An "
        "input that cannot be read is named on stderr, the others are stored "
        "all the same, and the exit code is 3.  Interrupted, it stores what it "
        "has read; the next run goes on.  The store is made where there is "
        "none."),
    .examples = {"aigckb ingest articles/ saved.zip --prune",
                 "aigckb ingest https://example.com/sitemap.xml"},
    .access = KB_WRITE,
    .access_of = access_of,
    .files = true,
    .min_args = 0,
    .max_args = KB_ANY_NUMBER,
    .own_options = own_options,
    .own_size = sizeof(ingest_options),
    .own_default = &usual,
    .view = &view,
    .run = run,
};
