/* statement.c - what articles say, gathered and counted. */
#include "query/statement.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "text/fold.h"
#include "text/utf8.h"

enum { LETTERS_MAX = 1 << 20, ID_DIGITS = 12 };

/* However many sources agree, nothing is certain. */
static const double most_sure = 0.99;

typedef struct gathering {
    kb_arena *arena;
    kb_statements *out;
} gathering;

static kb_status gather(void *context, const kb_fact *fact)
{
    gathering *g = context;
    kb_statement statement = {
        .s = fact->s,
        .o = fact->o,
        .p = fact->p,
        .place = {.article = fact->article,
                  .cluster = fact->cluster,
                  .date = kb_arena_strdup(g->arena, fact->date),
                  .block = fact->block,
                  .start = fact->start,
                  .end = fact->end,
                  .basis = fact->basis,
                  .confidence = fact->confidence,
                  .speaker = kb_arena_strdup(g->arena, fact->text)},
    };
    kb_vec_push(g->arena, g->out, statement);
    return KB_OK;
}

kb_status kb_statements_read(kb_statements *out, kb_store *store,
                             kb_arena *arena, const kb_fact_query *query,
                             kb_error *err)
{
    gathering g = {.arena = arena, .out = out};
    return kb_store_facts(store, query, gather, &g, err);
}

/* A number that tells sources apart, and which statement has it. */
typedef struct label {
    uint64_t value;
    size_t at;
} label;

static int compare_labels(const void *a, const void *b)
{
    const label *x = a, *y = b;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

/* Marks the first statement of each value; returns how many values there are.*/
static int64_t mark_first(label *labels, size_t n, bool *first)
{
    int64_t values = 0;

    qsort(labels, n, sizeof *labels, compare_labels);
    for (size_t i = 0; i < n; i++) {
        bool fresh = i == 0 || labels[i].value != labels[i - 1].value;
        first[labels[i].at] = fresh;
        values += fresh;
    }
    return values;
}

static void add_date(kb_tally *t, const char *date)
{
    if (!date)
        return;
    if (!t->first_date || strcmp(date, t->first_date) < 0)
        t->first_date = date;
    if (!t->last_date || strcmp(date, t->last_date) > 0)
        t->last_date = date;
}

/* Independent sources: all of them would have to be wrong. */
static double confidence_of(const kb_statement *from, size_t n,
                            const bool *first)
{
    double doubt = 1;

    for (size_t i = 0; i < n; i++) {
        if (first[i])
            doubt *= 1 - from[i].place.confidence;
    }
    return round(fmin(1 - doubt, most_sure) * 1000) / 1000;
}

static const kb_place *order_places(kb_arena *arena, const kb_statement *from,
                                    size_t n, const bool *first)
{
    kb_place *places = kb_arena_alloc(arena, n * sizeof *places);
    size_t count = 0;

    for (int round = 1; round >= 0; round--) {
        for (size_t i = 0; i < n; i++) {
            if (first[i] == (round == 1))
                places[count++] = from[i].place;
        }
    }
    return places;
}

kb_tally kb_tally_of(kb_arena *arena, const kb_statement *from,
                     const kb_statement *end, bool copies_count)
{
    size_t n = (size_t)(end - from);
    label *labels = kb_arena_alloc(arena, n * sizeof *labels);
    bool *first = kb_arena_alloc(arena, n * sizeof *first);
    kb_tally t = {.basis = from->place.basis, .place_count = n};

    for (size_t i = 0; i < n; i++) {
        const kb_place *place = &from[i].place;
        labels[i] = (label){.value = place->article, .at = i};
        add_date(&t, place->date);
        if (place->basis < t.basis)
            t.basis = place->basis;
    }
    t.articles = mark_first(labels, n, first);
    for (size_t i = 0; !copies_count && i < n; i++)
        labels[i] = (label){.value = from[i].place.cluster, .at = i};
    t.sources = copies_count ? t.articles : mark_first(labels, n, first);
    t.confidence = confidence_of(from, n, first);
    t.places = order_places(arena, from, n, first);
    return t;
}

/* ---- what they say ------------------------------------------------------ */

const char *kb_letters_of(kb_arena *arena, const char *text)
{
    kb_buf letters = KB_BUF_INIT(LETTERS_MAX);
    kb_str s = kb_str_of(text);

    for (size_t at = 0; at < s.len;) {
        uint32_t c = kb_fold_char(kb_utf8_next(s, &at));
        kb_char_class class = kb_char_class_of(c);
        if (class == KB_CHAR_HAN || class == KB_CHAR_LATIN ||
            class == KB_CHAR_DIGIT)
            kb_utf8_add(&letters, c);
    }
    const char *copy = kb_arena_copy(arena, letters.ptr, letters.len);
    kb_buf_dispose(&letters);
    return copy;
}

int kb_texts_compare(const char *a, const char *b)
{
    if (!a || !b)
        return (a == NULL) - (b == NULL);
    return strcmp(a, b);
}

void kb_meaning_id(char out[KB_MEANING_ID], char type, kb_str meaning)
{
    char hex[KB_HEX];

    kb_hex(hex, kb_digest(meaning));
    snprintf(out, KB_MEANING_ID, "%c:%.*s", type, ID_DIGITS, hex);
}
