/* nearest.c - the names that are nearest to a word that nothing has. */
#include "query/nearest.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/vec.h"
#include "text/utf8.h"

enum {
    WORD_MAX = 64,    /* code points that are compared */
    CHANGES_SHARE = 3 /* one change is forgiven in so many characters */
};

/* Nearer ones first. */
typedef enum likeness {
    LIKE_PREFIX,
    LIKE_PART,
    LIKE_CHANGED,
    LIKE_WHOLE, /* the word holds the form */
    UNLIKE
} likeness;

typedef struct word {
    uint32_t chars[WORD_MAX];
    size_t len;
    kb_str text;
} word;

typedef struct near {
    uint64_t id; /* of the concept */
    likeness likeness;
    size_t distance; /* code points that differ */
    int64_t articles;
} near;

typedef struct search {
    word wanted;
    near *best; /* sorted, one a concept */
    size_t count, max;
} search;

static bool read_word(word *out, const char *text)
{
    out->text = kb_str_of(text);
    out->len = 0;
    for (size_t at = 0; at < out->text.len;) {
        if (out->len == WORD_MAX)
            return false;
        out->chars[out->len++] = kb_utf8_next(out->text, &at);
    }
    return true;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* How many characters to insert, drop or replace (Levenshtein). */
static size_t changes(const word *a, const word *b)
{
    size_t row[WORD_MAX + 1];

    for (size_t j = 0; j <= b->len; j++)
        row[j] = j;
    for (size_t i = 1; i <= a->len; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b->len; j++) {
            size_t replaced = corner + (a->chars[i - 1] != b->chars[j - 1]);
            corner = row[j];
            row[j] = least(replaced, least(row[j], row[j - 1]) + 1);
        }
    }
    return row[b->len];
}

static size_t gap(size_t a, size_t b)
{
    return a > b ? a - b : b - a;
}

static likeness like(const word *wanted, const word *form, size_t *distance)
{
    size_t forgiven = (wanted->len + CHANGES_SHARE - 1) / CHANGES_SHARE;

    *distance = gap(wanted->len, form->len);
    if (kb_str_starts(form->text, wanted->text))
        return LIKE_PREFIX;
    if (kb_str_find(form->text, wanted->text, 0) != KB_STR_NONE)
        return LIKE_PART;
    if (*distance <= forgiven && wanted->len > 1) {
        size_t n = changes(wanted, form);
        if (n <= forgiven && n < wanted->len && n < form->len) {
            *distance = n;
            return LIKE_CHANGED;
        }
    }
    if (form->len > 1 &&
        kb_str_find(wanted->text, form->text, 0) != KB_STR_NONE)
        return LIKE_WHOLE;
    return UNLIKE;
}

static bool before(const near *a, const near *b)
{
    if (a->likeness != b->likeness)
        return a->likeness < b->likeness;
    if (a->distance != b->distance)
        return a->distance < b->distance;
    if (a->articles != b->articles)
        return a->articles > b->articles;
    return a->id < b->id;
}

/* Puts `n` at its place; a concept keeps its best form. */
static void insert(search *s, near n)
{
    size_t at = 0, end = 0;

    while (at < s->count && !before(&n, &s->best[at])) {
        if (s->best[at].id == n.id)
            return;
        at++;
    }
    for (end = at; end < s->count; end++) {
        if (s->best[end].id == n.id)
            break;
    }
    if (end == s->count && s->count < s->max)
        s->count++;
    else if (end == s->count)
        end--; /* the last one falls out */
    if (at >= s->count)
        return;
    memmove(&s->best[at + 1], &s->best[at], (end - at) * sizeof n);
    s->best[at] = n;
}

static kb_status try_form(void *context, const kb_form *form)
{
    search *s = context;
    near n = {.id = form->concept, .articles = form->articles};
    word read;

    if (!read_word(&read, form->fold))
        return KB_OK;
    n.likeness = like(&s->wanted, &read, &n.distance);
    if (n.likeness != UNLIKE)
        insert(s, n);
    return KB_OK;
}

kb_status kb_nearest_find(uint64_t *out, size_t *count, size_t max,
                          kb_store *store, const char *fold, kb_error *err)
{
    search s = {.max = max};

    *count = 0;
    if (max == 0 || !read_word(&s.wanted, fold) || s.wanted.len == 0)
        return KB_OK;
    kb_arena *arena = kb_arena_new();
    s.best = kb_arena_alloc(arena, max * sizeof *s.best);
    kb_status status =
        kb_store_forms(store, KB_FORM_PREFIX, "", try_form, &s, err);
    *count = s.count;
    for (size_t i = 0; i < s.count; i++)
        out[i] = s.best[i].id;
    kb_arena_free(arena);
    return status;
}
