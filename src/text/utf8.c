/* utf8.c - UTF-8: code points, their classes and widths. */
#include "text/utf8.h"

#include <utf8proc.h>

static const uint64_t ones = UINT64_C(0x0101010101010101); /* each byte */

/* The length that a first byte promises; 0 for one that cannot be first. */
static size_t sequence_length(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first < 0xC2)
        return 0;
    if (first < 0xE0)
        return 2;
    if (first < 0xF0)
        return 3;
    return first < 0xF5 ? 4 : 0;
}

/* Decodes at `at`; the length is 0 where the bytes are invalid. */
static uint32_t decode(kb_str s, size_t at, size_t *len)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    size_t n = sequence_length(p[0]);

    *len = 0;
    if (n == 0 || n > s.len - at)
        return KB_REPLACEMENT;
    uint32_t c = n == 1 ? p[0] : p[0] & (0xFFu >> (n + 1));
    for (size_t i = 1; i < n; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return KB_REPLACEMENT;
        c = c << 6 | (p[i] & 0x3F);
    }
    if (c < smallest[n] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
        return KB_REPLACEMENT;
    *len = n;
    return c;
}

uint32_t kb_utf8_next_any(kb_str s, size_t *at)
{
    size_t len;
    uint32_t c = decode(s, *at, &len);
    *at += len ? len : 1;
    return c;
}

void kb_utf8_add_any(kb_buf *out, uint32_t c)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t len = utf8proc_encode_char((utf8proc_int32_t)c, bytes);
    kb_buf_add(out, (kb_str){(const char *)bytes, (size_t)len});
}

enum { BLOCK = 32 };

/* Whether the characters that begin in a block need no second look: they have
 * three bytes at most, and with E0 an overlong form may begin, with ED a
 * surrogate.  Reads the two bytes before it.  No way out of the loop, so that a
 * compiler takes all bytes at once. */
static bool is_plain(const char *block)
{
    const unsigned char *p = (const unsigned char *)block;
    unsigned char wrong = 0;

    for (int i = 0; i < BLOCK; i++) {
        wrong |= ((p[i] & 0xC0) == 0x80) !=
                 ((p[i - 1] >= 0xC0) | (p[i - 2] >= 0xE0));
        wrong |= (p[i] >= 0xF0) | (p[i] == 0xE0) | (p[i] == 0xED) |
                 ((p[i] & 0xFE) == 0xC0);
    }
    return !wrong;
}

/* How much of s from `at` on, two bytes or more, is plain.  The last character
 * is left, for it may go on. */
static size_t skip_plain(kb_str s, size_t at)
{
    size_t from = at;

    while (s.len - at >= BLOCK && is_plain(s.ptr + at))
        at += BLOCK;
    if (at == from)
        return 0;
    do
        at--;
    while (kb_utf8_goes_on(s.ptr[at]));
    return at - from;
}

bool kb_utf8_valid(kb_str s)
{
    for (size_t at = 0, len; at < s.len; at += len) {
        decode(s, at, &len);
        if (len == 0)
            return false;
        if (at + len >= 2)
            len += skip_plain(s, at + len);
    }
    return true;
}

size_t kb_utf8_repair(kb_buf *out, kb_str s)
{
    size_t replaced = 0, kept = 0, len;
    for (size_t at = 0; at < s.len; at += len ? len : 1) {
        decode(s, at, &len);
        if (len > 0)
            continue;
        kb_buf_add(out, kb_str_cut(s, kept, at));
        kb_buf_add_text(out, "\xEF\xBF\xBD");
        kept = at + 1;
        replaced++;
    }
    kb_buf_add(out, kb_str_cut(s, kept, s.len));
    return replaced;
}

/* Bytes of a word, eight at once, that go on a code point. */
static size_t continued(uint64_t word)
{
    return (size_t)((word >> 7 & ~(word >> 6) & ones) * ones >> 56);
}

size_t kb_utf8_count(kb_str s)
{
    size_t count = s.len, i = 0;
    for (uint64_t word; s.len - i >= sizeof word; i += sizeof word) {
        memcpy(&word, s.ptr + i, sizeof word);
        count -= continued(word);
    }
    for (; i < s.len; i++)
        count -= kb_utf8_goes_on(s.ptr[i]);
    return count;
}

size_t kb_utf8_offset(kb_str s, size_t n)
{
    size_t at = 0;
    for (uint64_t word; s.len - at >= sizeof word; at += sizeof word) {
        memcpy(&word, s.ptr + at, sizeof word);
        size_t begun = sizeof word - continued(word);
        if (begun > n)
            break;
        n -= begun;
    }
    for (; at < s.len; at++) {
        if (!kb_utf8_goes_on(s.ptr[at]) && n-- == 0)
            break;
    }
    return at;
}

size_t kb_ruler_chars(kb_ruler *ruler, size_t at)
{
    if (ruler->byte < at)
        ruler->chars += kb_utf8_count(kb_str_cut(ruler->text, ruler->byte, at));
    else
        ruler->chars -= kb_utf8_count(kb_str_cut(ruler->text, at, ruler->byte));
    ruler->byte = at;
    return ruler->chars;
}

size_t kb_ruler_byte(kb_ruler *ruler, size_t n)
{
    if (n < ruler->chars / 2)
        ruler->byte = ruler->chars = 0;
    for (; ruler->chars > n; ruler->chars--)
        do
            ruler->byte--;
        while (kb_utf8_goes_on(ruler->text.ptr[ruler->byte]));

    kb_str rest = kb_str_cut(ruler->text, ruler->byte, ruler->text.len);
    size_t at = ruler->byte + kb_utf8_offset(rest, n - ruler->chars);
    if (at == ruler->text.len) /* there may be fewer */
        return at;
    ruler->byte = at;
    ruler->chars = n;
    return at;
}

/* Blocks of characters that are written without blanks between words. */
static const struct {
    uint32_t first, last;
} han[] = {
    {0x4E00, 0x9FFF},   /* ideographs: first, for they are the most */
    {0x3400, 0x4DBF},   /* extension A */
    {0x3005, 0x3007},   /* iteration mark, closing mark, zero */
    {0x3040, 0x30FA},   /* kana */
    {0x30FC, 0x30FF},   /* kana, without the middle dot */
    {0x3105, 0x312F},   /* bopomofo */
    {0xAC00, 0xD7A3},   /* hangul */
    {0xF900, 0xFAFF},   /* compatibility ideographs */
    {0x20000, 0x3FFFD}, /* extensions B and later */
};

static bool is_han(uint32_t c)
{
    for (size_t i = 0; i < sizeof han / sizeof *han; i++) {
        if (c >= han[i].first && c <= han[i].last)
            return true;
    }
    return false;
}

static kb_char_class ascii_class(uint32_t c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        return KB_CHAR_LATIN;
    if (c >= '0' && c <= '9')
        return KB_CHAR_DIGIT;
    if (c == ' ' || (c >= '\t' && c <= '\r'))
        return KB_CHAR_SPACE;
    return c < 0x20 || c == 0x7F ? KB_CHAR_CONTROL : KB_CHAR_PUNCT;
}

/* Classes by general category; a category without a row is punctuation. */
#define CATEGORY(name) (1u << UTF8PROC_CATEGORY_##name)
static const uint32_t letters = CATEGORY(LU) | CATEGORY(LL) | CATEGORY(LT) |
                                CATEGORY(LM) | CATEGORY(LO) | CATEGORY(MN) |
                                CATEGORY(MC);
static const uint32_t spaces = CATEGORY(ZS) | CATEGORY(ZL) | CATEGORY(ZP);
static const uint32_t controls = CATEGORY(CC) | CATEGORY(CF);
#undef CATEGORY

static kb_char_class category_class(uint32_t c)
{
    uint32_t category = 1u << utf8proc_category((utf8proc_int32_t)c);
    if (category & letters)
        return KB_CHAR_LATIN;
    if (category & spaces)
        return KB_CHAR_SPACE;
    return (category & controls) ? KB_CHAR_CONTROL : KB_CHAR_PUNCT;
}

static bool is_zero_width(uint32_t c)
{
    return (c >= 0x200B && c <= 0x200D) || c == 0xFEFF;
}

/* Marks to Unicode, but a part of an emoji here. */
static bool is_variation_selector(uint32_t c)
{
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

kb_char_class kb_char_class_of_any(uint32_t c)
{
    if (c < 0x80)
        return ascii_class(c);
    if (c >= 0xFF01 && c <= 0xFF0F)
        return KB_CHAR_PUNCT;
    if (is_han(c))
        return KB_CHAR_HAN;
    if (c >= 0x3000 && c <= 0x303F)
        return c == 0x3000 ? KB_CHAR_SPACE : KB_CHAR_PUNCT;
    if (c >= 0xFF10 && c <= 0xFF19)
        return KB_CHAR_DIGIT;
    if (is_zero_width(c))
        return KB_CHAR_SPACE;
    if (is_variation_selector(c))
        return KB_CHAR_PUNCT;
    return category_class(c);
}

bool kb_char_is_wide(uint32_t c)
{
    if (c < 0x80)
        return false;
    if (is_han(c) || (c >= 0x3000 && c <= 0x303F) ||
        (c >= 0xFF00 && c <= 0xFF65))
        return true;
    /* Quotes, dashes and dots that Chinese text sets as wide. */
    return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D ||
           c == 0x2014 || c == 0x2026 || c == 0x00B7 || c == 0x30FB;
}

int kb_char_columns(uint32_t c)
{
    if (c < 0x80)
        return c >= 0x20 && c != 0x7F;
    if (is_han(c))
        return 2;
    return utf8proc_charwidth((utf8proc_int32_t)c);
}

size_t kb_utf8_columns(kb_str s)
{
    size_t columns = 0;
    for (size_t at = 0; at < s.len;)
        columns += (size_t)kb_char_columns(kb_utf8_next(s, &at));
    return columns;
}
