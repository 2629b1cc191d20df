/* writer.c - chooses the format and hands the records to it. */
#include "output/writer.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "output/fields.h"
#include "output/format.h"

enum { NO_TERMINAL = -1 }; /* no file descriptor at all */

static const kb_format_row *const formats[KB_FORMAT_COUNT] = {
    [KB_FORMAT_TABLE] = &kb_format_table,
    [KB_FORMAT_LINES] = &kb_format_lines,
    [KB_FORMAT_JSON] = &kb_format_json,
    [KB_FORMAT_JSONL] = &kb_format_jsonl,
    [KB_FORMAT_CSV] = &kb_format_csv,
    [KB_FORMAT_TSV] = &kb_format_tsv,
    [KB_FORMAT_MD] = &kb_format_md,
    [KB_FORMAT_TEMPLATE] = &kb_format_template,
    [KB_FORMAT_DOT] = &kb_format_dot,
    [KB_FORMAT_MERMAID] = &kb_format_mermaid,
    [KB_FORMAT_GRAPHML] = &kb_format_graphml,
    [KB_FORMAT_SVG] = &kb_format_svg,
    [KB_FORMAT_PNG] = &kb_format_png,
};

/* What a file's name says of its format, where the user says nothing. */
static kb_format format_of(const char *path)
{
    size_t len = path ? strlen(path) : 0;

    for (int f = 0; f < KB_FORMAT_COUNT; f++) {
        for (int i = 0; formats[f] && i < KB_SUFFIXES; i++) {
            const char *suffix = formats[f]->suffixes[i];
            size_t n = suffix ? strlen(suffix) : 0;
            if (n > 0 && len > n && strcmp(path + len - n, suffix) == 0)
                return (kb_format)f;
        }
    }
    return KB_FORMAT_AUTO;
}

static kb_format resolved(const kb_writer_options *options, bool terminal)
{
    kb_format named = format_of(options->output);

    if (options->format != KB_FORMAT_AUTO)
        return options->format;
    if (named != KB_FORMAT_AUTO)
        return named;
    return terminal && !options->print0 ? KB_FORMAT_TABLE : KB_FORMAT_LINES;
}

kb_writer *kb_writer_new(const kb_writer_options *options)
{
    int fd = options->output ? NO_TERMINAL : STDOUT_FILENO;
    kb_writer *writer = kb_alloc(sizeof *writer);

    *writer = (kb_writer){
        .options = *options,
        .arena = kb_arena_new(),
        .screen = kb_screen_of(fd, options->color),
        .envelope = {.total = KB_UNKNOWN},
        .warnings = kb_node_list(),
        .line = KB_BUF_INIT(KB_RECORD_MAX),
    };
    writer->options.format = resolved(options, writer->screen.terminal);
    writer->format = formats[writer->options.format];
    kb_spool_init(&writer->spool);
    kb_sink_open(&writer->sink, NULL, 0, NULL); /* stdout cannot fail */
    return writer;
}

void kb_writer_free(kb_writer *writer)
{
    if (!writer)
        return;
    kb_sink_abandon(&writer->sink);
    kb_spool_dispose(&writer->spool);
    kb_buf_dispose(&writer->line);
    kb_node_free(writer->warnings);
    kb_node_free(writer->envelope.filters);
    kb_node_free(writer->envelope.extra);
    kb_arena_free(writer->arena);
    free(writer);
}

kb_format kb_writer_format(const kb_writer *writer)
{
    return writer->options.format;
}

bool kb_writer_on_screen(const kb_writer *writer)
{
    return writer->screen.terminal && writer->options.format == KB_FORMAT_TABLE;
}

bool kb_writer_in_rows(const kb_writer *writer)
{
    kb_format format = writer->options.format;
    return format != KB_FORMAT_JSON && format != KB_FORMAT_JSONL &&
           !writer->format->draws;
}

void kb_writer_limit(kb_writer *writer, int64_t limit, int64_t skip)
{
    writer->limit = limit;
    writer->skip = skip;
}

kb_envelope *kb_writer_envelope(kb_writer *writer)
{
    return &writer->envelope;
}

void kb_writer_warn(kb_writer *writer, const char *text)
{
    kb_node_text(writer->warnings, NULL, text);
}

/* ---- beginning ---------------------------------------------------------- */

static kb_status check_print0(const kb_writer *writer, kb_error *err)
{
    if (!writer->options.print0 || writer->format == &kb_format_lines ||
        writer->format == &kb_format_template)
        return KB_OK;
    return kb_fail(err, KB_USAGE, "--print0 does not go with --%s",
                   writer->format->name);
}

static kb_status check_drawing(const kb_writer *writer, kb_error *err)
{
    const kb_format_row *format = writer->format;

    if (format->draws && !writer->view->drawing)
        return kb_fail(err, KB_USAGE, "--%s: the results are no graph",
                       format->name);
    if (format->draws && writer->options.fields)
        return kb_fail(err, KB_USAGE, "--fields does not go with --%s",
                       format->name);
    if (format->most > 0 && writer->view->drawing->nodes > format->most)
        return kb_fail(err, KB_LIMIT, "--%s draws at most %zu concepts",
                       format->name, format->most);
    if (format->binary && writer->screen.terminal)
        return kb_fail(err, KB_USAGE, "--%s is for a file: -o FILE",
                       format->name);
    return KB_OK;
}

/* A pipe gets the card too where the view says so, unless fields are named. */
static void choose_card(kb_writer *writer)
{
    if (writer->format == &kb_format_lines && writer->view->card &&
        writer->view->card_in_pipes && !writer->options.fields &&
        !writer->options.print0) {
        writer->options.format = KB_FORMAT_TABLE;
        writer->format = &kb_format_table;
    }
}

static kb_status choose_columns(kb_writer *writer, kb_error *err)
{
    const kb_writer_options *options = &writer->options;

    writer->columns = writer->view->columns;
    writer->chosen = options->fields != NULL;
    if (writer->chosen) {
        kb_status status = kb_fields_choose(&writer->columns, writer->arena,
                                            writer->view, options->fields, err);
        if (status != KB_OK)
            return status;
    }
    while (writer->columns[writer->column_count].header)
        writer->column_count++;
    if (options->print0 && !writer->chosen)
        writer->column_count = 1;
    return KB_OK;
}

static kb_status open_sink(kb_writer *writer, kb_error *err)
{
    bool paged = kb_writer_on_screen(writer) && !writer->options.no_pager;
    return kb_sink_open(&writer->sink, writer->options.output,
                        paged ? writer->screen.rows : 0, err);
}

kb_status kb_writer_begin(kb_writer *writer, const kb_view *view, kb_error *err)
{
    assert(!writer->view); /* once a run */
    writer->view = view;
    choose_card(writer);

    kb_status status = check_print0(writer, err);
    if (status == KB_OK)
        status = check_drawing(writer, err);
    if (status == KB_OK)
        status = choose_columns(writer, err);
    if (status == KB_OK)
        status = open_sink(writer, err);
    if (status == KB_OK && writer->format->begin)
        status = writer->format->begin(writer, err);
    if (status != KB_OK)
        writer->view = NULL; /* nothing began */
    return status;
}

/* ---- records ------------------------------------------------------------ */

kb_buf *kb_format_line(kb_writer *writer)
{
    kb_buf_clear(&writer->line);
    return &writer->line;
}

void kb_format_put(kb_writer *writer)
{
    if (writer->line.over && !writer->in_record)
        writer->sink.error = EFBIG;
    writer->too_large = writer->too_large || writer->line.over;
    if (!writer->line.over)
        kb_sink_add(&writer->sink, kb_buf_str(&writer->line));
}

kb_status kb_writer_record(kb_writer *writer, kb_node *record)
{
    assert(writer->view);
    if (writer->limit > 0 && writer->count == writer->limit) {
        writer->truncated = true;
    } else {
        writer->in_record = true;
        writer->too_large = false;
        writer->format->record(writer, record);
        writer->in_record = false;
        if (!writer->too_large)
            writer->count++;
    }
    kb_node_free(record);
    if (writer->too_large) {
        kb_buf_dispose(&writer->line); /* not kept for the others */
        return KB_LIMIT;
    }
    if (writer->options.stop && *writer->options.stop)
        return KB_INTERRUPTED;
    return kb_sink_failed(&writer->sink) ? KB_INTERRUPTED : KB_OK;
}

void kb_writer_prose(kb_writer *writer, const char *text)
{
    if (writer->format->prose && !writer->chosen)
        writer->format->prose(writer, text);
}

int64_t kb_writer_count(const kb_writer *writer)
{
    return writer->count;
}

bool kb_writer_truncated(const kb_writer *writer)
{
    return writer->truncated;
}

/* ---- ending ------------------------------------------------------------- */

static bool is_success(kb_status status)
{
    return status == KB_OK || status == KB_PARTIAL;
}

/* Of a failed command a file keeps nothing, and JSON only what an interruption
 * left. */
static void drop_results(kb_writer *writer, kb_status status)
{
    bool to_file = writer->sink.path != NULL;

    if (to_file)
        kb_sink_abandon(&writer->sink);
    if (to_file || status != KB_INTERRUPTED) {
        kb_spool_dispose(&writer->spool);
        writer->count = 0;
    }
}

kb_status kb_writer_end(kb_writer *writer, kb_status status,
                        const kb_node *suggestions, kb_error *err)
{
    kb_outcome outcome = {status, err->message, suggestions};
    bool begun = writer->view != NULL;

    if (writer->sink.error)
        status = KB_OK; /* it was stopped by us: closing says what it is */
    else if (!is_success(status))
        drop_results(writer, status);
    if (writer->format->end && (begun || writer->format == &kb_format_json))
        writer->format->end(writer, &outcome);
    writer->view = NULL;

    kb_status closed = kb_sink_close(&writer->sink, err);
    return closed == KB_OK ? status : closed;
}
