/* frame.c - words that must stand around the ends of a relation. */
#include "extract/frame.h"

#include "extract/clause.h"
#include "extract/wording.h"
#include "text/utf8.h"

/* Code points between an end and the words before or behind it. */
enum { AHEAD_MOST = 6, BEHIND_MOST = 16 };

/* Byte `at`, and `most` code points more or less, within the text. */
static size_t chars_before(kb_str text, size_t at, size_t start, size_t most)
{
    while (most-- > 0 && at > start)
        kb_utf8_prev(text, &at);
    return at;
}

static size_t chars_behind(kb_str text, size_t at, size_t end, size_t most)
{
    while (most-- > 0 && at < end)
        kb_utf8_next(text, &at);
    return at;
}

/* Where one of the words, which '|' parts, ends in `text`; or KB_STR_NONE. */
static ptrdiff_t end_of_any(kb_str text, kb_str words)
{
    kb_str word;
    while (kb_str_split(&words, '|', &word)) {
        ptrdiff_t at = kb_str_find(text, word, 0);
        if (at != KB_STR_NONE)
            return at + (ptrdiff_t)word.len;
    }
    return KB_STR_NONE;
}

bool kb_frame_ahead(const kb_relation_rule *rule, kb_str text, size_t start,
                    size_t left)
{
    size_t from = chars_before(text, left, start, AHEAD_MOST);
    kb_str before = kb_str_cut(text, from, left);
    if (rule->ahead.len == 0)
        return true;
    ptrdiff_t at = end_of_any(before, rule->ahead);
    return at != KB_STR_NONE &&
           kb_clause_end(text, from + (size_t)at, left) == left;
}

bool kb_frame_behind(const kb_relation_rule *rule, kb_str text, size_t right,
                     size_t end)
{
    if (rule->behind.len == 0)
        return true;
    size_t to = chars_behind(text, right, end, BEHIND_MOST);
    to = kb_clause_end(text, right, to);
    return end_of_any(kb_str_cut(text, right, to), rule->behind) != KB_STR_NONE;
}

bool kb_frame_closes(const kb_rules *rules, kb_str before, kb_str rest)
{
    enum { FEW = 4 }; /* code points that need no 的 */
    size_t at = kb_clause_aside(rest, 0, rest.len);
    at = kb_wording_behind(rules, KB_WORDING_BETWEEN, rest, at, rest.len);
    return (at >= rest.len ||
            kb_str_equal(kb_str_cut(rest, at, rest.len), KB_STR("之一"))) &&
           (kb_utf8_count(before) <= FEW ||
            kb_str_find(before, KB_STR("的"), 0) != KB_STR_NONE);
}
