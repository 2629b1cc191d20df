/* brief.c - what a newcomer should read of a concept. */
#include "aigckb/brief.h"

#include <stdlib.h>
#include <string.h>

#include "query/excerpt.h"
#include "query/reader.h"
#include "query/telling.h"

enum {
    ALIASES = 8,
    RELATIONS_READ = 48, /* of one predicate, that the best are chosen of */
    WELL_KNOWN = 3, /* names of a single source are left out where the first has
                       more than so many ... */
    SINGLES = 4     /* ... or so many have no more */
};

static void choose_aliases(kb_telling *t)
{
    const kb_aliases *all = &t->profile.aliases;
    size_t n = all->len < ALIASES ? all->len : ALIASES;

    while (n > 0 && all->data[0].articles > 1 && all->data[n - 1].articles == 1)
        n--;
    t->out->aliases = (kb_aliases){all->data, n};
}

/* ---- relations ---------------------------------------------------------- */

/* The other end of a relation. */
static const kb_concept *other_of(const kb_telling *t, const kb_relation *r)
{
    return r->s.id == t->profile.concept.id ? &r->o : &r->s;
}

typedef struct named {
    const kb_relation *relation;
    const kb_concept *other;
} named;

static int by_support(const void *a, const void *b)
{
    const named *x = a, *y = b;

    if (x->relation->p != y->relation->p)
        return x->relation->p < y->relation->p ? -1 : 1;
    if (x->relation->sources != y->relation->sources)
        return x->relation->sources > y->relation->sources ? -1 : 1;
    if (x->other->counts.sources != y->other->counts.sources)
        return x->other->counts.sources > y->other->counts.sources ? -1 : 1;
    return strcmp(x->other->fold, y->other->fold);
}

/* Whether more say the contrary: that the other one belongs to it. */
static bool is_contrary(const kb_relation *r, const kb_relations *others)
{
    for (size_t i = 0; i < others->len; i++) {
        const kb_relation *o = &others->data[i];
        if (o->p == r->p && o->s.id == r->o.id && o->o.id == r->s.id &&
            o->sources > r->sources)
            return r->p != KB_COMPETES_WITH && r->p != KB_PARTNER_OF;
    }
    return false;
}

static bool is_chosen(const kb_telling *t, const kb_relation *r, int64_t most,
                      size_t same)
{
    if (same >= t->query->names || other_of(t, r)->id == t->profile.concept.id)
        return false;
    return r->sources > 1 || (most <= WELL_KNOWN && same < SINGLES);
}

/* Of relations with one predicate, in order. */
static void choose_of_one(kb_relations *out, const kb_telling *t,
                          const named *from, const named *end,
                          const kb_relations *others)
{
    int64_t most = from->relation->sources;
    size_t same = 0;

    for (const named *at = from; at < end; at++) {
        if (!is_chosen(t, at->relation, most, same) ||
            is_contrary(at->relation, others))
            continue;
        out->data[out->len++] = *at->relation;
        same++;
    }
}

static void choose_relations(kb_relations *out, kb_telling *t,
                             const kb_relations *all,
                             const kb_relations *others)
{
    named *order = kb_arena_alloc(t->arena, all->len * sizeof *order);
    const named *at = order, *end = order + all->len;

    for (size_t i = 0; i < all->len; i++)
        order[i] = (named){&all->data[i], other_of(t, &all->data[i])};
    if (all->len > 0)
        qsort(order, all->len, sizeof *order, by_support);
    out->data = kb_arena_alloc(t->arena, all->len * sizeof *out->data);
    while (at < end) {
        const named *next = at + 1;
        while (next < end && next->relation->p == at->relation->p)
            next++;
        choose_of_one(out, t, at, next, others);
        at = next;
    }
}

static kb_status choose_passages(kb_telling *t)
{
    const kb_excerpt_query query = {.concept = &t->profile.concept,
                                    .aliases = &t->profile.aliases,
                                    .filter = &t->query->filter,
                                    .count = t->query->passages,
                                    .max_chars = t->query->max_chars,
                                    .told = &t->told};

    if (query.count == 0)
        return KB_OK;
    return kb_excerpts_find(&t->out->passages, t->reader, t->arena, &query,
                            t->err);
}

kb_status kb_brief_read(kb_brief *out, kb_reader *reader, kb_arena *arena,
                        const kb_concept *concept, const kb_brief_query *query,
                        kb_error *err)
{
    const kb_profile_query asked = {.filter = query->filter,
                                    .relations = RELATIONS_READ,
                                    .places = query->places};
    kb_telling t = {.out = out,
                    .reader = reader,
                    .arena = arena,
                    .query = query,
                    .err = err};

    *out = (kb_brief){.concept = *concept};
    kb_status status = kb_profile_read(&t.profile, kb_reader_store(reader),
                                       arena, concept, &asked, err);
    if (status != KB_OK)
        return status;
    choose_aliases(&t);
    kb_tell_definitions(&t);
    choose_relations(&out->out, &t, &t.profile.out, &t.profile.in);
    choose_relations(&out->in, &t, &t.profile.in, &t.profile.out);
    status = kb_tell_figures(&t);
    if (status == KB_OK)
        status = kb_tell_events(&t);
    return status == KB_OK ? choose_passages(&t) : status;
}
