/* bound.c - whether words of a text are a term of their own. */
#include "extract/bound.h"

#include "extract/shape.h"
#include "text/utf8.h"

enum { WORD_MOST = 4 /* code points of a word beside a term */ };

/* Whether Latin words end where Han ones begin, or the other way round:
 * "AIGC绘画". */
static bool changes_script(kb_str text, size_t at)
{
    size_t before = at, behind = at;
    bool latin = kb_char_class_of(kb_utf8_prev(text, &before)) != KB_CHAR_HAN;
    return latin ==
           (kb_char_class_of(kb_utf8_next(text, &behind)) == KB_CHAR_HAN);
}

bool kb_bound_left(const kb_rules *rules, kb_str text, size_t start)
{
    size_t at = start;
    if (start == 0 || !kb_char_is_word(kb_utf8_prev(text, &at)) ||
        changes_script(text, start))
        return true;
    for (int n = 1; n <= WORD_MOST; n++) {
        if (kb_rules_stands(rules, kb_str_cut(text, at, start)) ==
            KB_STANDS_BESIDE)
            return n > 1 || !kb_shape_in_word(rules, text, start);
        if (at == 0)
            break;
        kb_utf8_prev(text, &at);
    }
    return false;
}

/* What stands right behind byte `*at`, the longest word first; *at moves
 * behind it. */
static kb_stands word_behind(const kb_rules *rules, kb_str text, size_t *at)
{
    size_t ends[WORD_MOST], n = 0;
    for (size_t end = *at; end < text.len && n < WORD_MOST; n++) {
        kb_utf8_next(text, &end);
        ends[n] = end;
    }
    while (n-- > 0) {
        kb_stands stands =
            kb_rules_stands(rules, kb_str_cut(text, *at, ends[n]));
        if (stands != KB_STANDS_NOT) {
            *at = ends[n];
            return stands;
        }
    }
    return KB_STANDS_NOT;
}

bool kb_bound_right(const kb_rules *rules, kb_str text, size_t end)
{
    for (;;) {
        size_t next = end;
        if (end >= text.len || !kb_char_is_word(kb_utf8_next(text, &next)) ||
            changes_script(text, end))
            return true;
        kb_stands stands = word_behind(rules, text, &end);
        if (stands != KB_STANDS_BEHIND)
            return stands == KB_STANDS_BESIDE;
    }
}

bool kb_bound_breaks(kb_str text, size_t at)
{
    return at < text.len && !kb_char_is_word(kb_utf8_next(text, &at)) &&
           at < text.len;
}
