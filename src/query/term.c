/* term.c - the concept that a user's word means. */
#include <string.h>

#include "aigckb/forms.h"
#include "aigckb/query.h"
#include "base/vec.h"
#include "query/names.h"
#include "query/nearest.h"
#include "text/fold.h"

#define ID_PREFIX "c:"

/* A form, and how it was written by those who wrote it. */
typedef struct form {
    uint64_t id; /* of its concept */
    bool canonical;
    bool same; /* the user wrote it just so */
} form;

typedef KB_VEC(form) forms;

typedef struct lookup {
    kb_store *store;
    kb_arena *arena;
    const char *text; /* as the user wrote it, without "c:" */
    const char *fold;
    bool is_id;
    forms forms; /* those with this fold; canonical ones first */
} lookup;

/* ---- ways from a word to concepts --------------------------------------- */

static bool takes_id(const lookup *l)
{
    return l->is_id && l->forms.len > 0;
}

static bool takes_name(const lookup *l)
{
    return l->forms.len > 0 && l->forms.data[0].canonical &&
           l->forms.data[0].same;
}

static bool takes_alias(const lookup *l)
{
    if (l->forms.len == 0 || l->forms.data[0].canonical)
        return false;
    for (size_t i = 0; i < l->forms.len; i++) {
        if (l->forms.data[i].same)
            return true;
    }
    return false;
}

static bool takes_folded(const lookup *l)
{
    return l->forms.len > 0;
}

/* The first way that takes the word names the match.  A way that looks
 * elsewhere brings its own forms. */
static const struct way {
    const char *name;
    bool (*takes)(const lookup *l);
} ways[] = {
    {"id", takes_id},
    {"name", takes_name},
    {"alias", takes_alias},
    {"folded", takes_folded},
};

/* ------------------------------------------------------------------------- */

static kb_status add_form(void *context, const kb_form *found)
{
    lookup *l = context;
    form f = {.id = found->concept,
              .canonical = found->canonical,
              .same = strcmp(found->form, l->text) == 0};
    kb_vec_push(l->arena, &l->forms, f);
    return KB_OK;
}

static const char *match(const lookup *l)
{
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (ways[i].takes(l))
            return ways[i].name;
    }
    return NULL;
}

/* Reads concepts into the candidates, in the order of their ids here. */
static kb_status load_candidates(kb_term *out, const lookup *l,
                                 const uint64_t *ids, size_t n, kb_error *err)
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
    out->candidates = candidates;
    return status;
}

static kb_status take_forms(kb_term *out, const lookup *l, kb_error *err)
{
    uint64_t *ids = kb_arena_alloc(l->arena, l->forms.len * sizeof *ids);
    size_t n = 0;

    for (bool named = false; n < l->forms.len && !named; n++) {
        ids[n] = l->forms.data[n].id;
        named = l->forms.data[n].canonical; /* before any alias */
    }
    kb_status status = load_candidates(out, l, ids, n, err);
    if (status != KB_OK)
        return status;
    if (out->candidate_count > 1)
        return kb_fail(err, KB_AMBIGUOUS, "'%s' has %zu meanings", out->text,
                       out->candidate_count);
    if (out->candidate_count == 0)
        return kb_fail(err, KB_NOT_FOUND, "no concept '%s'", out->text);
    out->concept = out->candidates[0];
    if (strcmp(l->fold, out->concept.fold) != 0)
        out->redirected_from =
            kb_arena_printf(l->arena, ID_PREFIX "%s", l->fold);
    return KB_OK;
}

static kb_status take_nearest(kb_term *out, const lookup *l, kb_error *err)
{
    uint64_t ids[KB_NEAREST_MAX];
    size_t n = 0;

    kb_status status =
        kb_nearest_find(ids, &n, KB_NEAREST_MAX, l->store, l->fold, err);
    if (status == KB_OK)
        status = load_candidates(out, l, ids, n, err);
    if (status != KB_OK)
        return status;
    return kb_fail(err, KB_NOT_FOUND, "no concept '%s'", out->text);
}

const char *kb_term_fold(kb_arena *arena, const char *text)
{
    return kb_fold_dup(arena, kb_str_of(text));
}

kb_status kb_term_find(kb_term *out, kb_store *store, kb_arena *arena,
                       const char *text, kb_error *err)
{
    lookup l = {.store = store, .arena = arena, .text = text};

    *out = (kb_term){.text = kb_arena_strdup(arena, text)};
    l.is_id = strncmp(text, ID_PREFIX, strlen(ID_PREFIX)) == 0;
    if (l.is_id)
        l.text += strlen(ID_PREFIX);
    l.fold = kb_term_fold(arena, l.text);

    kb_status status = KB_OK;
    if (l.fold[0] != '\0')
        status = kb_store_forms(store, KB_FORM_FOLD, l.fold, add_form, &l, err);
    if (status != KB_OK)
        return status;
    out->matched_by = match(&l);
    return out->matched_by ? take_forms(out, &l, err)
                           : take_nearest(out, &l, err);
}
