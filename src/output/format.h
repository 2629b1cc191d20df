/* format.h - what a writer and its formats share.  Private to output/. */
#ifndef KB_OUTPUT_FORMAT_H
#define KB_OUTPUT_FORMAT_H

#include "aigckb/arena.h"
#include "base/buf.h"
#include "output/sink.h"
#include "output/spool.h"
#include "output/writer.h"

/** How a command ended. */
typedef struct kb_outcome {
    kb_status status;
    const char *message;
    const kb_node *suggestions; /* or NULL */
} kb_outcome;

enum { KB_SUFFIXES = 2 };

/** One format.  Members that it does not need are NULL. */
typedef struct kb_format_row {
    const char *name;
    const char *suffixes[KB_SUFFIXES]; /* of files that are in it */
    size_t most; /* concepts of a drawing: more take too long; 0: any number */
    bool draws;  /* its records are a graph: kb_drawing */
    bool binary; /* no terminal can show it */
    const struct kb_sketch_language *language; /* for kb_sketch_format_... */
    kb_status (*begin)(kb_writer *writer, kb_error *err);
    void (*record)(kb_writer *writer, const kb_node *record);
    void (*prose)(kb_writer *writer, const char *text);
    void (*end)(kb_writer *writer, const kb_outcome *outcome);
} kb_format_row;

extern const kb_format_row kb_format_table, kb_format_lines, kb_format_json,
    kb_format_jsonl, kb_format_csv, kb_format_tsv, kb_format_md,
    kb_format_template, kb_format_dot, kb_format_mermaid, kb_format_graphml,
    kb_format_svg, kb_format_png;

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
    bool in_record; /* what is too large is the record, not the output */
    bool too_large; /* a line of it was */
    kb_spool spool; /* JSON's results */
    void *state;    /* the format's own, in the arena */
};

/** What formats do that have a language of sketches. */
kb_status kb_sketch_format_begin(kb_writer *writer, kb_error *err);
void kb_sketch_format_record(kb_writer *writer, const kb_node *record);
void kb_sketch_format_end(kb_writer *writer, const kb_outcome *outcome);

/** Begins an empty line, which kb_format_put() prints. */
kb_buf *kb_format_line(kb_writer *writer);
void kb_format_put(kb_writer *writer);

#endif
