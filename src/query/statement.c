/* statement.c - what articles say, gathered and counted. */
#include "query/statement.h"

#include <stdio.h>
#include <string.h>

#include "base/agree.h"
#include "base/hash.h"
#include "text/fold.h"
#include "text/utf8.h"

enum { LETTERS_MAX = 1 << 20, ID_DIGITS = 12 };

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
                  .claim = fact->claim,
                  .date = kb_arena_strdup(g->arena, fact->date),
                  .block = fact->block,
                  .start = fact->start,
                  .end = fact->end,
                  .basis = fact->basis,
                  .confidence = fact->confidence,
                  .speaker = kb_arena_strdup(g->arena, fact->text)},
        .words = kb_arena_strdup(g->arena, fact->words),
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

static void add_date(kb_tally *t, const char *date)
{
    if (!date)
        return;
    if (!t->first_date || strcmp(date, t->first_date) < 0)
        t->first_date = date;
    if (!t->last_date || strcmp(date, t->last_date) > 0)
        t->last_date = date;
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

/* Of copies only the first are marked. */
static void count_sources(kb_tally *t, kb_arena *arena,
                          const kb_statement *from, kb_origin *origins,
                          bool *first)
{
    size_t n = t->place_count;

    for (size_t i = 0; i < n; i++)
        origins[i] = (kb_origin){.cluster = from[i].place.cluster};
    t->clusters = kb_agree_first(arena, origins, n, first);
    for (size_t i = 0; i < n; i++)
        origins[i].claim = from[i].place.claim;
    t->sources = kb_agree_first(arena, origins, n, first);
}

/* Most statements stand alone. */
static kb_tally tally_one(kb_arena *arena, const kb_statement *only)
{
    const bool first = true;
    kb_place *place = kb_arena_alloc(arena, sizeof *place);

    *place = only->place;
    return (kb_tally){.basis = place->basis,
                      .confidence =
                          kb_agree_confidence(&place->confidence, &first, 1),
                      .sources = 1,
                      .articles = 1,
                      .clusters = 1,
                      .first_date = place->date,
                      .last_date = place->date,
                      .places = place,
                      .place_count = 1};
}

kb_tally kb_tally_of(kb_arena *arena, const kb_statement *from,
                     const kb_statement *end, bool copies_count)
{
    size_t n = (size_t)(end - from);
    if (n == 1)
        return tally_one(arena, from);
    kb_origin *origins = kb_arena_alloc(arena, n * sizeof *origins);
    double *confidences = kb_arena_alloc(arena, n * sizeof *confidences);
    bool *first = kb_arena_alloc(arena, n * sizeof *first);
    kb_tally t = {.basis = from->place.basis, .place_count = n};

    for (size_t i = 0; i < n; i++) {
        const kb_place *place = &from[i].place;
        origins[i] = (kb_origin){.cluster = place->article};
        confidences[i] = place->confidence;
        add_date(&t, place->date);
        if (place->basis < t.basis)
            t.basis = place->basis;
    }
    t.articles = t.clusters = t.sources =
        kb_agree_first(arena, origins, n, first);
    if (!copies_count)
        count_sources(&t, arena, from, origins, first);
    t.confidence = kb_agree_confidence(confidences, first, n);
    t.places = order_places(arena, from, n, first);
    return t;
}

int kb_places_compare(const kb_place *a, const kb_place *b)
{
    int order = kb_texts_compare(b->date, a->date);

    if (!a->date != !b->date)
        return a->date ? -1 : 1; /* unknown ones last */
    if (order == 0)
        order = (a->article > b->article) - (a->article < b->article);
    return order != 0 ? order : (a->start > b->start) - (a->start < b->start);
}

bool kb_statement_is_of(const kb_statement_filter *filter,
                        const kb_concept *concept)
{
    if (!concept->fold)
        return filter->kinds == 0 && filter->layers == 0;
    return (filter->kinds == 0 || filter->kinds >> concept->kind & 1) &&
           (filter->layers == 0 || filter->layers >> concept->layer & 1);
}

/* ---- what they say ------------------------------------------------------ */

const char *kb_letters_of(kb_arena *arena, const char *text)
{
    kb_buf letters = KB_BUF_INIT(LETTERS_MAX);
    kb_str s = kb_str_of(text);

    kb_buf_reserve(&letters, s.len < LETTERS_MAX ? s.len : 0);
    for (size_t at = 0; at < s.len;) {
        uint32_t c = kb_fold_char(kb_utf8_next(s, &at));
        if (kb_char_is_word(c))
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

uint64_t kb_text_head(const char *text)
{
    uint64_t head = 0;
    bool ended = false;

    for (size_t i = 0; i < sizeof head && text; i++) {
        ended |= text[i] == '\0';
        head = head << 8 | (ended ? 0 : (unsigned char)text[i]);
    }
    return text ? head : UINT64_MAX; /* no text begins so */
}

void kb_meaning_id(char out[KB_MEANING_ID], char type, kb_str meaning)
{
    char hex[KB_HEX];

    kb_hex(hex, kb_digest(meaning));
    snprintf(out, KB_MEANING_ID, "%c:%.*s", type, ID_DIGITS, hex);
}
