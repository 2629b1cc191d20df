/* display.h - text as it may be shown: without what would steer a terminal,
 * measured, cut and wrapped in columns (a Han character has two). */
#ifndef KB_OUTPUT_DISPLAY_H
#define KB_OUTPUT_DISPLAY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

/** Whoever builds a record puts these around the words that were searched for.
 * A table colours or brackets them, Markdown makes them bold, every other
 * format leaves them out.  They take no column. */
#define KB_HIT_BEGIN "\001"
#define KB_HIT_END   "\002"

static inline bool kb_display_is_hit(uint32_t c)
{
    return c == 1 || c == 2;
}

/** What becomes of the marks. */
typedef enum kb_hits {
    KB_HITS_DROP,
    KB_HITS_KEEP, /* for kb_display_paint() */
    KB_HITS_BRACKET
} kb_hits;

/** Whether a code point must not reach a terminal: controls, characters that
 * change the direction of writing, and those that hide in a text without being
 * seen. */
bool kb_display_unsafe(uint32_t c);

/** Where the run of characters that may be shown as they are ends: those from
 * `at` on which are valid, safe and no marks. */
size_t kb_display_run(kb_str text, size_t at);

/** Appends text for one line: unsafe characters go, line ends and tabs become
 * a blank, invalid bytes become U+FFFD. */
void kb_display_clean(kb_buf *out, kb_str text, kb_hits hits);

/** Whether an argument is UTF-8 all through. */
bool kb_display_valid(const char *text);

/** How many columns clean text takes. */
size_t kb_display_columns(kb_str text);

/** How many bytes of clean text fit into so many columns. */
size_t kb_display_fit(kb_str text, size_t columns);

/** Appends clean text; where it is wider, its front and an ellipsis. */
void kb_display_cut(kb_buf *out, kb_str text, size_t columns);

/** Cuts the next line of clean text off the front of `rest`: at a blank, or
 * beside a wide character where typesetting allows it.  false at the end. */
bool kb_display_wrap(kb_str *rest, size_t columns, kb_str *line);

/** Appends clean text with its kept marks as colour. */
void kb_display_paint(kb_buf *out, kb_str text);

#endif
