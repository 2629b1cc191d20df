/* marker.c - list markers that authors write as text. */
#include "parse/marker.h"

#include <stdbool.h>

#include "text/utf8.h"

enum { SHORT_NUMBER = 3, LONG_NUMBER = 9 };

static size_t skip_blanks(kb_str s, size_t at)
{
    while (at < s.len && s.ptr[at] == ' ')
        at++;
    return at;
}

static size_t skip_digits(kb_str s, size_t at)
{
    while (at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9')
        at++;
    return at;
}

static bool starts_at(kb_str s, size_t at, const char *with)
{
    return kb_str_starts(kb_str_cut(s, at, s.len), kb_str_of(with));
}

/* The length of the one of `choices` (NULL ends them) that stands at `at`. */
static size_t one_of(kb_str s, size_t at, const char *const *choices)
{
    for (; *choices; choices++) {
        if (starts_at(s, at, *choices))
            return strlen(*choices);
    }
    return 0;
}

/* "1、" "1." "1)" "1）" and the key-cap emoji: a digit, U+FE0F, U+20E3. */
static size_t numbered(kb_str s)
{
    static const char *const closed[] = {"、", "）", "\xEF\xB8\x8F\xE2\x83\xA3",
                                         "\xE2\x83\xA3", NULL};
    static const char *const open[] = {".", ")", "．", NULL};
    size_t digits = skip_digits(s, 0), len;

    if (digits == 0 || digits > LONG_NUMBER)
        return 0;
    if (digits <= SHORT_NUMBER && (len = one_of(s, digits, closed)) > 0)
        return digits + len;
    len = one_of(s, digits, open);
    if (len == 0 || digits + len >= s.len)
        return 0;
    size_t end = digits + len, behind = end;
    bool wide = kb_char_is_wide(kb_utf8_next(s, &behind));
    bool blank = s.ptr[end] == ' ';
    return blank || (wide && digits < SHORT_NUMBER) ? end : 0;
}

/* "（1）" and "(1)". */
static size_t bracketed(kb_str s)
{
    static const char *const opening[] = {"（", "(", NULL};
    static const char *const closing[] = {"）", ")", NULL};
    size_t start = one_of(s, 0, opening), end = skip_digits(s, start);

    if (start == 0 || end == start || end - start >= SHORT_NUMBER)
        return 0;
    size_t len = one_of(s, end, closing);
    return len > 0 ? end + len : 0;
}

/* Circled and bracketed numbers, which are one character. */
static size_t circled(kb_str s)
{
    size_t at = 0;
    uint32_t c = kb_utf8_next(s, &at);
    bool is_number = (c >= 0x2460 && c <= 0x249B) ||
                     (c >= 0x2776 && c <= 0x2793) ||
                     (c >= 0x24EB && c <= 0x24FF);
    return is_number ? at : 0;
}

static size_t bullet(kb_str s)
{
    static const char *const alone[] = {"•", "·", "●", "○", "▪", "■",
                                        "□", "◆", "◇", "➢", "➤", "►",
                                        "▶", "",  "",  NULL};
    static const char *const spaced[] = {"- ", "* ", "+ ", "– ", "— ", NULL};
    size_t len = one_of(s, 0, alone);
    return len > 0 ? len : one_of(s, 0, spaced);
}

size_t kb_marker_len(kb_str text)
{
    size_t len = 0;
    if (text.len == 0)
        return 0;
    if ((len = numbered(text)) == 0 && (len = bracketed(text)) == 0 &&
        (len = circled(text)) == 0)
        len = bullet(text);
    len = len > 0 ? skip_blanks(text, len) : 0;
    return len < text.len ? len : 0;
}

int kb_marker_heading(kb_str text, size_t *len)
{
    size_t level = 0;
    while (level < text.len && text.ptr[level] == '#')
        level++;
    *len = skip_blanks(text, level);
    bool is_heading =
        level >= 1 && level <= 6 && *len > level && *len < text.len;
    return is_heading ? (int)level : 0;
}
