/* plot.h - numbers as bars of Unicode blocks, a line each.
 *
 *     kb_plot_bar bars[] = {{.label = "2023", .value = 170, .text = "170亿元"},
 *                           {.label = "2028", .value = 700, .max = 900,
 *                            .text = "700亿元至900亿元", .forecast = true}};
 *     kb_plot_bars(&lines, bars, 2, 80);
 *
 *       2023  █████████▍ 170亿元
 *       2028  ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░▒▒▒▒▒▒▒▒▒▒ 700亿元至900亿元
 *             ░ forecast  ▒ up to */
#ifndef KB_OUTPUT_PLOT_H
#define KB_OUTPUT_PLOT_H

#include <stdbool.h>

#include "base/buf.h"

/** One bar.  Texts are cleaned, and may be NULL. */
typedef struct kb_plot_bar {
    const char *label; /* before it */
    double value;      /* below 0: as 0 */
    double max;        /* of a range; else 0 */
    const char *text;  /* behind it */
    bool forecast;     /* drawn in another way */
} kb_plot_bar;

/** Appends a line for each bar, at most so many columns wide, and one that says
 * what the signs mean where they need it.  The longest bar takes the room that
 * the labels and texts leave, but at least a few columns. */
void kb_plot_bars(kb_buf *out, const kb_plot_bar *bars, size_t n,
                  size_t columns);

#endif
