/* term.c - the concept that a user's word means. */
#include <stdlib.h>
#include <string.h>

#include "aigckb/forms.h"
#include "aigckb/term.h"
#include "query/choice.h"
#include "query/names.h"
#include "query/nearest.h"
#include "text/fold.h"
#include "text/pinyin.h"
#include "text/utf8.h"

#define ID_PREFIX "c:"

enum {
    TYPED_MIN = 2,   /* Latin letters that may be pinyin */
    PREFIX_MIN = 2,  /* characters that may be the front of a name */
    KNOWN_SHARE = 20 /* see keep_known() */
};

/* A form, and how it was written by those who wrote it. */
typedef struct form {
    uint64_t id; /* of its concept */
    bool alone;  /* it means no other concept, whoever has it too */
    bool canonical;
    bool same; /* the user wrote it just so */
    int64_t articles;
} form;

typedef KB_VEC(form) forms;

typedef struct lookup {
    kb_store *store;
    kb_arena *arena;
    const char *text; /* as the user wrote it, without "c:" */
    const char *fold;
    const char *typed; /* the fold where it may be pinyin, else "" */
    bool is_id;
    forms forms;        /* those with this fold; canonical ones first */
    kb_choices choices; /* of the way that is being tried */
} lookup;

/* ---- by the word itself ------------------------------------------------- */

/* A name goes before any alias, and what a correction gave before others. */
static void choose_forms(lookup *l)
{
    for (size_t i = 0; i < l->forms.len; i++) {
        kb_choices_add(&l->choices, l->forms.data[i].id,
                       l->forms.data[i].articles);
        if (l->forms.data[i].alone)
            return;
    }
}

static kb_status find_id(lookup *l, kb_error *err)
{
    (void)err;
    if (l->is_id)
        choose_forms(l);
    return KB_OK;
}

static kb_status find_name(lookup *l, kb_error *err)
{
    (void)err;
    if (l->forms.len > 0 && l->forms.data[0].canonical && l->forms.data[0].same)
        choose_forms(l);
    return KB_OK;
}

static kb_status find_alias(lookup *l, kb_error *err)
{
    bool same = false;

    (void)err;
    for (size_t i = 0; i < l->forms.len && !l->forms.data[0].canonical; i++)
        same = same || l->forms.data[i].same;
    if (same)
        choose_forms(l);
    return KB_OK;
}

static kb_status find_folded(lookup *l, kb_error *err)
{
    (void)err;
    choose_forms(l);
    return KB_OK;
}

/* ---- by a part of it, or its sound -------------------------------------- */

static kb_status add_choice(void *context, const kb_form *found)
{
    lookup *l = context;
    kb_choices_add(&l->choices, found->concept, found->articles);
    return KB_OK;
}

static kb_status find_pinyin(lookup *l, kb_error *err)
{
    if (l->typed[0] == '\0')
        return KB_OK;
    return kb_store_forms(l->store, KB_FORM_PINYIN, l->typed, add_choice, l,
                          err);
}

static kb_status find_initials(lookup *l, kb_error *err)
{
    if (l->typed[0] == '\0')
        return KB_OK;
    return kb_store_forms(l->store, KB_FORM_INITIALS, l->typed, add_choice, l,
                          err);
}

static kb_status find_prefix(lookup *l, kb_error *err)
{
    if (kb_utf8_count(kb_str_of(l->fold)) < PREFIX_MIN)
        return KB_OK;
    return kb_store_forms(l->store, KB_FORM_PREFIX, l->fold, add_choice, l,
                          err);
}

/* ---- all ways ----------------------------------------------------------- */

/* The first way that finds any concept is the one. */
static const struct way {
    const char *name;
    kb_status (*find)(lookup *l, kb_error *err);
    const char *verb, *noun; /* "'GPT' begins 3 names" */
    bool exact;
    bool known; /* what is much less known than the best is not meant */
} ways[] = {
    {"id", find_id, "has", "meanings", true, false},
    {"name", find_name, "has", "meanings", true, false},
    {"alias", find_alias, "has", "meanings", true, false},
    {"folded", find_folded, "has", "meanings", false, false},
    {"pinyin", find_pinyin, "spells", "names", false, true},
    {"initials", find_initials, "abbreviates", "names", false, true},
    {"prefix", find_prefix, "begins", "names", false, false},
};

static kb_status add_form(void *context, const kb_form *found)
{
    lookup *l = context;
    form f = {.id = found->concept,
              .alone = found->canonical || found->given,
              .canonical = found->canonical,
              .same = strcmp(found->form, l->text) == 0,
              .articles = found->articles};
    kb_vec_push(l->arena, &l->forms, f);
    return KB_OK;
}

static kb_status find_way(const struct way **out, lookup *l, bool exact,
                          kb_error *err)
{
    kb_status status = KB_OK;

    *out = NULL;
    if (l->fold[0] != '\0')
        status =
            kb_store_forms(l->store, KB_FORM_FOLD, l->fold, add_form, l, err);
    for (size_t i = 0; i < sizeof ways / sizeof *ways && status == KB_OK; i++) {
        if ((exact && !ways[i].exact) || (l->is_id && i > 0))
            continue;
        status = ways[i].find(l, err);
        if (l->choices.met.len > 0) {
            *out = &ways[i];
            break;
        }
    }
    return status;
}

/* ---- candidates --------------------------------------------------------- */

static int compare_sources(const void *a, const void *b)
{
    const kb_concept *x = a, *y = b;

    if (x->counts.sources != y->counts.sources)
        return x->counts.sources > y->counts.sources ? -1 : 1;
    if (x->counts.articles != y->counts.articles)
        return x->counts.articles > y->counts.articles ? -1 : 1;
    return strcmp(x->fold, y->fold);
}

/* Reads concepts into the candidates, in the order of their ids here or, where
 * `ranked`, most sources first. */
static kb_status load_candidates(kb_term *out, const lookup *l,
                                 const uint64_t *ids, size_t n, bool ranked,
                                 kb_error *err)
{
    kb_names names = {.arena = l->arena};
    for (size_t i = 0; i < n; i++)
        kb_names_want(&names, ids[i]);
    kb_status status = kb_names_load(&names, l->store, err);

    kb_concept *candidates = kb_arena_alloc(l->arena, n * sizeof *candidates);
    for (size_t i = 0; i < n; i++) {
        const kb_concept *concept = kb_names_find(&names, ids[i]);
        if (concept)
        candidates[out->candidate_count++] = *concept;
    }
    if (ranked && out->candidate_count > 0)
        qsort(candidates, out->candidate_count, sizeof *candidates,
              compare_sources);
    out->candidates = candidates;
    return status;
}

/* Of names that are spelled alike by chance, those with less than a share of
 * the sources of the best known one are not meant. */
static void keep_known(kb_term *out)
{
    int64_t most = out->candidates[0].counts.sources;
    size_t kept = 1;

    while (kept < out->candidate_count &&
           out->candidates[kept].counts.sources * KNOWN_SHARE >= most)
        kept++;
    if (kept < out->candidate_count)
        out->candidate_total = kept;
    out->candidate_count = kept;
}

static kb_status take_choices(kb_term *out, lookup *l, const struct way *way,
                              kb_error *err)
{
    uint64_t ids[KB_CANDIDATES_MAX];
    size_t total = kb_choices_best(ids, KB_CANDIDATES_MAX, &l->choices);
    size_t n = total < KB_CANDIDATES_MAX ? total : KB_CANDIDATES_MAX;

    kb_status status = load_candidates(out, l, ids, n, true, err);
    if (status != KB_OK)
        return status;
    if (out->candidate_count == 0)
        return kb_fail(err, KB_NOT_FOUND, "no concept '%s'", out->text);
    out->candidate_total = total;
    if (way->known)
        keep_known(out);
    if (out->candidate_total > 1)
        return kb_fail(err, KB_AMBIGUOUS, "'%s' %s %zu %s", out->text,
                       way->verb, out->candidate_total, way->noun);
    out->concept = out->candidates[0];
    out->matched_by = way->name;
    if (strcmp(l->fold, out->concept.fold) != 0)
        out->redirected_from =
            kb_arena_printf(l->arena, ID_PREFIX "%s", l->fold);
    return KB_OK;
}

static kb_status take_nearest(kb_term *out, const lookup *l, kb_error *err)
{
    kb_str word = kb_str_of(l->typed[0] ? l->typed : l->fold);
    uint64_t ids[KB_NEAREST_MAX];
    size_t n = 0;

    kb_status status =
        kb_nearest_find(ids, &n, KB_NEAREST_MAX, l->store, word, err);
    if (status == KB_OK)
        status = load_candidates(out, l, ids, n, false, err);
    if (status != KB_OK)
        return status;
    out->candidate_total = out->candidate_count;
    return kb_fail(err, KB_NOT_FOUND, "no concept '%s'", out->text);
}

/* ------------------------------------------------------------------------- */

const char *kb_term_fold(kb_arena *arena, const char *text)
{
    return kb_fold_dup(arena, kb_str_of(text));
}

const char *kb_term_pinyin(kb_arena *arena, const char *fold)
{
    uint32_t letters[KB_PINYIN_MAX];
    kb_spellings initials;
    char text[KB_PINYIN_MAX + 1];
    size_t n = kb_pinyin_write(letters, KB_PINYIN_MAX, kb_str_of(fold));

    kb_pinyin_spellings(&initials, kb_str_of(fold), true);
    if (n == 0 || initials.count == 0)
        return NULL;
    for (size_t i = 0; i < n; i++)
        text[i] = (char)letters[i]; /* ASCII: it is pinyin */
    text[n] = '\0';
    return kb_arena_printf(arena, "%s %s", text, initials.text[0]);
}

/* The Latin letters of a word that may be pinyin, else "": "xi'an" is typed
 * with a mark between its syllables. */
static const char *typed_of(kb_arena *arena, const char *fold)
{
    char *typed = kb_arena_strdup(arena, fold);
    size_t len = 0, letters = 0;

    for (const char *at = fold; *at; at++) {
        if ((unsigned char)*at >= 0x80)
            return "";
        letters += *at >= 'a' && *at <= 'z';
        if (*at != '\'')
            typed[len++] = *at;
    }
    typed[len] = '\0';
    return letters >= TYPED_MIN && len <= KB_PINYIN_MAX ? typed : "";
}

static kb_status find(kb_term *out, lookup *l, bool exact, kb_error *err)
{
    const struct way *way;

    l->is_id = strncmp(l->text, ID_PREFIX, strlen(ID_PREFIX)) == 0;
    if (l->is_id)
        l->text += strlen(ID_PREFIX);
    l->fold = kb_term_fold(l->arena, l->text);
    l->typed = typed_of(l->arena, l->fold);
    l->choices.arena = l->arena;
    kb_status status = find_way(&way, l, exact, err);
    if (status != KB_OK)
        return status;
    return way ? take_choices(out, l, way, err) : take_nearest(out, l, err);
}

kb_status kb_term_find(kb_term *out, kb_store *store, kb_arena *arena,
                       const char *text, kb_error *err)
{
    lookup l = {.store = store, .arena = arena, .text = text};

    *out = (kb_term){.text = kb_arena_strdup(arena, text)};
    return find(out, &l, false, err);
}

kb_status kb_term_find_exact(kb_term *out, kb_store *store, kb_arena *arena,
                             const char *text, kb_error *err)
{
    lookup l = {.store = store, .arena = arena, .text = text};

    *out = (kb_term){.text = kb_arena_strdup(arena, text)};
    return find(out, &l, true, err);
}
