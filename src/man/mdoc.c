/* mdoc.c - writes mdoc(7). */
#include "man/mdoc.h"

#include <ctype.h>
#include <string.h>

#include "man/operand.h"

enum { LINE_LENGTH = 76, WORD_MAX = 1 << 16 };

kb_mdoc kb_mdoc_begin(kb_buf *out, bool tag)
{
    return (kb_mdoc){.out = out,
                     .tag = tag,
                     .line = KB_BUF_INIT(KB_PAGE_MAX),
                     .word = KB_BUF_INIT(WORD_MAX),
                     .tail = KB_BUF_INIT(WORD_MAX)};
}

/* ---- escapes ------------------------------------------------------------ */

static void add_char(kb_buf *out, char c, bool argument)
{
    if (c == '\\')
        kb_buf_add_text(out, "\\e");
    else if (c == '"' && argument)
        kb_buf_add_text(out, "\\(dq");
    else
        kb_buf_add_char(out, c);
}

static bool closes(char c)
{
    return c != '\0' && strchr(".,:;)]?!", c);
}

/* Whether mdoc would take an argument for a macro, or for a sign that ends the
 * macro's own. */
static bool is_special(kb_str s)
{
    return (s.len == 1 && (closes(s.ptr[0]) || strchr("([|", s.ptr[0]))) ||
           (s.len > 1 && s.len < 4 && isupper((unsigned char)s.ptr[0]) &&
            islower((unsigned char)s.ptr[1]));
}

static void add_argument(kb_buf *out, kb_str text)
{
    if (is_special(text))
        kb_buf_add_text(out, "\\&");
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '-')
            kb_buf_add_char(out, '\\');
        add_char(out, text.ptr[i], true);
    }
    if (text.len > 1 && closes(text.ptr[text.len - 1]))
        kb_buf_add_text(out, "\\&");
}

/* Several arguments, behind a macro. */
static void add_arguments(kb_buf *out, const char *macro, kb_str text)
{
    kb_str word;

    kb_buf_add_text(out, macro);
    while (kb_str_split(&text, ' ', &word)) {
        if (word.len > 0) {
            kb_buf_add_char(out, ' ');
            add_argument(out, word);
        }
    }
}

void kb_mdoc_line(kb_buf *out, const char *macro, kb_str words)
{
    kb_buf_add_char(out, '.');
    add_arguments(out, macro, words);
    kb_buf_add_char(out, '\n');
}

void kb_mdoc_literal(kb_buf *out, kb_str line)
{
    if (line.len > 0 && (line.ptr[0] == '.' || line.ptr[0] == '\''))
        kb_buf_add_text(out, "\\&");
    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] == '-')
            kb_buf_add_char(out, '\\');
        add_char(out, line.ptr[i], false);
    }
    kb_buf_add_char(out, '\n');
}

/* ---- lines -------------------------------------------------------------- */

static void end_line(kb_mdoc *mdoc)
{
    if (mdoc->line.len == 0)
        return;
    kb_buf_add(mdoc->out, kb_buf_str(&mdoc->line));
    kb_buf_add_char(mdoc->out, '\n');
    kb_buf_clear(&mdoc->line);
}

/* An initial, as in "V. D. Blondel", ends none. */
static bool ends_sentence(kb_str word)
{
    while (word.len > 1 && strchr(")]\"", word.ptr[word.len - 1]))
        word.len--;
    while (word.len > 1 && word.ptr[0] == '(')
        word = kb_str_cut(word, 1, word.len);
    return word.len > 0 && strchr(".?!", word.ptr[word.len - 1]) &&
           !(word.len == 2 && isupper((unsigned char)word.ptr[0]));
}

/* As mandoc counts it: what is not ASCII it reads as \[u6587]. */
static size_t length(kb_str text)
{
    size_t n = 0;

    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        n += c < 0x80 ? 1 : c < 0xC0 ? 0 : sizeof "\\[u6587]" - 1;
    }
    return n;
}

static void end_text_word(kb_mdoc *mdoc)
{
    kb_str word = kb_buf_str(&mdoc->word);

    if (mdoc->tag) {
        kb_buf_add_text(mdoc->out, " No ");
        add_argument(mdoc->out, word);
        return;
    }
    if (length(kb_buf_str(&mdoc->line)) + 1 + length(word) > LINE_LENGTH)
        end_line(mdoc);
    if (mdoc->line.len > 0)
        kb_buf_add_char(&mdoc->line, ' ');
    else if (word.ptr[0] == '.' || word.ptr[0] == '\'')
        kb_buf_add_text(&mdoc->line, "\\&");
    if (word.ptr[0] == '-')
        kb_buf_add_char(&mdoc->line, '\\');
    for (size_t i = 0; i < word.len; i++)
        add_char(&mdoc->line, word.ptr[i], false);
    if (ends_sentence(word))
        end_line(mdoc);
}

/* The text behind the last macro of a word, but for the signs that close. */
static void end_tail(kb_mdoc *mdoc, bool last)
{
    kb_str tail = kb_buf_str(&mdoc->tail);
    size_t len = tail.len;

    while (last && len > 0 && closes(tail.ptr[len - 1]))
        len--;
    if (len > 0)
        add_arguments(&mdoc->word, " Ns No", kb_str_cut(tail, 0, len));
    for (size_t i = len; i < tail.len; i++)
        kb_buf_printf(&mdoc->word, " %c", tail.ptr[i]);
    kb_buf_clear(&mdoc->tail);
}

static void end_word(kb_mdoc *mdoc)
{
    if (mdoc->word.len == 0)
        return;
    if (!mdoc->marked) {
        end_text_word(mdoc);
    } else {
        end_tail(mdoc, true);
        end_line(mdoc);
        kb_buf_printf(mdoc->out, mdoc->tag ? " %s" : ".%s\n", mdoc->word.ptr);
    }
    kb_buf_clear(&mdoc->word);
    mdoc->marked = false;
}

void kb_mdoc_end(kb_mdoc *mdoc)
{
    end_word(mdoc);
    end_line(mdoc);
    kb_buf_dispose(&mdoc->line);
    kb_buf_dispose(&mdoc->word);
    kb_buf_dispose(&mdoc->tail);
}

/* ---- words -------------------------------------------------------------- */

void kb_mdoc_text(kb_mdoc *mdoc, kb_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == ' ' || text.ptr[i] == '\n')
            end_word(mdoc);
        else
            kb_buf_add_char(mdoc->marked ? &mdoc->tail : &mdoc->word,
                            text.ptr[i]);
    }
}

char kb_mdoc_upper(char c)
{
    static const char small[] = "abcdefghijklmnopqrstuvwxyz";
    const char *found = c ? strchr(small, c) : NULL;

    if (found)
        c = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[found - small];
    return c;
}

void kb_mdoc_capital(kb_mdoc *mdoc, kb_str text)
{
    if (text.len == 0)
        return;
    char first = kb_mdoc_upper(*text.ptr);
    kb_mdoc_text(mdoc, (kb_str){&first, 1});
    kb_mdoc_text(mdoc, kb_str_cut(text, 1, text.len));
}

void kb_mdoc_macros(kb_mdoc *mdoc, const char *macros)
{
    kb_buf front = KB_BUF_INIT(WORD_MAX);

    if (mdoc->marked) {
        end_tail(mdoc, false);
        kb_buf_add_text(&mdoc->word, " Ns ");
    } else if (mdoc->word.len > 0) {
        kb_buf_add(&front, kb_buf_str(&mdoc->word));
        kb_buf_clear(&mdoc->word);
        kb_buf_add_text(&mdoc->word, "Pf ");
        for (size_t i = 0; i < front.len; i++)
            add_char(&mdoc->word, front.ptr[i], true);
        kb_buf_add_char(&mdoc->word, ' ');
    }
    kb_buf_add_text(&mdoc->word, macros);
    mdoc->marked = true;
    kb_buf_dispose(&front);
}

void kb_mdoc_stop(kb_mdoc *mdoc)
{
    kb_str last = kb_buf_str(mdoc->tail.len > 0 ? &mdoc->tail : &mdoc->word);
    bool marked = mdoc->marked && mdoc->tail.len == 0;

    if (mdoc->word.len > 0 &&
        (marked || (!ends_sentence(last) && !kb_str_ends(last, KB_STR("…")))))
        kb_mdoc_text(mdoc, KB_STR("."));
}

/* ---- code --------------------------------------------------------------- */

static bool is_option(kb_str s)
{
    if (s.len < 2 || s.ptr[0] != '-')
        return false;
    if (s.ptr[1] == '-')
        return s.len > 2 && islower((unsigned char)s.ptr[2]);
    return s.len == 2 && kb_man_letter(s.ptr[1]);
}

/* "-n", "--limit N", "--since --until", "show TERM", "list risks --json". */
static void add_words(kb_buf *out, kb_str code)
{
    kb_str word;

    for (const char *blank = ""; kb_str_split(&code, ' ', &word); blank = " ") {
        kb_buf_add_text(out, blank);
        if (is_option(word))
            add_arguments(out, "Fl", kb_str_cut(word, 1, word.len));
        else
            add_arguments(out, kb_man_operand(word) ? "Ar" : "Cm", word);
    }
}

static bool is_variable(kb_str s)
{
    bool joined = false;

    for (size_t i = 0; i < s.len; i++) {
        if (!isupper((unsigned char)s.ptr[i]) && s.ptr[i] != '_')
            return false;
        joined = joined || (i > 0 && s.ptr[i] == '_');
    }
    return joined;
}

static bool is_name(kb_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (!isalnum((unsigned char)s.ptr[i]) && !strchr("_.+-", s.ptr[i]))
            return false;
    }
    return s.len > 0 && isalnum((unsigned char)s.ptr[0]);
}

static bool has(kb_str s, char c)
{
    return s.len > 0 && memchr(s.ptr, c, s.len) != NULL;
}

static const char *macro_of(kb_str code)
{
    if (kb_man_operand(code))
        return "Ar";
    if (is_variable(code))
        return "Ev";
    if (has(code, '/') && !has(code, ' ') && !has(code, ':') &&
        !has(code, '"') && !has(code, '<'))
        return "Pa";
    return is_name(code) ? "Cm" : "Ql";
}

/* Whether it is a command line of simple words. */
static bool is_call(kb_str code, kb_str first)
{
    kb_str word;

    if (!kb_str_equal(first, KB_STR("aigckb")) && !kb_man_command(first))
        return false;
    while (kb_str_split(&code, ' ', &word)) {
        if (!is_option(word) && !is_name(word))
            return false;
    }
    return true;
}

static bool is_string(kb_str s)
{
    return s.len > 1 && s.ptr[0] == '"' && s.ptr[s.len - 1] == '"';
}

void kb_mdoc_code(kb_mdoc *mdoc, kb_str code, const char *usual)
{
    kb_buf macros = KB_BUF_INIT(WORD_MAX);
    kb_str rest = code, first = {0};

    kb_str_split(&rest, ' ', &first);
    if (is_option(first) || is_call(code, first))
        add_words(&macros, code);
    else if (mdoc->tag)
        add_arguments(&macros, usual, code);
    else
        add_arguments(&macros, is_string(code) ? "No" : macro_of(code), code);
    kb_mdoc_macros(mdoc, macros.ptr);
    kb_buf_dispose(&macros);
}

void kb_mdoc_marked(kb_mdoc *mdoc, const char *macro, kb_str text)
{
    kb_buf macros = KB_BUF_INIT(WORD_MAX);

    add_arguments(&macros, macro, text);
    kb_mdoc_macros(mdoc, macros.ptr);
    kb_buf_dispose(&macros);
}

/* ---- our own tables ----------------------------------------------------- */

static bool is_inside(char c)
{
    return isalnum((unsigned char)c) || c == '-' || c == '_';
}

/* The end of the piece that begins at `at`: `code`, a word, or one byte. */
static size_t piece_end(kb_str text, size_t at)
{
    ptrdiff_t quote = text.ptr[at] == '`'
                          ? kb_str_find(text, KB_STR("`"), at + 1)
                          : KB_STR_NONE;
    size_t end = at;

    if (quote >= 0)
        return (size_t)quote + 1;
    while (end < text.len && is_inside(text.ptr[end]))
        end++;
    return end > at ? end : at + 1;
}

/* "auto, always or never" and "yes: ..." begin with a value. */
static bool begins_sentence(kb_str text, size_t word_end)
{
    return word_end == text.len || !strchr(",:", text.ptr[word_end]);
}

void kb_mdoc_plain(kb_mdoc *mdoc, kb_str text)
{
    for (size_t at = 0, end; at < text.len; at = end) {
        end = piece_end(text, at);
        kb_str piece = kb_str_cut(text, at, end);
        if (piece.len > 1 && piece.ptr[0] == '`')
            kb_mdoc_code(mdoc, kb_str_cut(text, at + 1, end - 1), "Cm");
        else if (is_option(piece) || kb_man_operand(piece))
            kb_mdoc_code(mdoc, piece, "Cm");
        else if (at == 0 && begins_sentence(text, end))
            kb_mdoc_capital(mdoc, piece);
        else
            kb_mdoc_text(mdoc, piece);
    }
    kb_mdoc_stop(mdoc);
}

void kb_mdoc_option(kb_mdoc *mdoc, char letter, const char *name,
                    const char *arg)
{
    kb_buf macros = KB_BUF_INIT(WORD_MAX);

    if (letter)
        kb_buf_printf(&macros, "Fl %c , ", letter);
    kb_buf_add_text(&macros, "Fl ");
    kb_buf_add_text(&macros, "\\-");
    add_argument(&macros, kb_str_of(name));
    if (arg)
        add_arguments(&macros, " Ar", kb_str_of(arg));
    kb_mdoc_macros(mdoc, macros.ptr);
    kb_buf_dispose(&macros);
}
