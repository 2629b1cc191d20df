/* line.c - what one line of Markdown is. */
#include "parse/line.h"

enum {
    FENCE_MIN = 3,
    DEPTH_MAX = 64, /* markers and ">" before a line's content */
    MARKER_DIGITS = 9,
    HEADING_LEVELS = 6,
    COMPACT_LINES = 15, /* fewer lines tell nothing */
    COMPACT_SHARE = 12, /* at most one line in so many is empty */
    TIGHT_SHARE = 4     /* ... where headings stand right above text */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static size_t skip_blanks(kb_str s, size_t at)
{
    while (at < s.len && is_blank(s.ptr[at]))
        at++;
    return at;
}

size_t kb_line_run(kb_str s)
{
    size_t len = 0;
    while (len < s.len && s.ptr[len] == s.ptr[0])
        len++;
    return len;
}

/* The list marker at `at`, with one blank or the line's end behind it. */
static size_t list_marker(kb_str s, size_t at)
{
    size_t end = at;
    if (end < s.len && strchr("*+-", s.ptr[end])) {
        end++;
    } else {
        while (end < s.len && end - at < MARKER_DIGITS && s.ptr[end] >= '0' &&
               s.ptr[end] <= '9')
            end++;
        if (end == at || end == s.len || !strchr(".)", s.ptr[end]))
            return 0;
        end++;
    }
    return end == s.len || is_blank(s.ptr[end]) ? end - at : 0;
}

/* Three or more of one of "-*_", with blanks between. */
static bool is_rule(kb_str s)
{
    size_t count = 0;
    if (s.len == 0 || !strchr("-*_", s.ptr[0]))
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] != s.ptr[0] && !is_blank(s.ptr[i]))
            return false;
        count += s.ptr[i] == s.ptr[0];
    }
    return count >= 3;
}

/* The line under a table's header: "---|:--:". */
static bool is_delimiter(kb_str s)
{
    bool dash = false, bar = false;
    for (size_t i = 0; i < s.len; i++) {
        if (!strchr("-|: \t", s.ptr[i]))
            return false;
        dash = dash || s.ptr[i] == '-';
        bar = bar || s.ptr[i] == '|';
    }
    return dash && bar;
}

static bool is_heading(kb_str s)
{
    size_t len = kb_line_run(s);
    return s.ptr[0] == '#' && len <= HEADING_LEVELS &&
           (len == s.len || is_blank(s.ptr[len]));
}

static bool is_fence(kb_str s)
{
    size_t len = kb_line_run(s);
    if (len < FENCE_MIN || (s.ptr[0] != '`' && s.ptr[0] != '~'))
        return false;
    return s.ptr[0] == '~' || !memchr(s.ptr + len, '`', s.len - len);
}

static kb_line_type content_type(kb_str s)
{
    if (s.len == 0)
        return KB_LINE_BLANK;
    if (is_heading(s))
        return KB_LINE_HEADING;
    if (is_fence(s))
        return KB_LINE_FENCE;
    if (is_rule(s))
        return KB_LINE_RULE;
    return s.ptr[0] == '|' || is_delimiter(s) ? KB_LINE_ROW : KB_LINE_TEXT;
}

kb_line kb_line_read(kb_str text)
{
    kb_line line = {.text = text};
    size_t at = skip_blanks(text, 0);

    if (at == text.len) {
        line.type = at >= 2 ? KB_LINE_BREAK : KB_LINE_BLANK;
        return line;
    }
    for (int depth = 0; depth < DEPTH_MAX && at < text.len &&
                        !is_rule(kb_str_cut(text, at, text.len));
         depth++) {
        size_t marker = list_marker(text, at);
        bool quote = text.ptr[at] == '>';
        if (!quote && marker == 0)
            break;
        line.quote = line.quote || quote;
        line.item = line.item || marker > 0;
        at = skip_blanks(text, at + (quote ? 1 : marker));
    }
    line.prefix = at;
    line.type = content_type(kb_line_content(&line));
    return line;
}

kb_str kb_line_content(const kb_line *line)
{
    return kb_str_trim(kb_str_cut(line->text, line->prefix, line->text.len));
}

bool kb_line_is_compact(kb_str body, bool strict)
{
    size_t lines = 0, blank = 0, tight = 0;
    bool fenced = false;
    kb_line last = {0};
    kb_str text;

    body = kb_str_trim(body);
    while (kb_str_split(&body, '\n', &text)) {
        kb_line line = kb_line_read(text);
        if (line.type == KB_LINE_FENCE)
            fenced = !fenced;
        if (fenced)
            continue;
        lines++;
        blank += kb_str_trim(text).len == 0;
        tight += last.type == KB_LINE_HEADING && line.type == KB_LINE_TEXT;
        last = line;
    }
    if (strict && tight == 0)
        return false;
    return (lines >= COMPACT_LINES && blank * COMPACT_SHARE <= lines) ||
           (tight > 0 && blank * TIGHT_SHARE <= lines);
}
