/* figures.h - the records of `aigckb figures`. */
#ifndef KB_CLI_FIGURES_H
#define KB_CLI_FIGURES_H

#include "aigckb/query.h"
#include "output/writer.h"

/** Adds a figure with who gives it, and who gives another value. */
kb_status kb_figures_add(kb_node *out, kb_reader *reader,
                         const kb_figure *figure, size_t evidence,
                         kb_error *err);

/** What a series shows: figures of one concept, measure and unit, by date. */
typedef struct kb_figure_series {
    const kb_figure *const *figures;
    size_t len;
} kb_figure_series;

/** Divides figures into these, in their order.  One figure alone shows nothing:
 * such are left out, unless all are. */
size_t kb_figures_divide(kb_figure_series **out, kb_arena *arena,
                         const kb_figures *figures);

/** Adds a series as bars. */
void kb_figures_add_series(kb_node *out, kb_arena *arena,
                           const kb_figure_series *series);

extern const kb_view kb_figures_view, kb_figures_plot_view;

#endif
