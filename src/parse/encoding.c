/* encoding.c - bytes of any encoding to clean UTF-8. */
#include "parse/encoding.h"

#include <limits.h>
#include <stdio.h>

#include "parse/charset.h"
#include "parse/reading.h"
#include "text/nfc.h"
#include "text/utf8.h"

enum {
    SAMPLE = 1 << 17, /* bytes that are enough to tell encodings apart */
    READING_MAX = 1 << 20,
    SUSPECT_WITHIN = 64 /* characters that tell text from a wrong reading */
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

/* ---- the choice of an encoding ------------------------------------------ */

/* What to believe before anything is read, on the scale of
 * kb_reading_score(): enough to decide where the text says nothing, not enough
 * against Chinese that reads well. */
enum {
    TRUST_SENDER = 300,
    TRUST_PAGE = 250,
    TRUST_DETECTOR = 200,
    TRUST_GUESS = 50,
    WELL_READ = 500 /* what it takes to overrule UTF-8 without a fault */
};

/* The best encoding so far. */
typedef struct choice {
    char name[KB_CHARSET_NAME_MAX];
    int score;
    kb_str sample;  /* of the bytes */
    kb_buf reading; /* of the sample */
} choice;

/* From the first byte beyond ASCII, before which all encodings but those of
 * two bytes a character are one. */
static kb_str sample_of(kb_str bytes)
{
    size_t start = 0;
    while (start < bytes.len && (unsigned char)bytes.ptr[start] < 0x80)
        start++;
    start -= start % 2; /* and with its neighbour in those */
    size_t end = bytes.len - start > SAMPLE ? start + SAMPLE : bytes.len;
    return kb_str_cut(bytes, start, end);
}

static bool is_utf8(const char *name)
{
    return strcmp(kb_charset_widest(name), "UTF-8") == 0;
}

static int score_of(choice *c, const char *name)
{
    size_t bad = 0;
    if (is_utf8(name)) {
        kb_buf_clear(&c->reading);
        kb_utf8_repair(&c->reading, c->sample);
    } else if (!kb_charset_convert(&c->reading, &bad, name, c->sample, false)) {
        return INT_MIN / 2;
    }
    kb_reading reading = kb_reading_of(kb_buf_str(&c->reading));
    return kb_reading_score(&reading);
}

static void consider(choice *c, const char *name, int trust)
{
    if (!name || !*name)
        return;
    int score = score_of(c, name) + trust;
    if (c->name[0] && score <= c->score)
        return;
    snprintf(c->name, sizeof c->name, "%s", kb_charset_widest(name));
    c->score = score;
}

/* The encoding in which text that is not valid UTF-8 reads best: what its
 * sender says, what the page says, what it looks like, and the usual ones. */
static void choose(choice *c, kb_str bytes, const char *charset)
{
    char name[KB_CHARSET_NAME_MAX];

    consider(c, charset, TRUST_SENDER);
    consider(c, "UTF-8", TRUST_PAGE);
    if (kb_charset_declared(name, bytes))
        consider(c, name, TRUST_PAGE);
    kb_charset_detect(name, c->sample);
    consider(c, name, TRUST_DETECTOR);
    consider(c, "GB18030", TRUST_GUESS);
    consider(c, "BIG5-HKSCS", TRUST_GUESS);
    consider(c, "UTF-16LE", 0);
    consider(c, "UTF-16BE", 0);
}

/* Text that is neither marked nor valid UTF-8. */
static void decode_unmarked(kb_buf *out, size_t *replaced, kb_str bytes,
                            const char *charset)
{
    choice c = {.sample = sample_of(bytes),
                .reading = KB_BUF_INIT(READING_MAX)};
    size_t high = 0;

    *replaced = kb_utf8_repair(out, bytes);
    for (size_t i = 0; i < bytes.len; i++)
        high += (unsigned char)bytes.ptr[i] >= 0x80;
    if (*replaced <= high / 20)
        return; /* a few bad bytes */
    choose(&c, bytes, charset);
    if (!is_utf8(c.name))
        kb_charset_convert(out, replaced, c.name, bytes, true);
    kb_buf_dispose(&c.reading);
}

/* UTF-16 without a mark, by how well it reads; NULL if it is none.  A file of
 * another kind has control characters in any order of bytes. */
static const char *utf16_of(kb_str bytes)
{
    static const char *const orders[] = {"UTF-16LE", "UTF-16BE"};
    kb_buf text = KB_BUF_INIT(READING_MAX);
    const char *best = NULL;
    size_t most = 0, bad;

    if (bytes.len % 2 > 0)
        return NULL;
    bytes.len = bytes.len > SAMPLE ? SAMPLE : bytes.len;
    for (size_t i = 0; i < 2; i++) {
        if (!kb_charset_convert(&text, &bad, orders[i], bytes, false))
            continue;
        kb_reading r = kb_reading_of(kb_buf_str(&text));
        size_t all = r.ascii + r.others, likely = r.ascii + r.common;
        if (likely > most && likely * 3 > all && r.odd * 50 <= all) {
            most = likely;
            best = orders[i];
        }
    }
    kb_buf_dispose(&text);
    return best;
}

/* ---- text that only seems to be UTF-8 ----------------------------------- */

/* Whether valid text has characters beyond ASCII and its first ones are all
 * such as a wrong reading leaves: letters of alphabets, and signs of
 * Windows-1252.  In Chinese text the first Han character ends the search. */
static bool is_suspect(kb_str text)
{
    size_t found = 0;
    for (size_t at = 0; at < text.len && found < SUSPECT_WITHIN;) {
        uint32_t c = kb_utf8_next(text, &at);
        if (c >= 0x800 && (c < 0x2013 || c > 0x2122))
            return false;
        found += c >= 0x80;
    }
    return found > 0;
}

/* Undoes what made a page's UTF-8 out of UTF-8 that was taken for Latin, or
 * takes short text for what sender or page call it, where that reads well. */
static bool reread(kb_buf *out, kb_str text, const char *charset)
{
    char name[KB_CHARSET_NAME_MAX];
    size_t bad = 0;
    const char *named = charset                           ? charset
                        : kb_charset_declared(name, text) ? name
                                                          : NULL;
    kb_buf_clear(out);
    bool read = kb_charset_undouble(out, text);
    if (!read && named && !is_utf8(named))
        read = kb_charset_convert(out, &bad, named, text, true) && bad == 0;
    kb_reading reading = kb_reading_of(kb_buf_str(out));
    return read && reading.others > 0 &&
           kb_reading_score(&reading) >= WELL_READ;
}

/* ---- clean text --------------------------------------------------------- */

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

/* Reads text that has no mark, or that of UTF-8; leaves what is no text. */
static void decode(kb_decoded *out, kb_buf *room, const kb_raw *raw)
{
    bool nul = kb_str_find(out->text, (kb_str){"", 1}, 0) >= 0;
    const char *utf16 = nul ? utf16_of(out->text) : NULL;

    if (utf16)
        kb_charset_convert(room, &out->replaced, utf16, out->text, true);
    else if (!nul && !kb_utf8_valid(out->text))
        decode_unmarked(room, &out->replaced, out->text, raw->charset);
    else if (nul || !is_suspect(out->text) ||
             !reread(room, out->text, raw->charset))
        return;
    out->text = kb_buf_str(room);
}

static void decode_marked(kb_decoded *out, kb_buf *room, const byte_mark *mark)
{
    out->text = kb_str_cut(out->text, mark->bytes.len, out->text.len);
    if (is_utf8(mark->encoding))
        return;
    kb_charset_convert(room, &out->replaced, mark->encoding, out->text, true);
    out->text = kb_buf_str(room);
}

kb_status kb_decode(kb_decoded *out, kb_buf *room, const kb_raw *raw,
                    kb_error *err)
{
    const byte_mark *mark;

    *out = (kb_decoded){.text = {raw->bytes, raw->len}};
    if (raw->len == 0)
        return kb_fail(err, KB_BAD_INPUT, "%s: empty file", raw->name);
    mark = find_byte_mark(out->text);
    if (mark)
        decode_marked(out, room, mark);
    if (!mark || is_utf8(mark->encoding))
        decode(out, room, raw);
    ptrdiff_t nul = kb_str_find(out->text, (kb_str){"", 1}, 0);
    if (nul >= 0)
        return kb_fail(err, KB_BAD_INPUT, "%s: not text (NUL at byte %td)",
                       raw->name, nul);
    if (out->replaced > raw->len / 4)
        return kb_fail(err, KB_BAD_INPUT,
                       "%s: not text (%zu of %zu bytes have no meaning)",
                       raw->name, out->replaced, raw->len);
    out->text = compose(room, unify_lines(room, out->text));
    return KB_OK;
}
