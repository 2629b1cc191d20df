/* tell_definitions.c - the definitions of a brief. */
#include <math.h>

#include "query/readable.h"
#include "query/telling.h"
#include "text/utf8.h"

enum {
    DEFINITIONS = 3, /* that are told */
    ALIASES = 8,     /* that are looked for in them */
    MANY = 10        /* sources are not wrong about the maker */
};

/* The words that define, the surest first. */
static double of_definer(const char *text)
{
    static const char words[] =
        "是指 指的是 是一种 是一类 的一种 的一类 一款 定义为 "
        "是一个 是一项 即 是通过 是利用 是基于 是由 是";
    kb_str rest = kb_str_of(words), word, s = kb_str_of(text);

    for (int rank = 0; kb_str_split(&rest, ' ', &word); rank++) {
        if (kb_str_find(s, word, 0) != KB_STR_NONE)
            return 1 - 0.04 * rank;
    }
    return 0.3;
}

/* Whether it also gives another name, as "X（Y）" does. */
static bool names_twice(const kb_telling *t, const char *text)
{
    kb_str s = kb_str_of(text);
    size_t forms =
        kb_str_find(s, kb_str_of(t->profile.concept.name), 0) != KB_STR_NONE;

    for (size_t i = 0; i < t->profile.aliases.len && i < ALIASES; i++) {
        kb_str form = kb_str_of(t->profile.aliases.data[i].form);
        bool inside = kb_str_find(kb_str_of(t->profile.concept.name), form,
                                  0) != KB_STR_NONE;
        forms += !inside && kb_str_find(s, form, 0) != KB_STR_NONE;
    }
    return forms > 1;
}

/* One that is worth so much less than the best is not told beside it; nor is
 * one that hardly reads as a definition. */
static const double far_below = 0.5, least_worth = 0.05;

static bool has_any(kb_str text, const char *words)
{
    kb_str rest = kb_str_of(words), word;

    while (kb_str_split(&rest, ' ', &word)) {
        if (kb_str_find(text, word, 0) != KB_STR_NONE)
            return true;
    }
    return false;
}

/* Whether it tells who made it, and does not name whom many sources do. */
static bool is_mistaken(const kb_telling *t, const char *text)
{
    const kb_relation *first = NULL;

    for (size_t i = 0; i < t->profile.out.len && !first; i++) {
        if (t->profile.out.data[i].p == KB_MADE_BY)
            first = &t->profile.out.data[i]; /* of most sources */
    }
    return first && first->sources >= MANY &&
           has_any(kb_str_of(text), "开发 研发 推出 发布") &&
           kb_str_find(kb_str_of(text), kb_str_of(first->o.name), 0) ==
               KB_STR_NONE;
}

static double definition_at(const kb_telling *t, size_t i)
{
    const kb_definition *d = &t->profile.definitions.data[i];
    ptrdiff_t at = kb_telling_place(t, d->text);
    double worth = kb_readable(kb_str_of(d->text)) * of_definer(d->text);

    if (kb_utf8_count(kb_str_of(d->text)) > t->query->max_chars)
        return 0;
    if (at != 0)
        worth *= at == KB_STR_NONE ? 0.4 : 0.75;
    if (d->by)
        worth *= 2; /* somebody stands for it */
    if (names_twice(t, d->text))
        worth *= 1.25;
    if (is_mistaken(t, d->text))
        worth *= 0.3;
    return worth * (0.3 + d->typical) * (1 + 0.25 * log2((double)d->sources));
}

void kb_tell_definitions(kb_telling *t)
{
    const kb_definitions *all = &t->profile.definitions;
    kb_rated *order = kb_rate(t, all->len, definition_at);
    size_t n = 0;
    kb_definitions *out = &t->out->definitions;

    while (n < all->len && order[n].worth >= least_worth)
        n++;
    out->data = kb_arena_alloc(t->arena, DEFINITIONS * sizeof *out->data);
    for (size_t i = 0; i < n && out->len < DEFINITIONS; i++) {
        if (order[i].worth < order[0].worth * far_below)
            break;
        const kb_definition *d = &all->data[order[i].at];
        if (kb_telling_is_news(t, d->text))
            out->data[out->len++] = *d;
    }
}
