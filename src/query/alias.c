/* alias.c - the other forms of a concept. */
#include <stdlib.h>
#include <string.h>

#include "aigckb/forms.h"
#include "base/map.h"
#include "query/alias.h"
#include "text/fold.h"

typedef KB_VEC(kb_alias) aliases;

typedef struct collection {
    kb_arena *arena;
    uint64_t concept;
    kb_map folds; /* what its articles write */
    aliases found;
} collection;

static kb_status note_fold(void *context, const kb_fact *fact)
{
    collection *c = context;
    kb_str fold = kb_str_of(kb_fold_dup(c->arena, kb_str_of(fact->text)));
    bool fresh;

    *kb_map_add(&c->folds, fold, &fresh) = 0;
    return KB_OK;
}

static kb_status take_form(void *context, const kb_form *form)
{
    collection *c = context;
    kb_alias alias = {.articles = form->articles};

    if (form->concept != c->concept || form->canonical)
        return KB_OK;
    alias.form = kb_arena_strdup(c->arena, form->form);
    kb_vec_push(c->arena, &c->found, alias);
    return KB_OK;
}

static int compare(const void *a, const void *b)
{
    const kb_alias *x = a, *y = b;

    if (x->articles != y->articles)
        return x->articles > y->articles ? -1 : 1;
    return strcmp(x->form, y->form);
}

kb_aliases kb_aliases_sorted(kb_alias *data, size_t len)
{
    if (len > 0)
        qsort(data, len, sizeof *data, compare);
    return (kb_aliases){data, len};
}

kb_status kb_aliases_find(kb_aliases *out, kb_store *store, kb_arena *arena,
                          uint64_t concept, kb_error *err)
{
    kb_fact_query query = {.type = KB_FACT_ALIAS,
                           .s = concept,
                           .predicate = KB_ANY,
                           .basis = KB_ANY};
    collection c = {
        .arena = arena, .concept = concept, .folds = {.arena = arena}};

    kb_status status = kb_store_facts(store, &query, note_fold, &c, err);
    for (size_t i = 0; i < c.folds.cap && status == KB_OK; i++) {
        const char *fold = c.folds.slots[i].key.ptr;
        if (fold)
            status =
                kb_store_forms(store, KB_FORM_FOLD, fold, take_form, &c, err);
    }
    *out = kb_aliases_sorted(c.found.data, c.found.len);
    return status;
}
