/* relation_id.c - a relation by its public id, which is a hash: so it is made
 * of one after the other until it is the same. */
#include <string.h>

#include "aigckb/edges.h"
#include "aigckb/query.h"
#include "query/names.h"

typedef struct looking {
    const char *id;
    kb_arena *arena;
    const char *s, *o; /* folds; NULL until it is found */
    kb_predicate p;
} looking;

/* (KB_INTERRUPTED ends the walk.) */
static kb_status look(void *context, const kb_edge_name *name)
{
    looking *l = context;
    char id[KB_MEANING_ID];

    kb_relation_id(id, name->s_fold, name->p, name->o_fold);
    if (strcmp(id, l->id) != 0)
        return KB_OK;
    l->s = kb_arena_strdup(l->arena, name->s_fold);
    l->o = kb_arena_strdup(l->arena, name->o_fold);
    l->p = name->p;
    return KB_INTERRUPTED;
}

kb_status kb_relation_of_id(kb_relation_name *out, kb_store *store,
                            kb_arena *arena, const char *id, kb_error *err)
{
    looking l = {.id = id, .arena = arena};
    kb_names names = {.arena = arena};
    kb_concept s, o;

    kb_status status = kb_store_edge_names(store, look, &l, err);
    if (status != KB_OK && !l.s)
        return status;
    if (!l.s)
        return kb_fail(err, KB_NOT_FOUND, "no relation '%s'", id);
    kb_names_want(&names, kb_concept_id(l.s));
    kb_names_want(&names, kb_concept_id(l.o));
    status = kb_names_load(&names, store, err);
    kb_names_get(&s, &names, kb_concept_id(l.s));
    kb_names_get(&o, &names, kb_concept_id(l.o));
    *out = (kb_relation_name){s.name, o.name, l.p};
    return status;
}
