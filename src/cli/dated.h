/* dated.h - what `aigckb figures` and `aigckb timeline` share. */
#ifndef KB_CLI_DATED_H
#define KB_CLI_DATED_H

#include "aigckb/query.h"
#include "cli/command.h"

/** A stretch of time, as ISO prefixes, both included; NULL: open. */
typedef struct kb_period {
    const char *since, *until;
} kb_period;

/** Reads "2023", "2023-05", "2023..2025", "2023.." or "..2025"; NULL: any.
 * @return KB_OK or KB_USAGE */
kb_status kb_period_read(kb_period *out, kb_arena *arena, const char *text,
                         kb_error *err);

/** What is asked for: ids of the concepts that the operands mean, none for the
 * whole store; and which statements count. */
typedef struct kb_dated_query {
    const uint64_t *ids;
    size_t id_count;
    kb_period period;
    kb_statement_filter filter;
} kb_dated_query;

/** Reads the operands, the shared filters and --year.  Of the whole store so
 * many records are printed at most, unless -n or --all say otherwise. */
kb_status kb_dated_read(kb_dated_query *out, kb_cli *cli, const char *year,
                        int64_t most, kb_error *err);

/** Says that nothing was found of these terms: KB_NOT_FOUND; of the whole
 * store nothing is fine. */
kb_status kb_dated_none(const kb_cli *cli, const char *what, kb_error *err);

/** The date that its words give: NULL where it is only the article's. */
const char *kb_figure_period(const kb_figure *figure);

/** Order by these, those without behind all others. */
int kb_figure_periods_compare(const kb_figure *a, const kb_figure *b);

#endif
