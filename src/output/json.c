/* json.c - one JSON document with an envelope, or one object a line. */
#include <inttypes.h>

#include "output/format.h"
#include "output/render.h"

#define SCHEMA "aigckb/1"

static void add_record(kb_buf *out, const kb_writer *writer,
                       const kb_node *record)
{
    if (!writer->chosen) {
        kb_render_json(out, record, writer->options.ascii);
        return;
    }
    kb_node *chosen = kb_node_object();
    for (size_t i = 0; i < writer->column_count; i++) {
        const char *path = writer->columns[i].path;
        kb_node_add(chosen, path, kb_node_select(record, path));
    }
    kb_render_json(out, chosen, writer->options.ascii);
    kb_node_free(chosen);
}

/* ---- the document ------------------------------------------------------- */

static void json_record(kb_writer *writer, const kb_node *record)
{
    kb_buf *line = kb_format_line(writer);

    kb_buf_add_text(line, writer->count ? ",\n" : "\n");
    add_record(line, writer, record);
    writer->too_large = line->over;
    if (!line->over)
        kb_spool_add(&writer->spool, kb_buf_str(line));
}

static void add_store(kb_node *head, const kb_envelope *envelope)
{
    if (!envelope->store_uuid) {
        kb_node_null(head, "store");
        return;
    }
    kb_node *store = kb_node_add_object(head, "store");
    kb_node_text(store, "uuid", envelope->store_uuid);
    kb_node_int(store, "revision", envelope->store_revision);
}

static void add_query(kb_node *head, kb_envelope *envelope)
{
    kb_node *query = kb_node_add_object(head, "query");
    kb_node *terms = kb_node_add_list(query, "terms");

    for (size_t i = 0; i < envelope->term_count; i++)
        kb_node_text(terms, NULL, envelope->terms[i]);
    kb_node_add(query, "filters",
                envelope->filters ? envelope->filters : kb_node_object());
    envelope->filters = NULL;
    kb_node_text(query, "matched_by", envelope->matched_by);
}

static void add_counts(kb_node *head, const kb_writer *writer)
{
    int64_t total = writer->envelope.total;
    if (total == KB_UNKNOWN && !writer->truncated)
        total = writer->skip + writer->count;

    kb_node_int(head, "count", writer->count);
    if (total == KB_UNKNOWN)
        kb_node_null(head, "total");
    else
        kb_node_int(head, "total", total);
    kb_node_bool(head, "truncated", writer->truncated);
    if (writer->truncated)
        kb_node_text(head, "next",
                     kb_arena_printf(writer->arena, "%" PRId64,
                                     writer->skip + writer->count));
    else
        kb_node_null(head, "next");
}

static void add_extra(kb_node *head, const kb_node *extra)
{
    const kb_node *at = extra ? kb_node_first(extra) : NULL;

    for (; at; at = kb_node_next(at))
        kb_node_add(head, kb_node_key(at), kb_node_select(at, ""));
}

/* Everything before the results: INTERFACE 6.2. */
static kb_node *head_of(kb_writer *writer, const kb_outcome *outcome)
{
    kb_node *head = kb_node_object();
    bool ok = outcome->status == KB_OK || outcome->status == KB_PARTIAL;

    kb_node_text(head, "schema", SCHEMA);
    kb_node_text(head, "command", writer->envelope.command);
    kb_node_bool(head, "ok", ok);
    add_store(head, &writer->envelope);
    add_query(head, &writer->envelope);
    add_counts(head, writer);
    kb_node_bool(head, "complete", ok);
    kb_node_add(head, "warnings", writer->warnings);
    writer->warnings = kb_node_list();
    add_extra(head, writer->envelope.extra);
    return head;
}

static void add_error(kb_buf *out, const kb_outcome *outcome, bool ascii)
{
    kb_node *error = kb_node_object();

    kb_node_text(error, "code", kb_status_name(outcome->status));
    kb_node_text(error, "message", outcome->message);
    kb_node_add(error, "suggestions",
                outcome->suggestions ? kb_node_select(outcome->suggestions, "")
                                     : kb_node_list());
    kb_buf_add_text(out, ",\n\"error\":");
    kb_render_json(out, error, ascii);
    kb_node_free(error);
}

static void json_end(kb_writer *writer, const kb_outcome *outcome)
{
    kb_node *head = head_of(writer, outcome);
    kb_buf *line = kb_format_line(writer);

    kb_render_json(line, head, writer->options.ascii);
    kb_node_free(head);
    line->len--; /* the results come before the brace */
    kb_buf_add_text(line, ",\n\"results\":[");
    kb_format_put(writer);
    kb_spool_pour(&writer->spool, &writer->sink);

    line = kb_format_line(writer);
    kb_buf_add_text(line, writer->count ? "\n]" : "]");
    if (outcome->status != KB_OK && outcome->status != KB_PARTIAL)
        add_error(line, outcome, writer->options.ascii);
    kb_buf_add_text(line, "}\n");
    kb_format_put(writer);
}

const kb_format_row kb_format_json = {
    .name = "json", .record = json_record, .end = json_end};

/* ---- lines -------------------------------------------------------------- */

static void jsonl_record(kb_writer *writer, const kb_node *record)
{
    kb_buf *line = kb_format_line(writer);
    add_record(line, writer, record);
    kb_buf_add_char(line, '\n');
    kb_format_put(writer);
}

const kb_format_row kb_format_jsonl = {.name = "jsonl", .record = jsonl_record};
