/* wrap.c - lines that converters of HTML broke. */
#include "parse/wrap.h"

#include "text/utf8.h"

enum {
    WIDTH = 78, /* characters of a wrapped line */
    SAMPLE = 3, /* lines that show a converter */
    NEAR = 12   /* bytes of a line's end that tell whether it is one */
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

/* Whether a sentence ends at the end of the line. */
static bool is_finished(kb_str line)
{
    static const char *const ends[] = {"。", "！", "？", "；", "：", "…",
                                       "!",  "?",  ";",  ":",  "|"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        ptrdiff_t at = kb_str_find(line, kb_str_of(ends[i]),
                                   line.len > NEAR ? line.len - NEAR : 0);
        kb_str rest =
            at < 0 ? line
                   : kb_str_cut(line, (size_t)at + strlen(ends[i]), line.len);
        size_t behind = 0;
        while (behind < rest.len && strchr("*_ )\"", rest.ptr[behind]))
            behind++;
        if (at >= 0 && behind == rest.len)
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

bool kb_wrap_continues(kb_str line, kb_str next)
{
    if (kb_wrap_begins_closed(next) || begins_closed_ascii(next) ||
        has_open_bracket(line))
        return true;
    return !is_finished(line) &&
           kb_utf8_count(line) + 1 + first_word(next) > WIDTH;
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
