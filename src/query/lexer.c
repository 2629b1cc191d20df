/* lexer.c - cuts a query into lexemes. */
#include "query/lexer.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/buf.h"
#include "text/utf8.h"

enum {
    PHRASE_MAX = 1 << 20,
    QUOTED = 24, /* characters of a text in a message */
    MESSAGE = 400,

    /* what Chinese input methods write for ( ) " " and : */
    WIDE_OPEN = 0xFF08,
    WIDE_CLOSE = 0xFF09,
    WIDE_QUOTE = 0x201C,
    WIDE_UNQUOTE = 0x201D,
    WIDE_COLON = 0xFF1A
};

/* ---- mistakes ----------------------------------------------------------- */

void kb_lexer_fail(kb_lexer *lexer, kb_stretch place, const char *format, ...)
{
    char message[MESSAGE];
    va_list args;

    if (lexer->status != KB_OK)
        return;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    size_t chars = kb_utf8_count(kb_str_cut(lexer->query, 0, place.start));
    lexer->status = kb_fail(lexer->err, KB_USAGE, "at character %zu: %s",
                            chars + 1, message);
    *lexer->wrong = place;
}

const char *kb_lexer_quote(const kb_lexer *lexer, kb_str text)
{
    size_t end = kb_utf8_offset(text, QUOTED);
    return kb_arena_printf(lexer->arena, "%.*s%s", (int)end, text.ptr,
                           end < text.len ? "…" : "");
}

/* ---- characters --------------------------------------------------------- */

/* The character at `at`, or 0 at the end; `*next` is behind it. */
static uint32_t char_at(kb_str text, size_t at, size_t *next)
{
    *next = at;
    return at < text.len ? kb_utf8_next(text, next) : 0;
}

static bool is_blank(uint32_t c)
{
    kb_char_class class = kb_char_class_of(c);
    return class == KB_CHAR_SPACE || class == KB_CHAR_CONTROL;
}

/* The type of a lexeme that is one character, or END. */
static kb_lexeme_type sign_of(uint32_t c)
{
    if (c == '(' || c == WIDE_OPEN)
        return KB_LEXEME_OPEN;
    if (c == ')' || c == WIDE_CLOSE)
        return KB_LEXEME_CLOSE;
    return KB_LEXEME_END;
}

/* The mark that ends a phrase which begins with `c`, or 0: none does. */
static uint32_t unquote_of(uint32_t c)
{
    return c == '"' ? '"' : c == WIDE_QUOTE ? WIDE_UNQUOTE : 0;
}

static bool ends_word(uint32_t c)
{
    return c == 0 || is_blank(c) || sign_of(c) != KB_LEXEME_END ||
           unquote_of(c) != 0 || c == WIDE_UNQUOTE;
}

static size_t word_end(kb_str text, size_t at)
{
    size_t next;
    while (!ends_word(char_at(text, at, &next)))
        at = next;
    return at;
}

/* ---- words and phrases -------------------------------------------------- */

/* Reads the phrase whose first quote is at `lexer->at`: without quotes and
 * backslashes. */
static kb_str read_phrase(kb_lexer *lexer)
{
    kb_str query = lexer->query;
    kb_buf text = KB_BUF_INIT(PHRASE_MAX);
    size_t start = lexer->at, next;
    uint32_t last = unquote_of(char_at(query, start, &lexer->at)), c;
    kb_stretch quote = {(uint32_t)start, (uint32_t)lexer->at};

    while ((c = char_at(query, lexer->at, &next)) != last && c != 0) {
        if (c == '\\' && next < query.len) {
            lexer->at = next;
            char_at(query, next, &next);
        }
        kb_buf_add(&text, kb_str_cut(query, lexer->at, next));
        lexer->at = next;
    }
    if (c == 0)
        kb_lexer_fail(lexer, quote, "no closing quote for this one");
    lexer->at = next;
    kb_str copy = {kb_arena_copy(lexer->arena, text.ptr, text.len), text.len};
    kb_buf_dispose(&text);
    return copy;
}

/* A phrase or a word at `lexer->at`; none at the end and at a parenthesis. */
static kb_str read_text(kb_lexer *lexer)
{
    size_t start = lexer->at, next;

    if (unquote_of(char_at(lexer->query, start, &next)) != 0)
        return read_phrase(lexer);
    lexer->at = word_end(lexer->query, start);
    return kb_str_cut(lexer->query, start, lexer->at);
}

/* The end of the letters at `at`. */
static size_t letters_end(kb_str text, size_t at)
{
    while (at < text.len && ((text.ptr[at] >= 'a' && text.ptr[at] <= 'z') ||
                             (text.ptr[at] >= 'A' && text.ptr[at] <= 'Z')))
        at++;
    return at;
}

/* Letters and a colon make a field.  @return whether they are there */
static bool read_field(kb_lexer *lexer, kb_lexeme *out)
{
    size_t start = lexer->at, end = letters_end(lexer->query, start), next;
    uint32_t c = char_at(lexer->query, end, &next);

    if (end == start || (c != ':' && c != WIDE_COLON))
        return false;
    out->type = KB_LEXEME_FIELD;
    out->name = kb_str_cut(lexer->query, start, end);
    lexer->at = next;
    out->value.start = (uint32_t)lexer->at;
    out->text = read_text(lexer);
    out->value.end = (uint32_t)lexer->at;
    return true;
}

static kb_lexeme_type type_of_word(kb_str word)
{
    static const struct {
        const char *word;
        kb_lexeme_type type;
    } operators[] = {
        {"AND", KB_LEXEME_AND}, {"OR", KB_LEXEME_OR}, {"NOT", KB_LEXEME_NOT}};
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        if (kb_str_equal(word, kb_str_of(operators[i].word)))
            return operators[i].type;
    }
    return KB_LEXEME_TEXT;
}

/* ------------------------------------------------------------------------- */

static void read_lexeme(kb_lexer *lexer, kb_lexeme *out)
{
    size_t start = lexer->at, next, behind;
    uint32_t c = char_at(lexer->query, start, &next);

    out->type = sign_of(c);
    if (out->type != KB_LEXEME_END) {
        lexer->at = next;
    } else if (c == '-') {
        out->type = KB_LEXEME_NOT;
        lexer->at = next;
        uint32_t negated = char_at(lexer->query, next, &behind);
        if (negated == 0 || is_blank(negated))
            kb_lexer_fail(lexer, out->place, "nothing right behind '-'");
    } else if (c == WIDE_UNQUOTE) {
        kb_lexer_fail(lexer, out->place, "no opening quote for this one");
    } else if (!read_field(lexer, out)) {
        out->text = read_text(lexer);
        out->type =
            unquote_of(c) != 0 ? KB_LEXEME_TEXT : type_of_word(out->text);
    }
}

kb_lexeme kb_lexer_next(kb_lexer *lexer)
{
    kb_lexeme out = {.type = KB_LEXEME_END};
    size_t next;
    uint32_t c;

    while ((c = char_at(lexer->query, lexer->at, &next)) != 0 && is_blank(c))
        lexer->at = next;
    out.place = (kb_stretch){(uint32_t)lexer->at, (uint32_t)next};
    if (c == 0 || lexer->status != KB_OK)
        return out;
    read_lexeme(lexer, &out);
    out.place.end = (uint32_t)lexer->at;
    if (lexer->status != KB_OK)
        out.type = KB_LEXEME_END;
    return out;
}
