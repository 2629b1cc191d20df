/* timeline_groups.h - the years or months of `aigckb timeline`. */
#ifndef KB_CLI_TIMELINE_GROUPS_H
#define KB_CLI_TIMELINE_GROUPS_H

#include "aigckb/timeline.h"
#include "output/writer.h"

/** The letters of a date that name a year, or a month. */
enum { KB_BY_YEAR = 4, KB_BY_MONTH = 7 };

/** What happened in one of them, in the order of dates. */
typedef struct kb_timeline_group {
    const char *period; /* "2023", "2023-03" */
    const kb_happening *data;
    size_t len;
} kb_timeline_group;

/** Divides a timeline by the first letters of its dates; where it is told by
 * the month, one of which only the year is known stands under the year. */
size_t kb_timeline_divide(kb_timeline_group **out, kb_arena *arena,
                          const kb_timeline *timeline, size_t letters);

/** Adds how many happened, and those that most sources tell. */
kb_status kb_timeline_add_group(kb_node *out, kb_reader *reader,
                                const kb_timeline_group *group, size_t evidence,
                                kb_error *err);

/** Adds a bar for each group: how many happened. */
void kb_timeline_add_bars(kb_node *out, kb_arena *arena,
                          const kb_timeline_group *groups, size_t n);

extern const kb_view kb_timeline_group_view, kb_timeline_plot_view;

#endif
