/* utf8.h - UTF-8: code points, their classes and widths (RFC 3629). */
#ifndef KB_TEXT_UTF8_H
#define KB_TEXT_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

enum { KB_REPLACEMENT = 0xFFFD };

/** kb_utf8_next() for any bytes; it is quick where the other is not. */
uint32_t kb_utf8_next_any(kb_str s, size_t *at);

/** The code point at `*at`, which moves behind it.  An invalid byte gives
 * KB_REPLACEMENT and moves by one.  Call it only with *at < s.len. */
static inline uint32_t kb_utf8_next(kb_str s, size_t *at)
{
    const unsigned char *p = (const unsigned char *)s.ptr + *at;
    if (p[0] < 0x80) {
        ++*at;
        return p[0];
    }
    /* Han and its signs: no overlong form and no surrogate is possible behind
     * these first bytes. */
    if (p[0] >= 0xE1 && p[0] <= 0xEF && p[0] != 0xED && s.len - *at >= 3) {
        uint32_t second = p[1] ^ 0x80u, third = p[2] ^ 0x80u;
        if ((second | third) < 0x40) {
            *at += 3;
            return (p[0] & 0x0Fu) << 12 | second << 6 | third;
        }
    }
    return kb_utf8_next_any(s, at);
}

/** Whether a byte begins a character of U+4000-9FFF: Han and no sign, three
 * bytes long where the text is valid.  What looks for signs steps over it. */
static inline bool kb_utf8_is_han_lead(char byte)
{
    return (unsigned char)byte >= 0xE4 && (unsigned char)byte <= 0xE9;
}

/** Whether a byte goes on a character that began before it. */
static inline bool kb_utf8_goes_on(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/** The code point that ends before `*at`, which moves to its first byte.
 * `s` must be valid; call it only with *at > 0. */
static inline uint32_t kb_utf8_prev(kb_str s, size_t *at)
{
    size_t start = *at - 1;
    while (start > 0 && kb_utf8_goes_on(s.ptr[start]))
        start--;
    *at = start;
    return kb_utf8_next(s, &start);
}

/** kb_utf8_add() for any code point. */
void kb_utf8_add_any(kb_buf *out, uint32_t c);

/** Appends a code point; ASCII and what is three bytes long take a quick path.
 */
static inline void kb_utf8_add(kb_buf *out, uint32_t c)
{
    if (c < 0x80) {
        kb_buf_add_char(out, (char)c);
    } else if (c >= 0x800 && c < 0xD800) {
        const char bytes[3] = {(char)(0xE0 | c >> 12),
                               (char)(0x80 | (c >> 6 & 0x3F)),
                               (char)(0x80 | (c & 0x3F))};
        kb_buf_add(out, (kb_str){bytes, sizeof bytes});
    } else {
        kb_utf8_add_any(out, c);
    }
}

/** Whether `s` is valid UTF-8: no overlong forms, surrogates or cut ends. */
bool kb_utf8_valid(kb_str s);

/** Appends `s` with each invalid byte replaced by U+FFFD.
 * @return how many bytes were replaced */
size_t kb_utf8_repair(kb_buf *out, kb_str s);

/** Code points in valid UTF-8. */
size_t kb_utf8_count(kb_str s);

/** The byte offset of code point `n` of valid `s`; s.len when it is shorter. */
size_t kb_utf8_offset(kb_str s, size_t n);

/** Turns byte offsets of one text into code points, and back.  Begin with
 * {.text = ...}; it remembers its place, so offsets that lie near each other
 * are cheap. */
typedef struct kb_ruler {
    kb_str text;
    size_t byte, chars;
} kb_ruler;

/** Code points before byte `at`, which is the first byte of one. */
size_t kb_ruler_chars(kb_ruler *ruler, size_t at);

/** The other way: where code point `n` begins; the end where there are fewer.
 */
size_t kb_ruler_byte(kb_ruler *ruler, size_t n);

/** What a code point is to a reader of Chinese text. */
typedef enum kb_char_class {
    KB_CHAR_SPACE, /* any blank, also U+00A0, U+3000, zero-width ones */
    KB_CHAR_HAN,   /* ideographs, kana, hangul, bopomofo */
    KB_CHAR_LATIN, /* letters of alphabets, combining marks */
    KB_CHAR_DIGIT, /* ASCII and full-width digits */
    KB_CHAR_PUNCT, /* everything else: punctuation, symbols, emoji */
    KB_CHAR_CONTROL
} kb_char_class;

/** kb_char_class_of() for any code point. */
kb_char_class kb_char_class_of_any(uint32_t c);

static inline kb_char_class kb_char_class_of(uint32_t c)
{
    if (c >= 0x4E00 && c <= 0x9FFF)
        return KB_CHAR_HAN;
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
        return KB_CHAR_LATIN;
    return c >= '0' && c <= '9' ? KB_CHAR_DIGIT : kb_char_class_of_any(c);
}

/** Whether words are made of it: no space, punctuation or control. */
static inline bool kb_char_is_word(uint32_t c)
{
    kb_char_class class = kb_char_class_of(c);
    return class == KB_CHAR_HAN || class == KB_CHAR_LATIN ||
           class == KB_CHAR_DIGIT;
}

/** Whether text needs no blank beside it: Han, kana, hangul and full-width
 * punctuation. */
bool kb_char_is_wide(uint32_t c);

/** Columns on a terminal: 0, 1 or 2. */
int kb_char_columns(uint32_t c);

/** Columns of valid UTF-8 without control characters. */
size_t kb_utf8_columns(kb_str s);

#endif
