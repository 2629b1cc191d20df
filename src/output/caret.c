/* caret.c - points at a place of a line. */
#include "output/caret.h"

#include "base/buf.h"
#include "text/utf8.h"

enum {
    LINES_MAX = 1 << 12,
    BEFORE = 56, /* columns before the place, at most */
    WIDEST = 16, /* of the place */
    BEHIND = 16,
    INDENT = 2
};

static void add_times(kb_buf *out, char c, size_t n)
{
    while (n-- > 0)
        kb_buf_add_char(out, c);
}

/* Adds characters from `at` on while they fit `room` columns and begin before
 * `end`; blanks for what is no mark on a screen.  @return the columns */
static size_t add_part(kb_buf *out, kb_str text, size_t at, size_t end,
                       size_t room)
{
    size_t columns = 0;

    while (at < end) {
        uint32_t c = kb_utf8_next(text, &at);
        kb_char_class class = kb_char_class_of(c);
        bool blank = class == KB_CHAR_SPACE || class == KB_CHAR_CONTROL;
        size_t width = blank ? 1 : (size_t)kb_char_columns(c);
        if (columns + width > room)
            break;
        if (width > 0)
            kb_utf8_add(out, blank ? ' ' : c);
        columns += width;
    }
    return columns;
}

/* From where at most BEFORE columns lead to `end`. */
static size_t window_start(kb_str text, size_t end)
{
    size_t at = end, columns = 0;

    while (at > 0) {
        size_t before = at;
        uint32_t c = kb_utf8_prev(text, &before);
        columns += c < ' ' ? 1 : (size_t)kb_char_columns(c);
        if (columns > BEFORE)
            break;
        at = before;
    }
    return at;
}

const char *kb_caret(kb_arena *arena, const char *text, kb_stretch place)
{
    kb_buf lines = KB_BUF_INIT(LINES_MAX);
    kb_str line = kb_str_of(text);
    size_t start = window_start(line, place.start), columns = INDENT;

    add_times(&lines, ' ', INDENT);
    if (start > 0) {
        kb_buf_add_text(&lines, "…");
        columns++;
    }
    columns += add_part(&lines, line, start, place.start, BEFORE);
    size_t width = add_part(&lines, line, place.start, place.end, WIDEST);
    if (width < WIDEST)
        add_part(&lines, line, place.end, line.len, BEHIND);
    kb_buf_add_char(&lines, '\n');
    add_times(&lines, ' ', columns);
    add_times(&lines, '^', width > 0 ? width : 1);
    const char *copy = kb_arena_copy(arena, lines.ptr, lines.len);
    kb_buf_dispose(&lines);
    return copy;
}
