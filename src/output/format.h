/* format.h - what a writer and its formats share.  Private to output/. */
#ifndef KB_OUTPUT_FORMAT_H
#define KB_OUTPUT_FORMAT_H

#include "aigckb/arena.h"
#include "base/buf.h"
#include "output/sink.h"
#include "output/spool.h"
#include "output/writer.h"

enum { KB_RECORD_MAX = 1 << 28 }; /* bytes of one printed record */

/** How a command ended. */
typedef struct kb_outcome {
    kb_status status;
    const char *message;
    const kb_node *suggestions; /* or NULL */
} kb_outcome;

/** One format.  Members that it does not need are NULL. */
typedef struct kb_format_row {
    const char *name;
    kb_status (*begin)(kb_writer *writer, kb_error *err);
    void (*record)(kb_writer *writer, const kb_node *record);
    void (*prose)(kb_writer *writer, const char *text);
    void (*end)(kb_writer *writer, const kb_outcome *outcome);
} kb_format_row;

extern const kb_format_row kb_format_table, kb_format_lines, kb_format_json,
    kb_format_jsonl, kb_format_csv, kb_format_tsv, kb_format_md,
    kb_format_template;

struct kb_writer {
    kb_writer_options options; /* .format is no longer AUTO */
    kb_arena *arena;
    kb_screen screen;
    kb_sink sink;
    kb_envelope envelope;
    kb_node *warnings;
    int64_t limit, skip;
    int64_t count; /* printed */
    bool truncated;

    const kb_format_row *format;
    const kb_view *view; /* NULL until it begins */
    bool chosen;         /* --fields chose the columns */
    const kb_column *columns;
    size_t column_count;
    kb_buf line;    /* for one record at a time */
    kb_spool spool; /* JSON's results */
    void *state;    /* the format's own, in the arena */
};

/** Begins an empty line, which kb_format_put() prints. */
kb_buf *kb_format_line(kb_writer *writer);
void kb_format_put(kb_writer *writer);

#endif
