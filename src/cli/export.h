/* export.h - what the formats of `aigckb export` share. */
#ifndef KB_CLI_EXPORT_H
#define KB_CLI_EXPORT_H

#include "aigckb/query.h"
#include "cli/command.h"
#include "output/sink.h"

typedef struct kb_export_options {
    const char *what; /* NULL: what suits the format */
    const char *import;
    int64_t evidence;
    bool no_text;
} kb_export_options;

/** One run of it. */
typedef struct kb_export {
    kb_cli *cli;
    const kb_export_options *own;
    kb_writer *writer; /* takes the records */
    kb_reader *reader;
    kb_arena *work; /* for one concept or article */
    const kb_concept *concept;
    kb_error *err;
} kb_export;

/** Something that can be exported as records of one sort. */
typedef struct kb_export_part {
    const char *name;
    const kb_column *columns;
    const char *const *fields; /* NULL: kb_export_fields */
    kb_status (*run)(kb_export *x);
    bool alone; /* goes with no other */
} kb_export_part;

extern const kb_export_part kb_export_parts[]; /* ended by {0} */

/** Writes each part to a file of its own in the folder, which is made where
 * there is none: NAME.csv. */
kb_status kb_export_tables(kb_export *x, const char *folder,
                           const kb_export_part *const *parts, size_t count);

/** Writes all of it as one document: to -o FILE, or stdout. */
typedef kb_status kb_export_document_fn(kb_export *x, kb_sink *out);
kb_status kb_export_glossary(kb_export *x, kb_sink *out); /* Markdown */
kb_status kb_export_turtle(kb_export *x, kb_sink *out);

enum { KB_EXPORT_PIECE = 1 << 24 }; /* bytes of one concept with its facts */

/** Writes out a piece and clears it.
 * @return KB_OK, KB_LIMIT, or KB_INTERRUPTED where going on is in vain: the
 * user stopped it, or the output failed, which closing it reports */
kb_status kb_export_flush(const kb_export *x, kb_sink *out, kb_buf *piece);

/** The confidence of relations that are shown without it: they are more likely
 * right than wrong. */
#define KB_EXPORT_LIKELY 0.5

#endif
