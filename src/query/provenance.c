/* provenance.c - where a concept's name, forms, kind and layer come from. */
#include "aigckb/provenance.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/vec.h"
#include "query/names.h"
#include "text/fold.h"

/* A value, and who says so. */
typedef struct tally {
    kb_vote vote;
    kb_map clusters, articles;
} tally;

typedef struct tallies {
    kb_map by_value;
    KB_VEC(tally) all;
} tallies;

typedef struct asking {
    kb_store *store;
    kb_arena *arena;
    kb_provenance *out;
    const kb_concept *concept;
    tallies names, kinds, layers, forms, bases;
    KB_VEC(kb_ruling) rulings; /* of the concept */
    KB_VEC(uint64_t) parts;
    KB_VEC(kb_counted_part) counted;
    KB_VEC(kb_correction) corrections;
    tally part; /* of the part that is being read */
    kb_error *err;
} asking;

/* ---- counting ----------------------------------------------------------- */

static void count(tally *t, kb_arena *arena, const kb_fact *fact)
{
    bool fresh;

    t->clusters.arena = t->articles.arena = arena;
    kb_map_add_id(&t->clusters, fact->cluster, &fresh);
    kb_map_add_id(&t->articles, fact->article, &fresh);
    t->vote.sources = (int64_t)t->clusters.len;
    t->vote.articles = (int64_t)t->articles.len;
}

/* The tally of a value; forms that fold to the same are one. */
static tally *tally_of(tallies *t, kb_arena *arena, const char *key,
                       const char *value)
{
    bool fresh;

    t->by_value.arena = arena;
    uint32_t *at = kb_map_find(&t->by_value, kb_str_of(key));
    if (!at) {
        const char *copy = kb_arena_strdup(arena, key);
        at = kb_map_add(&t->by_value, kb_str_of(copy), &fresh);
        *at = (uint32_t)t->all.len;
        kb_vec_push(
            arena, &t->all,
            (tally){.vote = {kb_arena_strdup(arena, value), 0, 0, false}});
    }
    return &t->all.data[*at];
}

static int by_sources(const void *a, const void *b)
{
    const kb_vote *x = a, *y = b;

    if (x->sources != y->sources)
        return x->sources > y->sources ? -1 : 1;
    if (x->articles != y->articles)
        return x->articles > y->articles ? -1 : 1;
    return strcmp(x->value, y->value);
}

static kb_votes votes_of(const tallies *t, kb_arena *arena)
{
    kb_votes votes = {kb_arena_alloc(arena, t->all.len * sizeof(kb_vote)),
                      t->all.len};

    for (size_t i = 0; i < t->all.len; i++)
        votes.data[i] = t->all.data[i].vote;
    if (votes.len > 0)
        qsort(votes.data, votes.len, sizeof *votes.data, by_sources);
    return votes;
}

/* ---- statements --------------------------------------------------------- */

static kb_status take_concept(void *context, const kb_fact *fact)
{
    asking *a = context;
    const char *kind = kb_kind_word(fact->kind)->name;
    const char *layer = kb_layer_word(fact->layer)->name;
    const char *basis = kb_basis_word(fact->basis)->name;

    count(tally_of(&a->names, a->arena, fact->text, fact->text), a->arena,
          fact);
    count(tally_of(&a->kinds, a->arena, kind, kind), a->arena, fact);
    count(tally_of(&a->layers, a->arena, layer, layer), a->arena, fact);
    count(tally_of(&a->bases, a->arena, basis, basis), a->arena, fact);
    count(&a->part, a->arena, fact);
    if (!a->part.vote.value)
        a->part.vote.value = kb_arena_strdup(a->arena, fact->text);
    return KB_OK;
}

static kb_status take_alias(void *context, const kb_fact *fact)
{
    asking *a = context;
    const char *fold = kb_fold_dup(a->arena, kb_str_of(fact->text));
    uint32_t *known = kb_map_find(&a->forms.by_value, kb_str_of(fold));

    if (known) /* of those that there are by now */
        count(&a->forms.all.data[*known], a->arena, fact);
    return KB_OK;
}

static kb_status read_facts(asking *a, kb_fact_type type, uint64_t part,
                            kb_fact_fn *fn)
{
    kb_fact_query query = {.type = type,
                           .as_said = true,
                           .s = part,
                           .predicate = KB_ANY,
                           .basis = KB_ANY};
    return kb_store_facts(a->store, &query, fn, a, a->err);
}

/* A part's own name is a form too: whoever has it, writes it. */
static kb_status take_part_name(void *context, const kb_fact *fact)
{
    return take_alias(context, fact);
}

static kb_status read_part(asking *a, uint64_t part)
{
    a->part = (tally){.vote = {.value = NULL}};
    kb_status status = read_facts(a, KB_FACT_CONCEPT, part, take_concept);
    if (status == KB_OK)
        status = read_facts(a, KB_FACT_ALIAS, part, take_alias);
    if (status == KB_OK && part != a->concept->id)
        status = read_facts(a, KB_FACT_CONCEPT, part, take_part_name);
    return status;
}

/* ---- corrections -------------------------------------------------------- */

static kb_status take_ruling(void *context, const kb_ruling *ruling)
{
    asking *a = context;
    kb_ruling r = *ruling;
    bool own = r.concept == a->concept->id;

    if (!own && (r.type != KB_RULE_REJECT || r.part != a->concept->id))
        return KB_OK;
    r.concept_fold = kb_arena_strdup(a->arena, r.concept_fold);
    r.fold = kb_arena_strdup(a->arena, r.fold);
    r.text = kb_arena_strdup(a->arena, r.text);
    kb_vec_push(a->arena, &a->rulings, r);
    if (r.type == KB_RULE_PART)
        kb_vec_push(a->arena, &a->parts, r.part);
    if (r.type == KB_RULE_AMEND) {
        a->out->name_given = r.text != NULL;
        a->out->kind_given = r.kind != KB_ANY;
        a->out->layer_given = r.layer != KB_ANY;
    }
    return KB_OK;
}

/* Whether a word names the concept, or a part of it. */
static bool names_it(const asking *a, const char *word)
{
    uint64_t id = kb_concept_id(kb_fold_dup(a->arena, kb_str_of(word)));

    for (size_t i = 0; i < a->parts.len; i++) {
        if (a->parts.data[i] == id)
            return true;
    }
    return id == a->concept->id;
}

static kb_status take_correction(void *context, const kb_correction *c)
{
    asking *a = context;
    kb_correction copy = *c;
    bool two = c->op == KB_CORRECT_MERGE || c->op == KB_CORRECT_NEVER_MERGE ||
               c->op == KB_CORRECT_RENAME;

    for (size_t i = 0; i < KB_CORRECTION_WORDS; i++)
        copy.words[i] = kb_arena_strdup(a->arena, c->words[i]);
    if (names_it(a, copy.words[0]) || (two && names_it(a, copy.words[1])) ||
        (copy.words[2] && names_it(a, copy.words[2])))
        kb_vec_push(a->arena, &a->corrections, copy);
    return KB_OK;
}

static kb_status read_rejected(asking *a)
{
    kb_provenance *out = a->out;
    size_t n = a->rulings.len;
    kb_names names = {.arena = a->arena};

    for (size_t i = 0; i < n; i++) {
        kb_names_want(&names, a->rulings.data[i].concept);
        kb_names_want(&names, a->rulings.data[i].part);
    }
    kb_status status = kb_names_load(&names, a->store, a->err);
    out->rejected = kb_arena_alloc(a->arena, n * sizeof *out->rejected);
    out->rejected_ids = kb_arena_alloc(a->arena, n * sizeof *out->rejected_ids);
    for (size_t i = 0; i < n; i++) {
        const kb_ruling *r = &a->rulings.data[i];
        const kb_concept *s = kb_names_find(&names, r->part);
        const kb_concept *o = kb_names_find(&names, r->concept);
        if (r->type != KB_RULE_REJECT || !s || !o)
            continue;
        kb_predicate p = (kb_predicate)r->kind;
        kb_relation_id(out->rejected_ids[out->rejected_count], s->fold, p,
                       o->fold);
        out->rejected[out->rejected_count++] =
            (kb_relation_name){s->name, o->name, p};
    }
    return status;
}

/* ---- all ---------------------------------------------------------------- */

/* The forms that the concept has; statements are counted for each. */
static kb_status read_forms(asking *a)
{
    kb_aliases aliases;
    kb_status status =
        kb_aliases_find(&aliases, a->store, a->arena, a->concept->id, a->err);

    for (size_t i = 0; i < aliases.len && status == KB_OK; i++) {
        const char *form = aliases.data[i].form;
        tally *t = tally_of(&a->forms, a->arena,
                            kb_fold_dup(a->arena, kb_str_of(form)), form);
        for (size_t k = 0; k < a->rulings.len; k++) {
            const kb_ruling *r = &a->rulings.data[k];
            bool gives = r->type == KB_RULE_FORM || r->type == KB_RULE_PART;
            if (gives && !r->gone &&
                strcmp(r->fold, kb_fold_dup(a->arena, kb_str_of(form))) == 0)
                t->vote.given = true;
        }
    }
    return status;
}

/* A concept that no article has, but a correction made, is no part of it. */
static void add_counted(asking *a, const kb_ruling *r)
{
    const kb_vote *v = &a->part.vote;

    if (r->part == r->concept && v->articles == 0)
        return;
    kb_vec_push(a->arena, &a->counted,
                (kb_counted_part){r->fold, v->value ? v->value : r->text,
                                  v->sources, v->articles});
}

static kb_status read_parts(asking *a)
{
    kb_status status = KB_OK;

    for (size_t i = 0; i < a->rulings.len && status == KB_OK; i++) {
        const kb_ruling *r = &a->rulings.data[i];
        if (r->type != KB_RULE_PART)
            continue;
        status = read_part(a, r->part);
        add_counted(a, r);
    }
    return a->parts.len == 0 && status == KB_OK ? read_part(a, a->concept->id)
                                                : status;
}

static int64_t sources_of(const asking *a, kb_basis basis)
{
    const char *name = kb_basis_word(basis)->name;
    const uint32_t *at = kb_map_find(&a->bases.by_value, kb_str_of(name));
    return at ? a->bases.all.data[*at].vote.sources : 0;
}

static void finish(asking *a)
{
    kb_provenance *out = a->out;

    out->names = votes_of(&a->names, a->arena);
    out->kinds = votes_of(&a->kinds, a->arena);
    out->layers = votes_of(&a->layers, a->arena);
    out->forms = votes_of(&a->forms, a->arena);
    out->lexicon = sources_of(a, KB_BASIS_LEXICON);
    out->pattern = sources_of(a, KB_BASIS_PATTERN);
    out->parts = a->counted.data;
    out->part_count = a->counted.len;
    out->corrections =
        (kb_corrections){a->corrections.data, a->corrections.len};
}

kb_status kb_provenance_read(kb_provenance *out, kb_store *store,
                             kb_arena *arena, const kb_concept *concept,
                             kb_error *err)
{
    asking a = {.store = store,
                .arena = arena,
                .out = out,
                .concept = concept,
                .err = err};

    *out = (kb_provenance){.lexicon = 0};
    kb_status status = kb_store_rulings(store, take_ruling, &a, err);
    if (status == KB_OK)
        status = kb_store_corrections(store, take_correction, &a, err);
    if (status == KB_OK)
        status = read_forms(&a);
    if (status == KB_OK)
        status = read_parts(&a);
    if (status == KB_OK)
        status = read_rejected(&a);
    finish(&a);
    return status;
}
