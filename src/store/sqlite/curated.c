/* curated.c - what corrections change in answers: read once, and kept. */
#include "store/sqlite/curated.h"

#include "base/map.h"
#include "base/vec.h"

/* The parts of one concept. */
typedef struct whole {
    uint64_t concept;
    KB_VEC(uint64_t) parts;
} whole;

typedef struct rejection {
    uint64_t s, o;
    kb_predicate p;
} rejection;

struct kb_curated {
    kb_arena *arena;
    kb_map wholes; /* of each part: its whole's index */
    kb_map by_concept;
    KB_VEC(whole) all;
    kb_map hidden;
    KB_VEC(rejection) rejected;
    kb_map has_rejected; /* subjects that are in it */
    size_t count;        /* of all rules that change answers */
};

/* ---- reading ------------------------------------------------------------ */

static void add_part(kb_curated *c, const kb_ruling *r)
{
    bool fresh;
    uint32_t *at = kb_map_add_id(&c->by_concept, r->concept, &fresh);

    if (fresh) {
        *at = (uint32_t)c->all.len;
        kb_vec_push(c->arena, &c->all, (whole){.concept = r->concept});
    }
    uint32_t index = *at;
    kb_vec_push(c->arena, &c->all.data[index].parts, r->part);
    *kb_map_add_id(&c->wholes, r->part, &fresh) = index;
}

static kb_status take(void *context, const kb_ruling *r)
{
    kb_curated *c = context;
    bool fresh;

    if (r->type == KB_RULE_PART) {
        add_part(c, r);
    } else if (r->type == KB_RULE_AMEND && r->gone) {
        kb_map_add_id(&c->hidden, r->concept, &fresh);
    } else if (r->type == KB_RULE_REJECT) {
        kb_vec_push(c->arena, &c->rejected,
                    (rejection){r->part, r->concept, (kb_predicate)r->kind});
        kb_map_add_id(&c->has_rejected, r->part, &fresh);
    } else {
        return KB_OK;
    }
    c->count++;
    return KB_OK;
}

static kb_curated *curated_new(void)
{
    kb_arena *arena = kb_arena_new();
    kb_curated *c = kb_arena_alloc(arena, sizeof *c);

    c->arena = c->wholes.arena = c->by_concept.arena = arena;
    c->hidden.arena = c->has_rejected.arena = arena;
    return c;
}

void kb_curated_forget(kb_sqlite *store)
{
    if (store->curated)
        kb_arena_free(store->curated->arena);
    store->curated = NULL;
}

/* A reader has one transaction for all its questions; who writes looks again
 * when it has derived. */
kb_status kb_curated_get(const kb_curated **out, kb_sqlite *store,
                         kb_error *err)
{
    kb_status status = KB_OK;

    if (!store->curated) {
        store->curated = curated_new();
        status = kb_sqlite_rulings(&store->base, take, store->curated, err);
    }
    if (status != KB_OK)
        kb_curated_forget(store);
    *out = store->curated && store->curated->count > 0 ? store->curated : NULL;
    return status;
}

/* ---- asking ------------------------------------------------------------- */

bool kb_curated_has_parts(const kb_curated *curated)
{
    return curated->all.len > 0;
}

uint64_t kb_curated_whole(const kb_curated *curated, uint64_t concept)
{
    const uint32_t *at = kb_map_find_id(&curated->wholes, concept);
    return at ? curated->all.data[*at].concept : concept;
}

size_t kb_curated_parts(const kb_curated *curated, const uint64_t *concept,
                        const uint64_t **parts)
{
    const uint32_t *at = kb_map_find_id(&curated->by_concept, *concept);

    *parts = at ? curated->all.data[*at].parts.data : concept;
    return at ? curated->all.data[*at].parts.len : 1;
}

bool kb_curated_hides(const kb_curated *curated, uint64_t concept)
{
    return kb_map_find_id(&curated->hidden, concept) != NULL;
}

bool kb_curated_rejects(const kb_curated *curated, uint64_t s, kb_predicate p,
                        uint64_t o)
{
    if (!kb_map_find_id(&curated->has_rejected, s))
        return false;
    for (size_t i = 0; i < curated->rejected.len; i++) {
        const rejection *r = &curated->rejected.data[i];
        if (r->s == s && r->p == p && r->o == o)
            return true;
    }
    return false;
}
