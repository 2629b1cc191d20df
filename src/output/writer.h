/* writer.h - prints the records of a command, in the format that was asked for.
 *
 *     kb_writer_begin(writer, &view, err);   (main does it for most commands)
 *     kb_writer_record(writer, record);      once a record, in order
 *     kb_writer_end(writer, status, suggestions, err);       (main, always)
 *
 * A command never knows the format.  It describes its records once, as a
 * kb_view, and hands them over one by one: each is printed and freed.  A
 * failure of the output sticks and is reported at the end.
 *
 * What the formats do (INTERFACE: streams, JSON contract):
 * - table: on a terminal.  Columns aligned and cut to the screen; or the
 *   view's own card.  Rows are aligned 10,000 at a time.
 * - lines: in a pipe.  The view's columns with tabs between, no header, nothing
 *   cut.  Only with --fields is this a contract.
 * - json: one document, one result a line; an envelope also on failure.
 *   Results wait in a temporary file, so that the counts can stand before them.
 * - jsonl: one object a line, no envelope, printed as they come.
 * - csv: header of field names, then RFC 4180 but with LF line ends.  A text
 *   cell that a spreadsheet would run (= + - @) gets an apostrophe before it;
 *   tsv and lines, which are for programs, do not.
 * - tsv: header of field names, then as lines.
 * - md: a pipe table, or the view's own page.
 * - template: '{id}\t{name}' and a line end a record; {{ and }} are braces.
 * - dot, mermaid, graphml: a graph in the language of Graphviz, Mermaid and
 *   GraphML; svg, png: drawn by Graphviz.  Only of views with a kb_drawing.
 * In all but JSON a record is one line: line ends and tabs inside values become
 * blanks, control characters go. */
#ifndef KB_OUTPUT_WRITER_H
#define KB_OUTPUT_WRITER_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aigckb/status.h"
#include "base/catalogue.h"
#include "output/node.h"
#include "output/screen.h"

typedef enum kb_format {
    KB_FORMAT_AUTO, /* a terminal: table; else: lines */
    KB_FORMAT_TABLE,
    KB_FORMAT_LINES,
    KB_FORMAT_JSON,
    KB_FORMAT_JSONL,
    KB_FORMAT_CSV,
    KB_FORMAT_TSV,
    KB_FORMAT_MD,
    KB_FORMAT_TEMPLATE,
    KB_FORMAT_DOT,
    KB_FORMAT_MERMAID,
    KB_FORMAT_GRAPHML,
    KB_FORMAT_SVG,
    KB_FORMAT_PNG,
    KB_FORMAT_COUNT
} kb_format;

typedef struct kb_writer_options {
    kb_format format;
    const char *fields;  /* "id,evidence.quote"; NULL: as the view says */
    const char *pattern; /* of KB_FORMAT_TEMPLATE */
    const char *output;  /* a file; NULL: stdout */
    kb_color color;
    bool print0; /* records end in NUL, not LF; with lines and template.  With
                    lines and no fields, only the first column is printed */
    bool ascii;  /* JSON: \uXXXX for all but ASCII */
    bool no_pager;
    const volatile sig_atomic_t *stop; /* set: end after this record; or NULL */
} kb_writer_options;

typedef struct kb_writer kb_writer;

/** A column of tables, lines, csv, tsv and md. */
typedef struct kb_column {
    const char *header; /* as a reader sees it; NULL ends the array */
    const char *path;   /* into the record: its field name */
    bool right;         /* numbers */
    size_t narrow;      /* may be cut to so many columns; 0: never cut */
} kb_column;

/** What a graph looks like.  Its records are concepts, with the members id,
 * name, kind and, as far as they are wanted, those of attributes in graphml.c,
 * then relations between concepts that came before: s.id, p, o.id, sources, and
 * so on.  Records of another shape are left out, and relations one behind the
 * other of the same two are one arrow. */
typedef struct kb_drawing {
    bool zh;      /* words in Chinese, else in English */
    bool grouped; /* communities are seen: concepts come one community behind
                     the other */
    size_t nodes, edges; /* how many concepts and relations come, to choose how
                            they are placed */
} kb_drawing;

/** What records of one sort look like.  Const data of a command. */
typedef struct kb_view {
    const kb_column *columns;  /* unless --fields asks for others */
    const char *const *fields; /* all that --fields takes; ends with NULL */

    /** Prints one record for a reader, with card.h; NULL: rows of a table. */
    void (*card)(kb_writer *writer, const kb_node *record);
    bool card_in_pipes; /* a pipe gets the card too: no line is a record */

    /** Prints one record as Markdown, with markdown.h; NULL: a row of a table.
     */
    void (*page)(kb_writer *writer, const kb_node *record);
    const kb_drawing *drawing; /* they are a graph, or NULL */
} kb_view;

enum { KB_UNKNOWN = -1 };

/** What stands before the results of a JSON document.  The strings are
 * borrowed until the end. */
typedef struct kb_envelope {
    const char *command;
    const char *store_uuid; /* NULL: no store */
    int64_t store_revision;
    const char *const *terms;
    size_t term_count;
    kb_node *filters; /* an object, owned by the writer; NULL: {} */
    kb_node *extra;   /* an object, owned by the writer: members that stand
                         before the results; or NULL */
    const char *matched_by; /* NULL: null */
    int64_t total; /* of records, were none cut; KB_UNKNOWN: as many as printed,
                      or null where some were cut */
} kb_envelope;

kb_writer *kb_writer_new(const kb_writer_options *options);
void kb_writer_free(kb_writer *writer); /* NULL is fine */

/** The format that was asked for, or else fits where the output goes. */
kb_format kb_writer_format(const kb_writer *writer);

/** Whether a person looks at a table: some defaults are shorter then. */
bool kb_writer_on_screen(const kb_writer *writer);

/** Whether every record is a row of the same columns; a graph then gives its
 * relations alone. */
bool kb_writer_in_rows(const kb_writer *writer);

/** Prints at most `limit` records (0: all), which are those behind the first
 * `skip`.  A command asks its source for one more than the limit: what comes
 * too much is not printed, but noted as `truncated` and `next`. */
void kb_writer_limit(kb_writer *writer, int64_t limit, int64_t skip);

/** To be filled in before the end.  .total is KB_UNKNOWN at first. */
kb_envelope *kb_writer_envelope(kb_writer *writer);

/** Adds to the `warnings` of the document. */
void kb_writer_warn(kb_writer *writer, const char *text);

/** Opens the output and checks --fields or the template against the view.
 * @return KB_OK, or KB_USAGE: an unknown field (the message lists the valid
 *         ones), a file that cannot be written */
kb_status kb_writer_begin(kb_writer *writer, const kb_view *view,
                          kb_error *err);

/** The most bytes that a record may take. */
enum { KB_RECORD_MAX = 1 << 28 };

/** Prints a record and frees it.
 * @return KB_OK; KB_LIMIT where a row or document of KB_RECORD_MAX did not do,
 *         of which nothing is printed; or KB_INTERRUPTED where going on is in
 *         vain: the user stopped it, or the output failed.  Pass it on. */
kb_status kb_writer_record(kb_writer *writer, kb_node *record);

/** Words around the records for a reader: headings, a summary.  Only the table
 * format prints them, and not with --fields; what is unsafe in them goes. */
void kb_writer_prose(kb_writer *writer, const char *text);

/** How many records were printed, and whether there were more. */
int64_t kb_writer_count(const kb_writer *writer);
bool kb_writer_truncated(const kb_writer *writer);

/** Ends the output of a command that came to `status`, with the message in
 * `err`; where it failed, JSON gets the error and `suggestions` (a list of
 * {id, name}, borrowed, or NULL), and a file of -o stays as it was.
 * @return `status`; KB_INTERNAL where the output failed; KB_OK where its
 *         reader had enough */
kb_status kb_writer_end(kb_writer *writer, kb_status status,
                        const kb_node *suggestions, kb_error *err);

#endif
