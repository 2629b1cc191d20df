/* export_view.h - what the records of `aigckb export` look like. */
#ifndef KB_CLI_EXPORT_VIEW_H
#define KB_CLI_EXPORT_VIEW_H

#include "output/writer.h"

/** The columns of each part. */
extern const kb_column kb_export_concepts[], kb_export_aliases[],
    kb_export_relations[], kb_export_definitions[], kb_export_figures[],
    kb_export_events[], kb_export_mentions[], kb_export_articles[];

/** Columns for records of several parts. */
extern const kb_column kb_export_mixed[];

/** The fields of all parts. */
extern const char *const kb_export_fields[];

#endif
