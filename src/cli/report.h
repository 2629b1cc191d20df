/* report.h - what a report holds, and the page that shows it.  Private to
 * cmd_report.c and report_*.c. */
#ifndef KB_CLI_REPORT_H
#define KB_CLI_REPORT_H

#include "aigckb/graph.h"
#include "base/vec.h"
#include "cli/command.h"
#include "cli/report_quotes.h"

/** A definition, and whose it is. */
typedef struct kb_report_definition {
    size_t concept; /* place in the nodes of the graph */
    kb_definition definition;
} kb_report_definition;

/** Concepts and what is said of them.  Everything lives in the arena. */
typedef struct kb_report {
    kb_arena *arena;
    kb_graph graph;    /* the concepts, and the relations between them */
    kb_map places;     /* of concepts in the graph, by id */
    size_t term_count; /* the first of them were asked for */
    KB_VEC(kb_report_definition) definitions;
    KB_VEC(kb_figure) figures; /* in the order of kb_figures_find() */
    KB_VEC(kb_event) events;
    kb_quotes quotes; /* of all of these */
} kb_report;

/** What to read. */
typedef struct kb_report_query {
    const uint64_t *terms; /* concepts; none: the whole store */
    size_t term_count;
    kb_statement_filter filter;
    unsigned kinds, layers; /* bits; 0: any */
    size_t max_concepts;
} kb_report_query;

/** Reads the concepts that are best supported, all relations between them, and
 * of each concept the definitions, figures and events that most sources give.
 * @return KB_OK, or KB_INTERRUPTED where `cli` says so */
kb_status kb_report_read(kb_report *out, kb_cli *cli,
                         const kb_report_query *query, kb_error *err);

/** Whether `concept` is in the report; sets its place. */
bool kb_report_find(size_t *out, const kb_report *report, uint64_t concept);

/** Appends it as JSON: docs/report.md.  `lang` is "zh", "en", or NULL for that
 * of the reader's browser. */
kb_status kb_report_data(kb_buf *out, const kb_report *report, kb_cli *cli,
                         const char *lang, kb_error *err);

/** Appends the page: data/report with `data` in it, which may hold any text. */
void kb_report_page(kb_buf *out, kb_str data);

#endif
