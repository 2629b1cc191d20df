/* summary.c - what a store holds, in a few words on each concept.  It is read
 * in whole passes over the store: a concept at a time would take as many
 * questions as there are concepts. */
#include <stdlib.h>

#include "aigckb/forms.h"
#include "query/alias.h"
#include "query/definition.h"
#include "query/names.h"

typedef struct entry {
    uint64_t id;
    uint32_t at; /* index of its outline */
} entry;

typedef struct form {
    uint32_t at;
    kb_alias alias;
} form;

typedef struct summary {
    kb_store *store;
    kb_arena *arena;
    kb_summary *out;
    KB_VEC(kb_outline) outlines; /* in the order of their public ids */
    entry *by_id;
    KB_VEC(form) forms;
    kb_fact last; /* relation that was counted */
} summary;

/* ---- concepts ----------------------------------------------------------- */

static kb_status add_concept(void *context, const kb_concept *concept)
{
    summary *s = context;
    kb_outline outline = {.concept = kb_concept_copy(s->arena, concept)};

    s->out->kinds[concept->kind][concept->layer]++;
    kb_vec_push(s->arena, &s->outlines, outline);
    return KB_OK;
}

static int compare_entries(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

static kb_status read_concepts(summary *s, kb_error *err)
{
    kb_concept_query query = {
        .kind = KB_ANY, .layer = KB_ANY, .sort = KB_SORT_NAME};
    kb_status status = kb_store_concepts(s->store, &query, add_concept, s, err);
    size_t n = s->outlines.len;

    s->by_id = kb_arena_alloc(s->arena, n * sizeof *s->by_id);
    for (size_t i = 0; i < n; i++)
        s->by_id[i] = (entry){s->outlines.data[i].concept.id, (uint32_t)i};
    qsort(s->by_id, n, sizeof *s->by_id, compare_entries);
    return status;
}

static kb_outline *find(const summary *s, uint64_t id)
{
    const entry key = {.id = id};
    if (s->outlines.len == 0)
        return NULL;
    const entry *found =
        bsearch(&key, s->by_id, s->outlines.len, sizeof key, compare_entries);
    return found ? &s->outlines.data[found->at] : NULL;
}

/* ---- aliases ------------------------------------------------------------ */

static kb_status add_form(void *context, const kb_form *found)
{
    summary *s = context;
    const kb_outline *outline = find(s, found->concept);

    if (!outline || found->canonical)
        return KB_OK;
    form f = {.at = (uint32_t)(outline - s->outlines.data),
              .alias = {.form = kb_arena_strdup(s->arena, found->form),
                        .articles = found->articles}};
    kb_vec_push(s->arena, &s->forms, f);
    return KB_OK;
}

static int compare_forms(const void *a, const void *b)
{
    const form *x = a, *y = b;
    return (x->at > y->at) - (x->at < y->at);
}

static kb_status read_aliases(summary *s, kb_error *err)
{
    kb_status status =
        kb_store_forms(s->store, KB_FORM_PREFIX, "", add_form, s, err);
    size_t n = s->forms.len, from = 0;
    kb_alias *aliases = kb_arena_alloc(s->arena, n * sizeof *aliases);

    if (n > 0)
        qsort(s->forms.data, n, sizeof *s->forms.data, compare_forms);
    for (size_t i = 0; i < n; i++) {
        uint32_t at = s->forms.data[i].at;
        aliases[i] = s->forms.data[i].alias;
        if (i + 1 < n && s->forms.data[i + 1].at == at)
            continue;
        s->outlines.data[at].aliases =
            kb_aliases_sorted(aliases + from, i + 1 - from);
        from = i + 1;
    }
    return status;
}

/* ---- definitions and relations ------------------------------------------ */

static kb_fact_query all_facts(kb_fact_type type)
{
    return (kb_fact_query){.type = type, .predicate = KB_ANY, .basis = KB_ANY};
}

static void define(const summary *s, kb_outline *outline,
                   const kb_wording *from, const kb_wording *end)
{
    kb_matcher *names = kb_matcher_new(s->arena);

    kb_matcher_add(names, kb_str_of(outline->concept.fold));
    for (size_t i = 0; i < outline->aliases.len; i++)
        kb_matcher_add(
            names, kb_str_of(kb_fold_dup(
                       s->arena, kb_str_of(outline->aliases.data[i].form))));
    kb_matcher_build(names);
    kb_definitions d = kb_wordings_group(s->arena, from, end, names, false);
    if (d.len > 0)
        outline->definition = &d.data[0];
}

static kb_status read_definitions(summary *s, kb_error *err)
{
    kb_fact_query query = all_facts(KB_FACT_DEFINITION);
    kb_statements statements = {0};

    kb_status status =
        kb_statements_read(&statements, s->store, s->arena, &query, err);
    if (status != KB_OK || statements.len == 0)
        return status;
    const kb_wording *at = kb_wordings_of(s->arena, &statements);
    const kb_wording *end = at + statements.len;
    while (at < end) {
        const kb_wording *next = at + 1;
        while (next < end && next->statement.s == at->statement.s)
            next++;
        kb_outline *outline = find(s, at->statement.s);
        if (outline)
            define(s, outline, at, next);
        at = next;
    }
    return KB_OK;
}

/* Statements of one relation come one after another. */
static kb_status count_relation(void *context, const kb_fact *fact)
{
    summary *s = context;
    bool repeated =
        s->last.s == fact->s && s->last.p == fact->p && s->last.o == fact->o;
    kb_outline *subject = find(s, fact->s), *object = find(s, fact->o);

    s->last = *fact;
    if (repeated || !subject || !object)
        return KB_OK;
    subject->relations[fact->p].out++;
    object->relations[fact->p].in++;
    return KB_OK;
}

kb_status kb_summary_read(kb_summary *out, kb_store *store, kb_arena *arena,
                          kb_error *err)
{
    kb_fact_query relations = all_facts(KB_FACT_RELATION);
    summary s = {.store = store, .arena = arena, .out = out};

    *out = (kb_summary){0};
    kb_status status = read_concepts(&s, err);
    if (status == KB_OK)
        status = read_aliases(&s, err);
    if (status == KB_OK)
        status = read_definitions(&s, err);
    if (status == KB_OK)
        status = kb_store_facts(s.store, &relations, count_relation, &s, err);
    out->concepts = s.outlines.data;
    out->concept_count = s.outlines.len;
    return status;
}
