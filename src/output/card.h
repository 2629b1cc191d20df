/* card.h - the lines of a card: how a view shows one record to a reader.
 *
 *     kb_card_title(writer, name, "model · 71 sources");
 *     kb_card_field(writer, "made by", "百度 (64)");
 *     kb_card_para(writer, 4, snippet);
 *
 * Text is cleaned, hit marks become colour or brackets, and what is longer than
 * the screen is wrapped (80 columns where there is none).  Never cut, but for
 * kb_card_line() on a terminal. */
#ifndef KB_OUTPUT_CARD_H
#define KB_OUTPUT_CARD_H

#include "output/writer.h"

enum {
    KB_CARD_INDENT = 2, /* before a label */
    KB_CARD_LABEL = 10  /* columns of a label, at least */
};

/** A bold line; `right` (or NULL) at the right edge, else two blanks behind. */
void kb_card_title(kb_writer *writer, const char *left, const char *right);

/** A line of two parts: `right` begins at that column, or as near as the
 * screen allows; what there is no room for is cut off `left`. */
void kb_card_sides(kb_writer *writer, const char *left, const char *right,
                   size_t column);

/** "  label      text", further lines below the text.  NULL and "" text are
 * left out, so that a card shows only what is known; label "" goes on. */
void kb_card_field(kb_writer *writer, const char *label, const char *text);

/** A paragraph, each line of it indented. */
void kb_card_para(kb_writer *writer, size_t indent, const char *text);

/** A paragraph behind `mark`, its further lines below its text. */
void kb_card_point(kb_writer *writer, const char *mark, const char *text);

/** One line (printf format). */
void kb_card_line(kb_writer *writer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** One line as it stands, with its tabs: for what is read again. */
void kb_card_cells(kb_writer *writer, const char *text);

/** Cells side by side, each wrapped in its part of the screen: the first is a
 * label, the others share what is left.  A line end ends a line of its cell. */
void kb_card_row(kb_writer *writer, const char *const *cells, size_t n);

/** Bars as wide as the screen: of a list of objects with "label", "value",
 * "max", "text" and "forecast". */
void kb_card_bars(kb_writer *writer, const kb_node *list);

/** Says how many lines were left out, if any. */
void kb_card_more(kb_writer *writer, int64_t more);

void kb_card_blank(kb_writer *writer);

#endif
