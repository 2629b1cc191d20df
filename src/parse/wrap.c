/* wrap.c - lines that converters of HTML broke. */
#include "parse/wrap.h"

#include "text/utf8.h"

enum {
    WIDTH = 78,      /* characters of a wrapped line */
    SAMPLE = 3,      /* lines that show a converter */
    TARGET_LINES = 4 /* that a link target is broken over */
};

static bool closes(uint32_t c)
{
    return (c >= 0x3001 && c <= 0x3002) || c == 0xFF0C || c == 0xFF1A ||
           c == 0xFF1B || c == 0xFF01 || c == 0xFF1F || c == 0xFF09 ||
           c == 0x300B || c == 0x300D || c == 0x300F || c == 0x3011 ||
           c == 0x201D || c == 0x2019;
}

bool kb_wrap_begins_closed(kb_str line)
{
    size_t at = 0;
    return line.len > 0 && closes(kb_utf8_next(line, &at));
}

static bool begins_closed_ascii(kb_str line)
{
    return line.len > 0 && line.ptr[0] && strchr(",.;:!?)]}", line.ptr[0]);
}

/* Whether a sentence, or a cell, ends at the end of the line. */
static bool is_finished(kb_str line)
{
    static const char *const ends[] = {"。", "！", "？", "；", "：", "…",
                                       "!",  "?",  ";",  ":",  "|"};
    while (line.len > 0 && strchr("*_ )\"", line.ptr[line.len - 1]))
        line.len--;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (kb_str_ends(line, kb_str_of(ends[i])))
            return true;
    }
    return false;
}

static bool has_open_bracket(kb_str line)
{
    size_t open = 0;
    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] == '[')
            open++;
        else if (line.ptr[i] == ']' && open > 0)
            open--;
    }
    return open > 0;
}

static size_t first_word(kb_str line)
{
    size_t len = 0;
    while (len < line.len && line.ptr[len] != ' ')
        len++;
    return kb_utf8_count(kb_str_cut(line, 0, len));
}

static bool is_image(kb_str line)
{
    return kb_str_starts(line, KB_STR("![")) && kb_str_ends(line, KB_STR(")"));
}

/* Whether the line ends with bold text, a link or code: what a converter may
 * have put on a line of its own. */
static bool ends_marked(kb_str line)
{
    return line.len > 0 && strchr("*)`_", line.ptr[line.len - 1]);
}

bool kb_wrap_continues(kb_str line, kb_str next, bool inside)
{
    if (kb_wrap_begins_closed(next) || begins_closed_ascii(next) ||
        has_open_bracket(line))
        return true;
    if (is_finished(line) || is_image(line))
        return false;
    return ends_marked(line)
               ? inside
               : kb_utf8_count(line) + 1 + first_word(next) > WIDTH;
}

/* Whether a link target is open at the end of the line. */
static bool has_open_target(kb_str line)
{
    ptrdiff_t last = KB_STR_NONE;
    ptrdiff_t at = kb_str_find(line, KB_STR("]("), 0);
    for (; at >= 0; at = kb_str_find(line, KB_STR("]("), (size_t)at + 2))
        last = at;
    return last >= 0 && kb_str_find(line, KB_STR(")"), (size_t)last + 2) < 0;
}

size_t kb_wrap_target_end(kb_str text, size_t end)
{
    for (int more = 0; more < TARGET_LINES && end < text.len &&
                       has_open_target(kb_str_cut(text, 0, end));
         more++) {
        ptrdiff_t next = kb_str_find(text, KB_STR("\n"), end + 1);
        end = next < 0 ? text.len : (size_t)next;
    }
    return end;
}

bool kb_wrap_is_converted(kb_str body)
{
    size_t found = 0;
    kb_str line;
    while (found < SAMPLE && kb_str_split(&body, '\n', &line)) {
        found += kb_wrap_begins_closed(kb_str_trim(line));
    }
    return found >= SAMPLE;
}
