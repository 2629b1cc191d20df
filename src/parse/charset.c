/* charset.c - encodings by name. */
#include "parse/charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <strings.h>

#include "base/alloc.h"
#include "parse/late.h"
#include "text/utf8.h"

enum { DECLARED_WITHIN = 4096 /* bytes in which a page names its encoding */ };

/* ---- names -------------------------------------------------------------- */

/* Names that stand for a smaller set than the texts really use. */
static const char *const supersets[][2] = {
    {"gb2312", "GB18030"},     {"gbk", "GB18030"},
    {"x-gbk", "GB18030"},      {"cp936", "GB18030"},
    {"gb_2312-80", "GB18030"}, {"hz-gb-2312", "HZ-GB-2312"},
    {"big5", "BIG5-HKSCS"},    {"x-x-big5", "BIG5-HKSCS"},
    {"big5-tw", "BIG5-HKSCS"}, {"cp950", "BIG5-HKSCS"},
    {"utf8", "UTF-8"},         {"unicode", "UTF-16LE"},
    {"utf-16", "UTF-16LE"},    {"shift_jis", "CP932"},
    {"ascii", "UTF-8"},        {"us-ascii", "UTF-8"},
    {"gb18030", "GB18030"},    {"iso-8859-1", "WINDOWS-1252"},
};

const char *kb_charset_widest(const char *name)
{
    for (size_t i = 0; i < sizeof supersets / sizeof *supersets; i++) {
        if (strcasecmp(name, supersets[i][0]) == 0)
            return supersets[i][1];
    }
    return name;
}

/* Where `word`, which is in lower case, begins; text.len if nowhere. */
static size_t find_word(kb_str text, size_t from, kb_str word)
{
    for (size_t at = from; at + word.len <= text.len; at++) {
        if (strncasecmp(text.ptr + at, word.ptr, word.len) == 0)
            return at;
    }
    return text.len;
}

/* The name behind `key` and its quote. */
static bool read_name(char out[KB_CHARSET_NAME_MAX], kb_str head, size_t from,
                      kb_str key)
{
    static const char name_chars[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:";
    size_t start = find_word(head, from, key) + key.len, len = 0;

    while (start < head.len && strchr("\"' ", head.ptr[start]))
        start++;
    while (start + len < head.len && len < KB_CHARSET_NAME_MAX - 1 &&
           head.ptr[start + len] && strchr(name_chars, head.ptr[start + len])) {
        out[len] = head.ptr[start + len];
        len++;
    }
    out[len] = '\0';
    return len > 0;
}

bool kb_charset_declared(char out[KB_CHARSET_NAME_MAX], kb_str bytes)
{
    kb_str head = bytes;
    if (head.len > DECLARED_WITHIN)
        head.len = DECLARED_WITHIN;
    if (kb_str_starts(kb_str_trim(head), KB_STR("<?xml")) &&
        read_name(out, kb_str_cut(head, 0, find_word(head, 0, KB_STR("?>"))), 0,
                  KB_STR("encoding=")))
        return true;
    size_t meta = find_word(head, 0, KB_STR("<meta"));
    return meta < head.len && read_name(out, head, meta, KB_STR("charset="));
}

void kb_charset_detect(char out[KB_CHARSET_NAME_MAX], kb_str bytes)
{
    const kb_uchardet *library = kb_uchardet_load();
    uchardet_t detector = library->create();

    library->handle_data(detector, bytes.ptr, bytes.len);
    library->data_end(detector);
    snprintf(out, KB_CHARSET_NAME_MAX, "%s", library->get_charset(detector));
    library->free(detector);
}

/* ---- conversion --------------------------------------------------------- */

/* How many bytes are passed over where one has no meaning. */
static size_t unit_of(const char *name)
{
    if (strncasecmp(name, "utf-32", 6) == 0)
        return 4;
    return strncasecmp(name, "utf-16", 6) == 0 ? 2 : 1;
}

/* glibc's conversion lets numbers beyond U+10FFFF through. */
static size_t repair(kb_buf *out)
{
    if (kb_utf8_valid(kb_buf_str(out)))
        return 0;
    kb_buf valid = KB_BUF_INIT(out->ceiling);
    size_t replaced = kb_utf8_repair(&valid, kb_buf_str(out));
    kb_buf_dispose(out);
    *out = valid;
    return replaced;
}

bool kb_charset_convert(kb_buf *out, size_t *replaced, const char *name,
                        kb_str bytes, bool whole)
{
    iconv_t cd = iconv_open("UTF-8", kb_charset_widest(name));
    size_t unit = unit_of(kb_charset_widest(name)), left = bytes.len;
    union {
        const char *given;
        char *wanted; /* iconv() does not write through it */
    } in = {bytes.ptr};

    if ((intptr_t)cd == -1) {
        kb_no_memory_check();
        return false;
    }
    kb_buf_clear(out);
    *replaced = 0;
    while (left > 0 && kb_buf_reserve(out, left + 16)) {
        char *to = out->ptr + out->len;
        size_t room = out->cap - out->len - 1;
        size_t done = iconv(cd, &in.wanted, &left, &to, &room);
        out->len = (size_t)(to - out->ptr);
        out->ptr[out->len] = '\0';
        if (done != (size_t)-1 || errno == E2BIG)
            continue;
        if (errno == EINVAL && !whole)
            break; /* a cut end */
        kb_buf_add_text(out, "\xEF\xBF\xBD");
        ++*replaced;
        size_t passed = left < unit ? left : unit;
        in.given += passed;
        left -= passed;
    }
    iconv_close(cd);
    *replaced += repair(out);
    if (*replaced > bytes.len)
        *replaced = bytes.len;
    return true;
}

/* ---- converted twice ---------------------------------------------------- */

/* Characters that Windows-1252 has from 0x80 to 0x9F; 0 is the control
 * character of that number. */
static const uint16_t upper[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* The byte of a character; -1 where it has none. */
static int byte_of(uint32_t c)
{
    if (c < 0x100)
        return (int)c;
    for (int i = 0; i < 32; i++) {
        if (upper[i] == c)
            return 0x80 + i;
    }
    return -1;
}

bool kb_charset_undouble(kb_buf *out, kb_str text)
{
    for (size_t at = 0; at < text.len;) {
        int byte = byte_of(kb_utf8_next(text, &at));
        if (byte < 0)
            return false;
        kb_buf_add_char(out, (char)byte);
    }
    return kb_utf8_valid(kb_buf_str(out));
}
