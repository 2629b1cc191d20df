/* mime.c - messages as mail and saved pages have them. */
#include "parse/mime.h"

#include <stdint.h>
#include <stdio.h>
#include <strings.h>

#include "parse/charset.h"
#include "text/utf8.h"

enum {
    CHARSET_ROOM = 40,
    WORD_MAX = 1024 /* bytes of an encoded word; 75 are allowed */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* In any case; the names are ASCII. */
static bool equals(kb_str text, const char *name)
{
    return text.len == strlen(name) &&
           (text.len == 0 || strncasecmp(text.ptr, name, text.len) == 0);
}

/* The end of the line at `at`, behind its line feed. */
static size_t line_end(kb_str text, size_t at)
{
    ptrdiff_t end = kb_str_find(text, KB_STR("\n"), at);
    return end < 0 ? text.len : (size_t)end + 1;
}

/* ---- fields ------------------------------------------------------------- */

kb_mime kb_mime_split(kb_str message)
{
    size_t at = 0, end;
    for (; at < message.len; at = end) {
        end = line_end(message, at);
        if (kb_str_trim(kb_str_cut(message, at, end)).len == 0)
            return (kb_mime){kb_str_cut(message, 0, at),
                             kb_str_cut(message, end, message.len)};
    }
    return (kb_mime){message, KB_STR("")};
}

kb_str kb_mime_field(const kb_mime *part, const char *name)
{
    kb_str header = part->header;
    size_t len = strlen(name), end;
    for (size_t at = 0; at < header.len; at = end) {
        end = line_end(header, at);
        while (end < header.len && is_blank(header.ptr[end]))
            end = line_end(header, end); /* folded */
        kb_str field = kb_str_cut(header, at, end);
        if (field.len > len && field.ptr[len] == ':' &&
            equals(kb_str_cut(field, 0, len), name))
            return kb_str_trim(kb_str_cut(field, len + 1, field.len));
    }
    return KB_STR("");
}

/* Cuts the next piece up to a ';' that is not quoted off the front. */
static kb_str next_parameter(kb_str *rest)
{
    bool quoted = false;
    size_t len = 0;
    while (len < rest->len && (quoted || rest->ptr[len] != ';')) {
        quoted ^= rest->ptr[len] == '"';
        len++;
    }
    kb_str piece = kb_str_trim(kb_str_cut(*rest, 0, len));
    *rest = kb_str_cut(*rest, len < rest->len ? len + 1 : len, rest->len);
    return piece;
}

bool kb_mime_is(const kb_mime *part, const char *type)
{
    kb_str rest = kb_mime_field(part, "Content-Type");
    kb_str given = next_parameter(&rest);
    size_t len = strlen(type);
    if (type[len - 1] == '/' && given.len > len)
        given.len = len;
    return equals(given, type);
}

static kb_str unquote(kb_str value)
{
    if (value.len >= 2 && value.ptr[0] == '"' &&
        value.ptr[value.len - 1] == '"')
        return kb_str_cut(value, 1, value.len - 1);
    return value;
}

kb_str kb_mime_parameter(const kb_mime *part, const char *name)
{
    kb_str rest = kb_mime_field(part, "Content-Type");
    next_parameter(&rest); /* the type */
    while (rest.len > 0) {
        kb_str piece = next_parameter(&rest), key;
        if (kb_str_split(&piece, '=', &key) && piece.ptr &&
            equals(kb_str_trim(key), name))
            return unquote(kb_str_trim(piece));
    }
    return KB_STR("");
}

/* ---- parts -------------------------------------------------------------- */

/* A line that parts parts. */
typedef struct delimiter {
    bool found, last;
    size_t start, end; /* of the line */
} delimiter;

/* The next line at or behind `from` that is "--boundary", or has "--" behind
 * it too. */
static delimiter find_delimiter(kb_str body, kb_str boundary, size_t from)
{
    ptrdiff_t found;
    for (; (found = kb_str_find(body, boundary, from)) >= 0;
         from = (size_t)found + 1) {
        size_t at = (size_t)found;
        if (at < 2 || memcmp(body.ptr + at - 2, "--", 2) != 0 ||
            (at > 2 && body.ptr[at - 3] != '\n'))
            continue;
        size_t end = line_end(body, at);
        kb_str behind = kb_str_trim(kb_str_cut(body, at + boundary.len, end));
        bool last = kb_str_equal(behind, KB_STR("--"));
        if (last || behind.len == 0)
            return (delimiter){true, last, at - 2, end};
    }
    return (delimiter){0};
}

/* Without the line end before a delimiter, which belongs to that. */
static kb_str without_line_end(kb_str text)
{
    if (kb_str_ends(text, KB_STR("\n")))
        text.len--;
    if (kb_str_ends(text, KB_STR("\r")))
        text.len--;
    return text;
}

bool kb_mime_next(kb_mime_parts *walk, kb_mime *out)
{
    kb_str body = walk->body;
    if (!walk->begun) {
        delimiter first = find_delimiter(body, walk->boundary, 0);
        walk->ended = !first.found || first.last;
        walk->at = first.end;
        walk->begun = true;
    }
    if (walk->ended)
        return false;
    delimiter next = find_delimiter(body, walk->boundary, walk->at);
    size_t end = next.found ? next.start : body.len;
    *out = kb_mime_split(without_line_end(kb_str_cut(body, walk->at, end)));
    walk->at = next.end;
    walk->cut = !next.found;
    walk->ended = walk->cut || next.last;
    return true;
}

/* ---- transfer encodings ------------------------------------------------- */

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that "=E4" at `at` stands for, or -1. */
static int escaped(kb_str text, size_t at)
{
    if (text.len - at < 3)
        return -1;
    int high = hex_value(text.ptr[at + 1]), low = hex_value(text.ptr[at + 2]);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
}

/* How much "=" and a line end at `at` take: a line that goes on; 0 if none. */
static size_t soft_break(kb_str text, size_t at)
{
    size_t end = at + 1;
    while (end < text.len && (text.ptr[end] == ' ' || text.ptr[end] == '\t' ||
                              text.ptr[end] == '\r'))
        end++;
    if (end == text.len)
        return end - at;
    return text.ptr[end] == '\n' ? end + 1 - at : 0;
}

static void add_quoted(kb_buf *out, kb_str text)
{
    for (size_t at = 0; at < text.len;) {
        const char *equals_sign = memchr(text.ptr + at, '=', text.len - at);
        size_t end = equals_sign ? (size_t)(equals_sign - text.ptr) : text.len;
        kb_buf_add(out, kb_str_cut(text, at, end));
        at = end;
        if (at == text.len)
            return;
        int byte = escaped(text, at);
        size_t skipped = byte >= 0 ? 3 : soft_break(text, at);
        if (byte >= 0 || skipped == 0)
            kb_buf_add_char(out, (char)(byte >= 0 ? byte : '='));
        at += skipped > 0 ? skipped : 1;
    }
}

static int base64_value(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* Up to the first '='; what is no digit of base64 is passed over. */
static void add_base64(kb_buf *out, kb_str text)
{
    uint32_t bits = 0;
    int count = 0;
    for (size_t i = 0; i < text.len && text.ptr[i] != '='; i++) {
        int value = base64_value(text.ptr[i]);
        if (value < 0)
            continue;
        bits = bits << 6 | (uint32_t)value;
        count += 6;
        if (count >= 8) {
            count -= 8;
            kb_buf_add_char(out, (char)(bits >> count));
        }
    }
}

void kb_mime_decode(kb_buf *out, const kb_mime *part)
{
    kb_str encoding = kb_mime_field(part, "Content-Transfer-Encoding");
    if (equals(encoding, "quoted-printable"))
        add_quoted(out, part->body);
    else if (equals(encoding, "base64"))
        add_base64(out, part->body);
    else
        kb_buf_add(out, part->body);
}

/* ---- encoded words ------------------------------------------------------ */

/* "=?charset?B?text?=" */
typedef struct word {
    kb_str charset, text;
    bool base64;
    size_t len; /* of it all */
} word;

static bool read_word(word *out, kb_str value, size_t at)
{
    size_t whole = value.len - at < WORD_MAX ? value.len - at : WORD_MAX;
    kb_str rest = kb_str_cut(value, at, at + whole), encoding, lang;
    if (!kb_str_starts(rest, KB_STR("=?")))
        return false;
    rest = kb_str_cut(rest, 2, rest.len);
    if (!kb_str_split(&rest, '?', &lang) ||
        !kb_str_split(&rest, '?', &encoding) ||
        !kb_str_split_at(&rest, KB_STR("?="), &out->text) || !rest.ptr)
        return false;
    kb_str_split(&lang, '*', &out->charset); /* RFC 2231: "utf-8*zh" */
    out->base64 = equals(encoding, "B");
    out->len = whole - rest.len;
    return out->base64 || equals(encoding, "Q");
}

/* Characters are cut between words of one encoding, so these go together. */
typedef struct words {
    kb_buf bytes;
    kb_str charset;
} words;

static void flush(words *w, kb_buf *out)
{
    char charset[CHARSET_ROOM];
    kb_buf text = KB_BUF_INIT(4 * w->bytes.len + 16);
    size_t replaced;

    if (w->bytes.len == 0)
        return;
    snprintf(charset, sizeof charset, "%.*s", (int)w->charset.len,
             w->charset.ptr ? w->charset.ptr : "");
    if (kb_charset_convert(&text, &replaced, charset, kb_buf_str(&w->bytes),
                           true))
        kb_buf_add(out, kb_buf_str(&text));
    else
        kb_buf_add(out, kb_buf_str(&w->bytes));
    kb_buf_dispose(&text);
    kb_buf_clear(&w->bytes);
}

static void add_word(words *w, kb_buf *out, const word *found)
{
    if (w->bytes.len > 0 &&
        !(found->charset.len == w->charset.len &&
          strncasecmp(found->charset.ptr, w->charset.ptr, w->charset.len) == 0))
        flush(w, out);
    w->charset = found->charset;
    if (found->base64) {
        add_base64(&w->bytes, found->text);
        return;
    }
    kb_buf spaced = KB_BUF_INIT(found->text.len);
    kb_buf_add(&spaced, found->text);
    for (size_t i = 0; i < spaced.len; i++) {
        if (spaced.ptr[i] == '_')
            spaced.ptr[i] = ' ';
    }
    add_quoted(&w->bytes, kb_buf_str(&spaced));
    kb_buf_dispose(&spaced);
}

/* Where blanks at `at` end. */
static size_t behind_blanks(kb_str value, size_t at)
{
    while (at < value.len && is_blank(value.ptr[at]))
        at++;
    return at;
}

static void add_text(kb_buf *out, kb_str value)
{
    words w = {.bytes = KB_BUF_INIT(value.len)};
    word found;
    for (size_t at = 0; at < value.len;) {
        size_t next = w.bytes.len > 0 ? behind_blanks(value, at) : at;
        if (read_word(&found, value, next)) {
            add_word(&w, out, &found);
            at = next + found.len;
            continue;
        }
        flush(&w, out);
        if (value.ptr[at] != '\r' && value.ptr[at] != '\n')
            kb_buf_add_char(out, value.ptr[at]);
        at++;
    }
    flush(&w, out);
    kb_buf_dispose(&w.bytes);
}

void kb_mime_text(kb_buf *out, kb_str value)
{
    kb_buf text = KB_BUF_INIT(4 * value.len + 16);
    add_text(&text, value);
    kb_utf8_repair(out, kb_buf_str(&text));
    kb_buf_dispose(&text);
}

/* ---- dates -------------------------------------------------------------- */

static int month_of(kb_str name)
{
    static const char months[][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    for (int i = 0; i < 12; i++) {
        if (equals(name, months[i]))
            return i + 1;
    }
    return 0;
}

/* A whole number of up to four digits, or -1. */
static int number_of(kb_str digits)
{
    int number = 0;
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.ptr[i] < '0' || digits.ptr[i] > '9')
            return -1;
        number = number * 10 + (digits.ptr[i] - '0');
    }
    return digits.len >= 1 && digits.len <= 4 ? number : -1;
}

bool kb_mime_date(kb_buf *out, kb_str value)
{
    kb_str rest = value, parts[3] = {{0}}, part;
    ptrdiff_t comma = kb_str_find(value, KB_STR(","), 0);
    if (comma >= 0) /* behind the day of the week */
        rest = kb_str_cut(value, (size_t)comma + 1, value.len);
    for (size_t n = 0; n < 3 && kb_str_split(&rest, ' ', &part);) {
        part = kb_str_trim(part);
        if (part.len > 0)
            parts[n++] = part;
    }
    int day = number_of(parts[0]), month = month_of(parts[1]),
        year = number_of(parts[2]);
    if (day < 1 || day > 31 || month == 0 || year < 1970)
        return false;
    kb_buf_printf(out, "%04d-%02d-%02d", year, month, day);
    return true;
}
