/* normal.c - text as annotations and articles are compared. */
#include "eval/normal.h"

#include "base/buf.h"
#include "text/nfc.h"
#include "text/utf8.h"

enum { TEXT_CEILING = 256 * 1024 * 1024 };

static bool is_dash(uint32_t c)
{
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/* Most blanks are ' ' by now. */
static bool is_dropped(uint32_t c)
{
    static const uint32_t dropped[] = {
        '*',  '`',    '_',    '#',    '>',    '|',    '\\',
        0xB7, 0x2022, 0x300A, 0x300B, 0x201C, 0x201D, '"',
        '\'', 0x300C, 0x300D, 0x85,   0x1680, 0x2028, 0x2029};

    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++) {
        if (c == dropped[i])
            return true;
    }
    return c <= ' ';
}

/* Appends what counts of a text that has no links. */
static void add_words(kb_buf *out, kb_str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t c = kb_utf8_next(text, &at);
        if (is_dash(c))
            kb_buf_add_char(out, '-');
        else if (!is_dropped(c))
            kb_utf8_add(out, c);
    }
}

/* A link or picture of Markdown at the front of `text`: "[words](address)".
 * Returns its length, or 0. */
static size_t link_length(kb_str text, kb_str *words)
{
    size_t open = kb_str_starts(text, KB_STR("!")) ? 1 : 0;
    if (open >= text.len || text.ptr[open] != '[')
        return 0;
    ptrdiff_t close = kb_str_find(text, KB_STR("]"), open);
    if (close == KB_STR_NONE || (size_t)close + 1 >= text.len ||
        text.ptr[close + 1] != '(')
        return 0;
    ptrdiff_t end = kb_str_find(text, KB_STR(")"), (size_t)close);
    if (end == KB_STR_NONE)
        return 0;
    *words = kb_str_cut(text, open + 1, (size_t)close);
    return (size_t)end + 1;
}

kb_str kb_normal(kb_arena *arena, kb_str text)
{
    kb_buf folded = KB_BUF_INIT(TEXT_CEILING), out = KB_BUF_INIT(TEXT_CEILING);
    size_t done = 0;

    kb_nfkc_add_folded(&folded, text);
    kb_str s = kb_buf_str(&folded);
    for (size_t at = 0; at < s.len;) {
        kb_str words;
        bool opens = s.ptr[at] == '[' || s.ptr[at] == '!';
        size_t len = opens ? link_length(kb_str_cut(s, at, s.len), &words) : 0;
        if (len == 0) {
            at++;
            continue;
        }
        add_words(&out, kb_str_cut(s, done, at));
        add_words(&out, words);
        done = at += len;
    }
    add_words(&out, kb_str_cut(s, done, s.len));
    kb_str normal = {kb_arena_copy(arena, out.ptr, out.len), out.len};
    kb_buf_dispose(&folded);
    kb_buf_dispose(&out);
    return normal;
}

kb_str kb_normal_front(kb_str normal, size_t chars)
{
    return kb_str_cut(normal, 0, kb_utf8_offset(normal, chars));
}

bool kb_normal_holds(kb_str normal, kb_str part)
{
    return part.len == 0 || kb_str_find(normal, part, 0) != KB_STR_NONE;
}
