/* token.c - the words of the search index and of queries. */
#include "text/token.h"

#include <utf8proc.h>

#include "text/fold.h"
#include "text/utf8.h"

enum {
    WORD_MAX = 64,  /* bytes of a Latin word that are kept */
    STEM_LEAST = 2, /* letters before a number that are a word, too */
    CHAR_BYTES = 4
};

typedef struct walk {
    kb_str text;
    kb_token_fn *fn;
    void *context;
} walk;

/* One character of the input.  Behind the end: a blank of no bytes. */
typedef struct letter {
    uint32_t c; /* folded */
    kb_char_class class;
    size_t start, end;
    bool same; /* folding did not change it */
} letter;

/* A folded word; what does not fit is left out. */
typedef struct word {
    char bytes[WORD_MAX];
    size_t len;
    bool full;
} word;

static letter letter_at(kb_str text, size_t at)
{
    letter l = {.class = KB_CHAR_SPACE, .start = at, .end = at};

    if (at >= text.len)
        return l;
    uint32_t c = kb_utf8_next(text, &l.end);
    uint32_t folded = kb_fold_char(c);
    l.same = folded == c || folded == 0;
    l.c = l.same ? c : folded;
    l.class = kb_char_class_of(l.c);
    return l;
}

static bool in_word(letter l)
{
    return l.class == KB_CHAR_LATIN || l.class == KB_CHAR_DIGIT;
}

static void word_add(word *w, uint32_t c)
{
    utf8proc_uint8_t bytes[CHAR_BYTES] = {(utf8proc_uint8_t)c};
    size_t len = 1;

    if (c >= 0x80)
        len = (size_t)utf8proc_encode_char((utf8proc_int32_t)c, bytes);
    if (w->full || len > WORD_MAX - w->len) {
        w->full = true;
        return;
    }
    memcpy(w->bytes + w->len, bytes, len);
    w->len += len;
}

static int emit_word(const walk *k, const word *w, kb_token token)
{
    token.text = (kb_str){w->bytes, w->len};
    return k->fn(k->context, &token);
}

/* Two neighbours: the text's own bytes where folding left them alone. */
static int emit_pair(const walk *k, letter a, letter b)
{
    kb_token token = {.start = a.start, .end = b.end};
    word pair = {.len = 0};

    if (a.same && b.same) {
        token.text = kb_str_cut(k->text, a.start, b.end);
        return k->fn(k->context, &token);
    }
    word_add(&pair, a.c);
    word_add(&pair, b.c);
    return emit_word(k, &pair, token);
}

static int emit_lone(const walk *k, letter l)
{
    kb_token token = {.start = l.start, .end = l.end, .lone = true};
    word one = {.len = 0};

    word_add(&one, l.c);
    return emit_word(k, &one, token);
}

/* A run of Han characters from `l` on; `at` moves behind it. */
static int han_run(const walk *k, letter l, size_t *at)
{
    int stop = 0;
    for (letter next;; l = next) {
        next = letter_at(k->text, l.end);
        if (stop != 0 || next.class != KB_CHAR_HAN)
            break;
        stop = emit_pair(k, l, next);
    }
    *at = l.end;
    return stop != 0 ? stop : emit_lone(k, l);
}

static bool is_sign(letter l)
{
    return l.c == '+' || l.c == '#';
}

/* The end of the signs at `at` that belong to the letter before them: "c++",
 * "c#"; not the one of "a+b". */
static size_t signs_end(kb_str text, size_t at)
{
    size_t count = 0;
    letter l = letter_at(text, at);

    for (; is_sign(l); l = letter_at(text, l.end))
        count++;
    return count > 1 || !in_word(l) ? l.start : at;
}

/* Adds the letters, digits and signs at `at`, and returns their end. */
static size_t add_part(word *w, kb_str text, size_t at)
{
    kb_char_class last = KB_CHAR_SPACE;

    for (letter l = letter_at(text, at); in_word(l);
         l = letter_at(text, l.end)) {
        word_add(w, l.c);
        last = l.class;
        at = l.end;
    }
    size_t end = last == KB_CHAR_LATIN ? signs_end(text, at) : at;
    for (; at < end; at = letter_at(text, at).end)
        word_add(w, letter_at(text, at).c);
    return end;
}

/* Where the next part of a run begins, if one mark leads from `at` to it. */
static size_t next_part(kb_str text, size_t at)
{
    letter mark = letter_at(text, at);
    bool joins = mark.c == '-' || mark.c == '.' || mark.c == '_';
    return joins && in_word(letter_at(text, mark.end)) ? mark.end : at;
}

/* Where the letters of a part end, if there are some and a number follows. */
static size_t stem_end(kb_str text, size_t start, size_t end)
{
    size_t count = 0, at = start;
    letter l = letter_at(text, at);

    for (; at < end && l.class == KB_CHAR_LATIN; l = letter_at(text, at)) {
        at = l.end;
        count++;
    }
    bool number = at < end && l.class == KB_CHAR_DIGIT;
    return number && count >= STEM_LEAST ? at : start;
}

/* Emits the letters of "python3", too. */
static int emit_stem(const walk *k, size_t start, size_t end)
{
    size_t stop = stem_end(k->text, start, end);
    word stem = {.len = 0};

    for (size_t at = start; at < stop;) {
        letter l = letter_at(k->text, at);
        word_add(&stem, l.c);
        at = l.end;
    }
    return stem.len == 0
               ? 0
               : emit_word(
                     k, &stem,
                     (kb_token){.start = start, .end = stop, .joined = true});
}

/* A part of a run, and its stem. */
static int emit_part(const walk *k, const word *w, size_t start, size_t end)
{
    int stop = emit_word(k, w, (kb_token){.start = start, .end = end});
    return stop != 0 ? stop : emit_stem(k, start, end);
}

/* A run of parts at `at`, which moves behind it: the first part, the whole
 * where there are more, the other parts. */
static int latin_run(const walk *k, size_t *at)
{
    size_t start = *at;
    word first = {.len = 0};
    size_t first_end = add_part(&first, k->text, start);
    word whole = first;
    size_t end = first_end;

    for (size_t next; (next = next_part(k->text, end)) != end;)
        end = add_part(&whole, k->text, next);
    *at = end;

    int stop = emit_part(k, &first, start, first_end);
    if (stop == 0 && end != first_end)
        stop = emit_word(
            k, &whole, (kb_token){.start = start, .end = end, .joined = true});
    for (size_t part_end = first_end; stop == 0 && part_end != end;) {
        word part = {.len = 0};
        size_t part_start = next_part(k->text, part_end);
        part_end = add_part(&part, k->text, part_start);
        stop = emit_part(k, &part, part_start, part_end);
    }
    return stop;
}

int kb_tokenize(kb_str text, kb_token_fn *fn, void *context)
{
    walk k = {text, fn, context};
    int stop = 0;

    for (size_t at = 0; at < text.len && stop == 0;) {
        letter l = letter_at(text, at);
        if (l.class == KB_CHAR_HAN)
            stop = han_run(&k, l, &at);
        else if (in_word(l))
            stop = latin_run(&k, &at);
        else
            at = l.end;
    }
    return stop;
}
