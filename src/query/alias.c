/* alias.c - the other forms of a concept. */
#include <stdlib.h>
#include <string.h>

#include "aigckb/forms.h"
#include "base/vec.h"
#include "query/alias.h"

typedef struct collection {
    kb_arena *arena;
    KB_VEC(kb_alias) found;
} collection;

static kb_status take_form(void *context, const kb_form *form)
{
    collection *c = context;
    kb_alias alias = {.articles = form->articles};

    if (form->canonical)
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
    collection c = {.arena = arena};

    kb_status status = kb_store_forms_of(store, concept, take_form, &c, err);
    *out = (kb_aliases){c.found.data, c.found.len};
    return status;
}
