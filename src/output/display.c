/* display.c - safe text, measured in columns. */
#include "output/display.h"

#include "text/signs.h"
#include "text/utf8.h"

#define ELLIPSIS    "…"
#define PAINT_BEGIN "\033[1;31m"
#define PAINT_END   "\033[0m"

bool kb_display_unsafe(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        /* in order; joiners (200C, 200D) stay, as writing and emoji need them
         */
        {0x00, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},
        {0x061C, 0x061C}, {0x180E, 0x180E}, {0x200B, 0x200B},
        {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F},
        {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        if (c <= ranges[i].last)
            return c >= ranges[i].first;
    }
    return false;
}

static bool is_break(uint32_t c)
{
    return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static void add_hit(kb_buf *out, bool begin, kb_hits hits)
{
    if (hits == KB_HITS_KEEP)
        kb_buf_add_text(out, begin ? KB_HIT_BEGIN : KB_HIT_END);
    else if (hits == KB_HITS_BRACKET)
        kb_buf_add_char(out, begin ? '[' : ']');
}

size_t kb_display_run(kb_str text, size_t at)
{
    while (at < text.len) {
        size_t next = at;
        uint32_t c = kb_utf8_next(text, &next);
        if (c == KB_REPLACEMENT || kb_display_unsafe(c))
            break;
        at = next;
    }
    return at;
}

void kb_display_clean(kb_buf *out, kb_str text, kb_hits hits)
{
    for (size_t at = 0; at < text.len;) {
        size_t end = kb_display_run(text, at);
        kb_buf_add(out, kb_str_cut(text, at, end));
        at = end;
        if (at == text.len)
            break;
        uint32_t c = kb_utf8_next(text, &at);
        if (kb_display_is_hit(c))
            add_hit(out, c == (uint32_t)KB_HIT_BEGIN[0], hits);
        else if (is_break(c))
            kb_buf_add_char(out, ' ');
        else if (c == KB_REPLACEMENT)
            kb_utf8_add(out, c);
    }
}

bool kb_display_valid(const char *text)
{
    return kb_utf8_valid(kb_str_of(text));
}

size_t kb_display_columns(kb_str text)
{
    return kb_utf8_columns(text);
}

size_t kb_display_fit(kb_str text, size_t columns)
{
    size_t used = 0;
    for (size_t at = 0; at < text.len;) {
        size_t before = at;
        used += (size_t)kb_char_columns(kb_utf8_next(text, &at));
        if (used > columns)
            return before;
    }
    return text.len;
}

void kb_display_cut(kb_buf *out, kb_str text, size_t columns)
{
    size_t whole = kb_display_fit(text, columns);
    if (whole == text.len || columns == 0) {
        kb_buf_add(out, kb_str_cut(text, 0, whole));
        return;
    }
    kb_buf_add(out, kb_str_cut(text, 0, kb_display_fit(text, columns - 1)));
    kb_buf_add_text(out, ELLIPSIS);
}

/* ---- wrapping ----------------------------------------------------------- */

/* Whether a line may end after `left` and the next begin with `right`. */
static bool may_break(uint32_t left, uint32_t right)
{
    if (right == ' ')
        return true;
    if (kb_sign_is_one_of(right, "，。、；：？！）》」』】”’…,.;:?!)]}%") ||
        kb_sign_is_one_of(left, "（《「『【“‘([{"))
        return false;
    return left == ' ' || kb_char_is_wide(left) || kb_char_is_wide(right);
}

/* The length of the first line: never 0 where there is text. */
static size_t line_length(kb_str text, size_t columns)
{
    size_t best = 0, used = 0;
    uint32_t left = 0;

    for (size_t at = 0; at < text.len;) {
        size_t before = at;
        uint32_t c = kb_utf8_next(text, &at);
        if (left && may_break(left, c))
            best = before;
        used += (size_t)kb_char_columns(c);
        if (used > columns && before > 0)
            return best > 0 ? best : before;
        if (!kb_display_is_hit(c))
            left = c;
    }
    return text.len;
}

bool kb_display_wrap(kb_str *rest, size_t columns, kb_str *line)
{
    *rest = kb_str_trim(*rest);
    if (rest->len == 0)
        return false;
    size_t len = line_length(*rest, columns);
    *line = kb_str_trim(kb_str_cut(*rest, 0, len));
    *rest = kb_str_cut(*rest, len, rest->len);
    return true;
}

void kb_display_paint(kb_buf *out, kb_str text)
{
    bool open = false;
    for (size_t i = 0; i < text.len; i++) {
        if (!kb_display_is_hit((unsigned char)text.ptr[i])) {
            kb_buf_add_char(out, text.ptr[i]);
            continue;
        }
        open = text.ptr[i] == KB_HIT_BEGIN[0];
        kb_buf_add_text(out, open ? PAINT_BEGIN : PAINT_END);
    }
    if (open) /* the end was cut off */
        kb_buf_add_text(out, PAINT_END);
}
