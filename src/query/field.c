/* field.c - the fields of the query language. */
#include "query/field.h"

#include <string.h>

#include "base/buf.h"
#include "base/iso_date.h"

enum { LIST_MAX = 300 };

typedef struct reading {
    kb_expression *out;
    kb_lexer *lexer;
    kb_stretch place; /* of the value */
} reading;

/* ---- values of a vocabulary --------------------------------------------- */

/** The words of value `n`, or NULL behind the last. */
typedef const kb_word *word_fn(int n);

static const kb_word *kind_word(int n)
{
    return n < KB_KIND_COUNT ? kb_kind_word((kb_kind)n) : NULL;
}

static const kb_word *layer_word(int n)
{
    return n < KB_LAYER_COUNT ? kb_layer_word((kb_layer)n) : NULL;
}

/* The first trait is none. */
static const kb_word *trait_word(int n)
{
    static const kb_word words[KB_TRAIT_COUNT] = {
        [KB_HAS_ALIASES] = {"aliases", NULL, "别名", "alias", NULL, NULL},
        [KB_HAS_DEFINITIONS] = {"definitions", NULL, "定义", "definition", NULL,
                                NULL},
        [KB_HAS_RELATIONS] = {"relations", NULL, "关系", "relation", NULL,
                              NULL},
        [KB_HAS_FIGURES] = {"figures", NULL, "数据", "figure", NULL, NULL},
        [KB_HAS_EVENTS] = {"events", NULL, "事件", "event", NULL, NULL},
        [KB_HAS_TAGS] = {"tags", NULL, "标签", "tag", NULL, NULL},
        [KB_HAS_DATE] = {"date", NULL, "日期", NULL, NULL, NULL},
        [KB_HAS_AUTHOR] = {"author", NULL, "作者", NULL, NULL, NULL},
        [KB_HAS_COPIES] = {"copies", NULL, "转载", "copy", NULL, NULL},
    };
    return n + 1 < KB_TRAIT_COUNT ? &words[n + 1] : NULL;
}

static bool is_word(const kb_word *word, kb_str text)
{
    return kb_str_equal(text, kb_str_of(word->name)) ||
           kb_str_equal(text, kb_str_of(word->zh)) ||
           (word->plural && kb_str_equal(text, kb_str_of(word->plural)));
}

static void read_word(const reading *r, kb_str text, const char *what,
                      word_fn *word_at)
{
    kb_buf list = KB_BUF_INIT(LIST_MAX);
    const kb_word *word;

    for (int n = 0; (word = word_at(n)); n++) {
        if (is_word(word, text)) {
            r->out->value = n;
            kb_buf_dispose(&list);
            return;
        }
        kb_buf_printf(&list, "%s%s", n ? ", " : "", word->name);
    }
    kb_lexer_fail(r->lexer, r->place, "no %s '%s'; there are: %s", what,
                  kb_lexer_quote(r->lexer, text), list.ptr);
    kb_buf_dispose(&list);
}

static void read_kind(reading *r, kb_str text)
{
    read_word(r, text, "kind", kind_word);
}

static void read_layer(reading *r, kb_str text)
{
    read_word(r, text, "layer", layer_word);
}

static void read_trait(reading *r, kb_str text)
{
    read_word(r, text, "such thing as", trait_word);
    r->out->value++;
}

/* ---- other values ------------------------------------------------------- */

static void read_text(reading *r, kb_str text)
{
    r->out->text = kb_arena_copy(r->lexer->arena, text.ptr, text.len);
}

static bool check_date(const reading *r, kb_str date)
{
    bool valid = date.len == 0 || kb_iso_date_valid(date);
    if (!valid)
        kb_lexer_fail(r->lexer, r->place,
                      "'%s' is no date such as 2023, 2023-03 or 2023-03-15",
                      kb_lexer_quote(r->lexer, date));
    return valid;
}

static const char *date_or_null(const reading *r, kb_str date)
{
    return date.len > 0 ? kb_arena_copy(r->lexer->arena, date.ptr, date.len)
                        : NULL;
}

/* "2023", "2022..2024", "2023-03..", "..2024". */
static void read_date(reading *r, kb_str text)
{
    ptrdiff_t dots = kb_str_find(text, kb_str_of(".."), 0);
    kb_str since = text, until = text;

    if (dots >= 0) {
        since = kb_str_cut(text, 0, (size_t)dots);
        until = kb_str_cut(text, (size_t)dots + 2, text.len);
    }
    if (!check_date(r, since) || !check_date(r, until))
        return;
    size_t shared = since.len < until.len ? since.len : until.len;
    if (since.len + until.len == 0)
        kb_lexer_fail(r->lexer, r->place, "no date on either side of '..'");
    else if (memcmp(since.ptr, until.ptr, shared) > 0)
        kb_lexer_fail(r->lexer, r->place, "%.*s is after %.*s", (int)since.len,
                      since.ptr, (int)until.len, until.ptr);
    r->out->since = date_or_null(r, since);
    r->out->until = date_or_null(r, until);
}

/* ------------------------------------------------------------------------- */

static const struct {
    const char *name;
    void (*read)(reading *r, kb_str text);
} fields[] = {
    [KB_FIELD_KIND] = {"kind", read_kind},
    [KB_FIELD_LAYER] = {"layer", read_layer},
    [KB_FIELD_BY] = {"by", read_text},
    [KB_FIELD_SITE] = {"site", read_text},
    [KB_FIELD_TAG] = {"tag", read_text},
    [KB_FIELD_DATE] = {"date", read_date},
    [KB_FIELD_HAS] = {"has", read_trait},
};
_Static_assert(sizeof fields / sizeof *fields == KB_FIELD_COUNT,
               "a field without a row");

static void fail_unknown(kb_lexer *lexer, const kb_lexeme *lexeme)
{
    kb_stretch place = {lexeme->place.start, lexeme->value.start};
    kb_buf list = KB_BUF_INIT(LIST_MAX);

    for (int n = 0; n < KB_FIELD_COUNT; n++)
        kb_buf_printf(&list, "%s%s:", n ? " " : "", fields[n].name);
    kb_lexer_fail(lexer, place,
                  "no field '%s'; there are: %s (in quotes it is text)",
                  kb_lexer_quote(lexer, lexeme->name), list.ptr);
    kb_buf_dispose(&list);
}

void kb_field_read(kb_expression *out, kb_lexer *lexer, const kb_lexeme *lexeme)
{
    reading r = {.out = out, .lexer = lexer, .place = lexeme->value};
    int at = 0;

    while (at < KB_FIELD_COUNT &&
           !kb_str_equal(lexeme->name, kb_str_of(fields[at].name)))
        at++;
    if (at == KB_FIELD_COUNT) {
        fail_unknown(lexer, lexeme);
        return;
    }
    out->field = (kb_field)at;
    if (lexeme->text.len == 0) {
        kb_lexer_fail(lexer, lexeme->place, "no value behind '%s:'",
                      fields[at].name);
        return;
    }
    fields[at].read(&r, lexeme->text);
}
