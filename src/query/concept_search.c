/* concept_search.c - finds concepts by their names and aliases. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "aigckb/forms.h"
#include "aigckb/search.h"
#include "aigckb/term.h"
#include "base/map.h"
#include "base/vec.h"
#include "query/names.h"
#include "text/fold.h"
#include "text/utf8.h"

/* What a way to find a concept is worth; what makes a hit better within its
 * way counts less than a step to the next one. */
static const double worth_term = 3, worth_named = 2, worth_form = 1;
static const double step = 0.999;

typedef struct search {
    kb_store *store;
    kb_arena *arena;
    const char *text;
    KB_VEC(kb_str) words;        /* of the text, folded */
    size_t letters;              /* bytes of all of them */
    KB_VEC(kb_concept_hit) hits; /* so far only with the id of the concept */
    kb_map seen;                 /* id: index of the hit */
} search;

static kb_concept *found_at(const search *s, size_t i)
{
    return &s->hits.data[i].concept;
}

/* Adds a concept, or makes its hit better. */
static void add_hit(search *s, uint64_t id, kb_concept_hit hit)
{
    bool fresh;
    uint32_t *at = kb_map_add_id(&s->seen, id, &fresh);

    hit.concept.id = id;
    if (fresh) {
        *at = (uint32_t)s->hits.len;
        kb_vec_push(s->arena, &s->hits, hit);
    } else if (hit.score > s->hits.data[*at].score) {
        s->hits.data[*at] = hit;
    }
}

/* ---- the text as a name, or with names in it ---------------------------- */

static kb_status find_term(search *s, kb_error *err)
{
    kb_term term;
    kb_concept_hit hit = {.matched_by = "ambiguous", .score = worth_term};
    kb_status status = kb_term_find(&term, s->store, s->arena, s->text, err);

    if (status == KB_OK) {
        hit.matched_by = term.matched_by;
        add_hit(s, term.concept.id, hit);
    }
    for (size_t i = 0; status == KB_AMBIGUOUS && i < term.candidate_count; i++)
        add_hit(s, term.candidates[i].id, hit);
    return status == KB_NOT_FOUND || status == KB_AMBIGUOUS ? KB_OK : status;
}

/* The longest names first. */
static kb_status find_named(search *s, kb_error *err)
{
    const kb_named *named;
    size_t count;
    kb_status status =
        kb_search_named(&named, &count, s->store, s->arena, s->text, err);

    for (size_t i = 0; i < count; i++) {
        kb_concept_hit hit = {.matched_by = "named",
                              .form = named[i].form,
                              .score = worth_named + step / (double)(i + 1)};
        add_hit(s, named[i].concept.id, hit);
    }
    return status;
}

/* ---- forms -------------------------------------------------------------- */

static void add_word(search *s, kb_str word)
{
    const char *fold = kb_fold_dup(s->arena, word);

    if (*fold == '\0')
        return;
    kb_vec_push(s->arena, &s->words, kb_str_of(fold));
    s->letters += strlen(fold);
}

static void fold_words(search *s)
{
    kb_str text = kb_str_of(s->text);
    size_t start = 0;

    for (size_t at = 0, before = 0; at < text.len; before = at) {
        uint32_t c = kb_utf8_next(text, &at);
        if (kb_char_class_of(c) != KB_CHAR_SPACE)
            continue;
        add_word(s, kb_str_cut(text, start, before));
        start = at;
    }
    add_word(s, kb_str_cut(text, start, text.len));
}

/* What many articles write goes before what is hardly longer than the text. */
static kb_status look_at_name(void *context, const kb_name *name)
{
    search *s = context;
    kb_str fold = {name->fold, name->len};

    for (size_t i = 0; i < s->words.len; i++) {
        if (kb_str_find(fold, s->words.data[i], 0) == KB_STR_NONE)
            return KB_OK;
    }
    double much = 1 - 1 / (1 + log1p((double)name->articles));
    double whole = fmin(1, (double)s->letters / (double)fold.len);
    kb_concept_hit hit = {.matched_by = "form",
                          .form = kb_arena_copy(s->arena, fold.ptr, fold.len),
                          .score = worth_form + step * (2 * much + whole) / 3};
    add_hit(s, name->concept, hit);
    return KB_OK;
}

static kb_status find_forms(search *s, kb_error *err)
{
    fold_words(s);
    return s->words.len == 0 ? KB_OK
                             : kb_store_names(s->store, look_at_name, s, err);
}

/* ---- the result --------------------------------------------------------- */

static int by_score(const void *a, const void *b)
{
    const kb_concept_hit *x = a, *y = b;
    int64_t more = y->concept.counts.sources - x->concept.counts.sources;

    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    if (more != 0)
        return more > 0 ? 1 : -1;
    return strcmp(x->concept.fold, y->concept.fold);
}

static kb_status take_concept(void *context, const kb_concept *concept)
{
    search *s = context;
    const uint32_t *at = kb_map_find_id(&s->seen, concept->id);

    if (at)
        *found_at(s, *at) = kb_concept_copy(s->arena, concept);
    return KB_OK;
}

/* Only concepts that pass the filter stay. */
static kb_status read_concepts(search *s, const kb_concept_query *filter,
                               kb_error *err)
{
    uint64_t *ids = kb_arena_alloc(s->arena, s->hits.len * sizeof *ids);
    kb_concept_query query = {.ids = ids,
                              .id_count = s->hits.len,
                              .kind = filter->kind,
                              .layer = filter->layer,
                              .min_sources = filter->min_sources,
                              .articles = filter->articles};
    size_t kept = 0;

    if (s->hits.len == 0)
        return KB_OK;
    for (size_t i = 0; i < s->hits.len; i++)
        ids[i] = found_at(s, i)->id;
    kb_status status =
        kb_store_concepts(s->store, &query, take_concept, s, err);
    for (size_t i = 0; i < s->hits.len; i++) {
        if (found_at(s, i)->name)
            s->hits.data[kept++] = s->hits.data[i];
    }
    s->hits.len = kept;
    return status;
}

kb_status kb_search_concepts(kb_concept_hits *out, kb_store *store,
                             kb_arena *arena, const char *text,
                             const kb_concept_query *filter, kb_error *err)
{
    search s = {
        .store = store, .arena = arena, .text = text, .seen = {.arena = arena}};

    *out = (kb_concept_hits){0};
    kb_status status = find_term(&s, err);
    if (status == KB_OK)
        status = find_named(&s, err);
    if (status == KB_OK)
        status = find_forms(&s, err);
    if (status == KB_OK)
        status = read_concepts(&s, filter, err);
    if (status == KB_OK && s.hits.len == 0)
        return kb_fail(err, KB_NOT_FOUND, "no concept for '%s'", text);
    if (s.hits.len > 1)
        qsort(s.hits.data, s.hits.len, sizeof *s.hits.data, by_score);
    *out = (kb_concept_hits){s.hits.data, s.hits.len};
    return status;
}
