/* corrections.c - corrections as text. */
#include <string.h>

#include "aigckb/curate.h"
#include "base/buf.h"
#include "base/tsv.h"
#include "base/vec.h"
#include "text/fold.h"
#include "text/plain.h"
#include "text/utf8.h"

/* What a word of a correction is. */
typedef enum word_type {
    WORD_NONE,
    WORD_NAME,
    WORD_KIND,
    WORD_LAYER,
    WORD_PREDICATE
} word_type;

static const word_type words[KB_CORRECTION_OP_COUNT][KB_CORRECTION_WORDS] = {
    [KB_CORRECT_ALIAS] = {WORD_NAME, WORD_NAME},
    [KB_CORRECT_UNALIAS] = {WORD_NAME, WORD_NAME},
    [KB_CORRECT_MERGE] = {WORD_NAME, WORD_NAME},
    [KB_CORRECT_NEVER_MERGE] = {WORD_NAME, WORD_NAME},
    [KB_CORRECT_KIND] = {WORD_NAME, WORD_KIND},
    [KB_CORRECT_LAYER] = {WORD_NAME, WORD_LAYER},
    [KB_CORRECT_HIDE] = {WORD_NAME},
    [KB_CORRECT_RENAME] = {WORD_NAME, WORD_NAME},
    [KB_CORRECT_REJECT] = {WORD_NAME, WORD_PREDICATE, WORD_NAME},
};

enum { LIST_MAX = 400, LINE_MAX_BYTES = 4096, SHOWN_BYTES = 64 };

size_t kb_correction_words(kb_correction_op op)
{
    size_t n = 0;

    while (n < KB_CORRECTION_WORDS && words[op][n] != WORD_NONE)
        n++;
    return n;
}

/* ---- checking ----------------------------------------------------------- */

static bool is_plain(kb_str word)
{
    for (size_t i = 0; i < word.len; i++) {
        if ((unsigned char)word.ptr[i] < ' ' || word.ptr[i] == '\x7F')
            return false;
    }
    return kb_utf8_valid(word);
}

static kb_status check_name(const char *word, const char *where, kb_error *err)
{
    kb_buf fold = KB_BUF_INIT(LINE_MAX_BYTES);
    kb_str name = kb_str_of(word);

    kb_fold_name(&fold, name);
    bool empty = fold.len == 0;
    kb_buf_dispose(&fold);
    if (empty)
        return kb_fail(err, KB_BAD_INPUT, "%s: '%s' is no name", where, word);
    return KB_OK;
}

typedef const kb_word *word_at(int n);

static const kb_word *kind_at(int n)
{
    return n < KB_KIND_COUNT ? kb_kind_word((kb_kind)n) : NULL;
}

static const kb_word *layer_at(int n)
{
    return n < KB_LAYER_COUNT ? kb_layer_word((kb_layer)n) : NULL;
}

static const kb_word *predicate_at(int n)
{
    return n < KB_PREDICATE_COUNT ? kb_predicate_word((kb_predicate)n) : NULL;
}

/* A word of a closed vocabulary, of which the message lists all. */
static kb_status check_word(const char *word, word_at *at, const char *noun,
                            const char *where, kb_error *err)
{
    kb_buf list = KB_BUF_INIT(LIST_MAX);

    for (int n = 0; at(n); n++) {
        if (strcmp(at(n)->name, word) == 0) {
            kb_buf_dispose(&list);
            return KB_OK;
        }
        kb_buf_printf(&list, "%s%s", n ? ", " : "", at(n)->name);
    }
    kb_str shown = kb_str_head(kb_str_of(word), SHOWN_BYTES);
    kb_status status = kb_fail(err, KB_BAD_INPUT, "%s: no %s '%.*s': %s", where,
                               noun, (int)shown.len, shown.ptr, list.ptr);
    kb_buf_dispose(&list);
    return status;
}

static kb_status check_typed(const char *word, word_type type,
                             const char *where, kb_error *err)
{
    switch (type) {
    case WORD_KIND:
        return check_word(word, kind_at, "kind", where, err);
    case WORD_LAYER:
        return check_word(word, layer_at, "layer", where, err);
    case WORD_PREDICATE:
        return check_word(word, predicate_at, "predicate", where, err);
    case WORD_NAME:
    case WORD_NONE:
        break;
    }
    return check_name(word, where, err);
}

kb_status kb_correction_check(const kb_correction *correction,
                              const char *where, kb_error *err)
{
    size_t wanted = kb_correction_words(correction->op), given = 0;
    kb_status status = KB_OK;

    while (given < KB_CORRECTION_WORDS && correction->words[given])
        given++;
    if (given != wanted)
        return kb_fail(err, KB_BAD_INPUT,
                       "%s: %s takes %zu word%s with tabs between, not %zu",
                       where, kb_correction_name(correction->op), wanted,
                       wanted == 1 ? "" : "s", given);
    for (size_t i = 0; i < wanted && status == KB_OK; i++) {
        kb_str word = kb_str_of(correction->words[i]);
        if (word.len > KB_CORRECTION_BYTES_MAX)
            status = kb_fail(err, KB_BAD_INPUT, "%s: a name of %zu bytes",
                             where, word.len);
        else if (!is_plain(word))
            status = kb_fail(err, KB_BAD_INPUT,
                             "%s: not UTF-8 without control characters", where);
        else
            status = check_typed(correction->words[i], words[correction->op][i],
                                 where, err);
    }
    return status;
}

/* ---- reading ------------------------------------------------------------ */

static kb_status unknown_op(const char *where, kb_str name, kb_error *err)
{
    kb_buf list = KB_BUF_INIT(LIST_MAX);

    for (int op = 0; op < KB_CORRECTION_OP_COUNT; op++)
        kb_buf_printf(&list, "%s%s", op ? ", " : "",
                      kb_correction_name((kb_correction_op)op));
    kb_str shown = kb_str_head(name, SHOWN_BYTES);
    kb_status status =
        kb_fail(err, KB_BAD_INPUT, "%s: no correction '%.*s': %s", where,
                (int)shown.len, shown.ptr, list.ptr);
    kb_buf_dispose(&list);
    return status;
}

static kb_status read_row(kb_correction *out, kb_arena *arena,
                          const kb_tsv *row, kb_error *err)
{
    const char *where = kb_arena_printf(arena, "%s:%zu", row->name, row->line);
    kb_str first = row->cells[0];
    const char *name = kb_arena_copy(arena, first.ptr, first.len);

    *out = (kb_correction){.op = kb_correction_find(name), .line = row->line};
    if (out->op == KB_CORRECTION_OP_COUNT)
        return unknown_op(where, kb_str_of(name), err);
    if (row->count > 1 + KB_CORRECTION_WORDS)
        return kb_fail(err, KB_BAD_INPUT, "%s: more words than %s takes", where,
                       name);
    for (size_t i = 1; i < row->count; i++)
        out->words[i - 1] =
            kb_arena_copy(arena, row->cells[i].ptr, row->cells[i].len);
    for (size_t i = row->count - 1;
         i > 0 && out->words[i - 1] && out->words[i - 1][0] == '\0'; i--)
        out->words[i - 1] = NULL; /* tabs behind the last word */
    return kb_correction_check(out, where, err);
}

kb_status kb_corrections_parse(kb_corrections *out, kb_arena *arena,
                               const char *name, const char *text, size_t len,
                               kb_error *err)
{
    KB_VEC(kb_correction) found = {0};
    kb_tsv row = {.name = name, .rest = {text, len}};

    *out = (kb_corrections){0};
    kb_status status = kb_plain_check(name, row.rest, err);
    while (status == KB_OK && kb_tsv_next(&row)) {
        kb_correction c;
        status = read_row(&c, arena, &row, err);
        kb_vec_push(arena, &found, c);
    }
    if (status == KB_OK)
        *out = (kb_corrections){found.data, found.len};
    return status;
}

const char *kb_correction_line(kb_arena *arena, const kb_correction *c)
{
    kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);

    kb_buf_add_text(&line, kb_correction_name(c->op));
    for (size_t i = 0; i < KB_CORRECTION_WORDS && c->words[i]; i++)
        kb_buf_printf(&line, "\t%s", c->words[i]);
    const char *copy = kb_arena_copy(arena, line.ptr, line.len);
    kb_buf_dispose(&line);
    return copy;
}
