/* str.h - a borrowed slice of bytes.  Not NUL-terminated, owns nothing. */
#ifndef KB_BASE_STR_H
#define KB_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct kb_str {
    const char *ptr;
    size_t len;
} kb_str;

/** A literal as an expression, and as an initializer of static data. */
#define KB_STR(literal) ((kb_str)KB_STR_INIT(literal))
#define KB_STR_INIT(literal)                                                   \
    {                                                                          \
        (literal), sizeof(literal) - 1                                         \
    }

static inline kb_str kb_str_of(const char *text)
{
    return (kb_str){text, text ? strlen(text) : 0};
}

/** The bytes [start, end) of `s`. */
static inline kb_str kb_str_cut(kb_str s, size_t start, size_t end)
{
    return (kb_str){start > 0 ? s.ptr + start : s.ptr, end - start};
}

static inline bool kb_str_equal(kb_str a, kb_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* Words are tried at many places, and most fail at the byte that differs most
 * between characters, the last: that needs no call. */
static inline bool kb_str_starts(kb_str s, kb_str prefix)
{
    size_t last = prefix.len - 1;
    return prefix.len == 0 ||
           (s.len >= prefix.len && s.ptr[last] == prefix.ptr[last] &&
            memcmp(s.ptr, prefix.ptr, last) == 0);
}

static inline bool kb_str_ends(kb_str s, kb_str suffix)
{
    size_t start = s.len - suffix.len;
    return suffix.len == 0 ||
           (s.len >= suffix.len &&
            s.ptr[s.len - 1] == suffix.ptr[suffix.len - 1] &&
            memcmp(s.ptr + start, suffix.ptr, suffix.len - 1) == 0);
}

enum { KB_STR_NONE = -1 };

/** The offset of the first `needle` at or after `from`, or KB_STR_NONE. */
ptrdiff_t kb_str_find(kb_str s, kb_str needle, size_t from);

/** Without ASCII blanks, tabs and line ends on both sides. */
kb_str kb_str_trim(kb_str s);

/** Cuts the next piece up to `separator` off the front of `rest`.
 * false when nothing is left; an empty piece is a piece. */
bool kb_str_split(kb_str *rest, char separator, kb_str *piece);

/** The same with a separator of several bytes. */
bool kb_str_split_at(kb_str *rest, kb_str separator, kb_str *piece);

/** Without the mark of byte order (U+FEFF) that some editors write first. */
kb_str kb_str_unmarked(kb_str text);

/** The first `most` bytes of UTF-8; fewer where these would cut a character. */
kb_str kb_str_head(kb_str s, size_t most);

/** The line, from 1, that the byte at `at` stands in. */
size_t kb_str_line(kb_str text, size_t at);

/** Order of the bytes, shorter first where one begins the other. */
int kb_str_compare(kb_str a, kb_str b);

#endif
