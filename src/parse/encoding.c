/* encoding.c - bytes of any encoding to clean UTF-8. */
#include "parse/encoding.h"

#include <stdio.h>
#include <strings.h>

#include "parse/charset.h"
#include "parse/late.h"
#include "text/nfc.h"
#include "text/utf8.h"

enum {
    META_WITHIN = 4096,      /* bytes in which a page names its encoding */
    DETECT_WITHIN = 1 << 18, /* bytes that are enough to recognise one */
    NAME_MAX_LEN = 32
};

typedef struct byte_mark {
    kb_str bytes;
    const char *encoding;
} byte_mark;

/* UTF-32 first: its mark begins with that of UTF-16. */
static const byte_mark byte_marks[] = {
    {{"\xFF\xFE\0\0", 4}, "UTF-32LE"}, {{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
    {{"\xEF\xBB\xBF", 3}, "UTF-8"},    {{"\xFF\xFE", 2}, "UTF-16LE"},
    {{"\xFE\xFF", 2}, "UTF-16BE"},
};

static const byte_mark *find_byte_mark(kb_str bytes)
{
    for (size_t i = 0; i < sizeof byte_marks / sizeof *byte_marks; i++) {
        if (kb_str_starts(bytes, byte_marks[i].bytes))
            return &byte_marks[i];
    }
    return NULL;
}

/* The encoding that a meta tag names: charset=X or charset="X". */
static bool find_meta(char out[NAME_MAX_LEN], kb_str bytes)
{
    static const char name_chars[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:";
    kb_str head =
        kb_str_cut(bytes, 0, bytes.len < META_WITHIN ? bytes.len : META_WITHIN);
    ptrdiff_t at = kb_str_find(head, KB_STR("<meta"), 0);
    if (at >= 0)
        at = kb_str_find(head, KB_STR("charset="), (size_t)at);
    if (at < 0)
        return false;
    size_t start = (size_t)at + sizeof "charset=" - 1, len = 0;
    if (start < head.len && (head.ptr[start] == '"' || head.ptr[start] == '\''))
        start++;
    while (start + len < head.len && len < NAME_MAX_LEN - 1 &&
           head.ptr[start + len] && strchr(name_chars, head.ptr[start + len]))
        len++;
    memcpy(out, head.ptr + start, len);
    out[len] = '\0';
    return len > 0;
}

static void detect(char out[NAME_MAX_LEN], kb_str bytes)
{
    const kb_uchardet *library = kb_uchardet_load();
    uchardet_t detector = library->create();
    size_t len = bytes.len < DETECT_WITHIN ? bytes.len : DETECT_WITHIN;

    library->handle_data(detector, bytes.ptr, len);
    library->data_end(detector);
    snprintf(out, NAME_MAX_LEN, "%s", library->get_charset(detector));
    library->free(detector);
}

/* Text that is neither marked nor valid UTF-8: UTF-8 with a few bad bytes,
 * what its sender or its meta tag says, or what it looks like. */
static void decode_unmarked(kb_buf *out, size_t *replaced, kb_str bytes,
                            const char *charset)
{
    char name[NAME_MAX_LEN];
    size_t high = 0;

    *replaced = kb_utf8_repair(out, bytes);
    for (size_t i = 0; i < bytes.len; i++)
        high += (unsigned char)bytes.ptr[i] >= 0x80;
    if (*replaced <= high / 20)
        return;
    if (charset)
        snprintf(name, sizeof name, "%s", charset);
    else if (!find_meta(name, bytes))
        detect(name, bytes);
    if (strcasecmp(name, "utf-8") != 0 && strcasecmp(name, "ascii") != 0)
        kb_charset_convert(out, replaced, name, bytes, true);
}

/* "\r\n" and "\r" become "\n". */
static kb_str unify_lines(kb_buf *room, kb_str text)
{
    if (kb_str_find(text, KB_STR("\r"), 0) < 0)
        return text;
    kb_buf lines = KB_BUF_INIT(text.len);
    kb_str piece;
    for (bool first = true; kb_str_split(&text, '\r', &piece); first = false) {
        if (!first)
            kb_buf_add_char(&lines, '\n');
        if (!first && kb_str_starts(piece, KB_STR("\n")))
            piece = kb_str_cut(piece, 1, piece.len);
        kb_buf_add(&lines, piece);
    }
    kb_buf_dispose(room);
    *room = lines;
    return kb_buf_str(room);
}

static kb_str compose(kb_buf *room, kb_str text)
{
    if (!kb_nfc_needed(text))
        return text;
    kb_buf composed = KB_BUF_INIT(room->ceiling);
    kb_nfc_add(&composed, text);
    kb_buf_dispose(room);
    *room = composed;
    return kb_buf_str(room);
}

kb_status kb_decode(kb_decoded *out, kb_buf *room, const kb_raw *raw,
                    kb_error *err)
{
    const char *path = raw->name;
    kb_str bytes = {raw->bytes, raw->len};
    const byte_mark *mark = find_byte_mark(bytes);
    bool utf8 = !mark || strcmp(mark->encoding, "UTF-8") == 0;

    *out = (kb_decoded){.text = bytes};
    if (bytes.len == 0)
        return kb_fail(err, KB_BAD_INPUT, "%s: empty file", path);
    if (mark)
        out->text = kb_str_cut(bytes, mark->bytes.len, bytes.len);
    if (!utf8) {
        kb_charset_convert(room, &out->replaced, mark->encoding, out->text,
                           true);
        out->text = kb_buf_str(room);
    }
    ptrdiff_t nul = kb_str_find(out->text, (kb_str){"", 1}, 0);
    if (nul >= 0)
        return kb_fail(err, KB_BAD_INPUT, "%s: not text (NUL at byte %td)",
                       path, nul);
    if (utf8 && !kb_utf8_valid(out->text)) {
        decode_unmarked(room, &out->replaced, out->text, raw->charset);
        out->text = kb_buf_str(room);
    }
    if (out->replaced > bytes.len / 4)
        return kb_fail(err, KB_BAD_INPUT,
                       "%s: not text (%zu of %zu bytes have no meaning)", path,
                       out->replaced, bytes.len);
    out->text = compose(room, unify_lines(room, out->text));
    return KB_OK;
}
