/* fold.c - one canonical form for names that people write in many ways. */
#include "text/fold.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "text/han.h"
#include "text/utf8.h"

/* Longest decomposition of a code point (U+FDFA, 18). */
enum { DECOMPOSED_MAX = 18, NAME_CEILING = 64 * 1024 };

static bool is_dash(uint32_t c)
{
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 ||
           c == 0xFE63 || c == 0xFF0D;
}

static uint32_t fold_slowly(uint32_t c)
{
    utf8proc_int32_t parts[DECOMPOSED_MAX];
    int last = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char(
        (utf8proc_int32_t)c, parts, DECOMPOSED_MAX,
        UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_COMPOSE, &last);
    if (n > 1 && n <= DECOMPOSED_MAX)
        n = utf8proc_normalize_utf32(parts, n, UTF8PROC_COMPOSE);
    if (n != 1)
        return c;
    return is_dash((uint32_t)parts[0]) ? '-'
                                       : kb_han_simplified((uint32_t)parts[0]);
}

uint32_t kb_fold_char_any(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E && c != 0xFF0D)
        return kb_fold_char(c - 0xFEE0);
    if ((c >= 0x3001 && c <= 0x3029) || (c >= 0x2018 && c <= 0x201F))
        return c; /* signs of Chinese text */
    if (is_dash(c))
        return '-';
    if (kb_char_class_of(c) == KB_CHAR_SPACE)
        return ' ';
    return fold_slowly(c);
}

bool kb_fold_drops_any(uint32_t c)
{
    return c == ' ' || c == '-' || c == '_' || c == 0xB7 || c == 0x2022 ||
           c == 0x2027 || c == 0x22C5 || c == 0x30FB ||
           (c < 0x80 && kb_char_class_of(c) == KB_CHAR_SPACE);
}

void kb_fold_name(kb_buf *out, kb_str name)
{
    for (size_t at = 0; at < name.len;) {
        uint32_t c = kb_fold_char(kb_utf8_next(name, &at));
        if (!kb_fold_drops(c))
            kb_utf8_add(out, c);
    }
}

const char *kb_fold_dup(kb_arena *arena, kb_str name)
{
    kb_buf buf = KB_BUF_INIT(NAME_CEILING);
    kb_fold_name(&buf, name);
    const char *copy = kb_arena_copy(arena, buf.ptr, buf.len);
    kb_buf_dispose(&buf);
    return copy;
}

kb_folded kb_fold_text(kb_arena *arena, kb_str text)
{
    size_t most = kb_utf8_count(text);
    uint32_t *chars = kb_arena_take(arena, 3 * most * sizeof *chars);
    uint32_t *starts = chars + most, *ends = starts + most;
    size_t n = 0;

    for (size_t at = 0; at < text.len;) {
        uint32_t start = (uint32_t)at;
        uint32_t c = kb_fold_char(kb_utf8_next(text, &at));
        if (kb_fold_drops(c))
            continue;
        chars[n] = c;
        starts[n] = start;
        ends[n++] = (uint32_t)at;
    }
    return (kb_folded){text, chars, starts, ends, n};
}
