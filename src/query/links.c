/* links.c - the facts of a concept, in short: from the index of edges where
 * that has them ready, else from the statements. */
#include "query/links.h"

#include "base/vec.h"
#include "query/names.h"
#include "query/relation.h"

typedef struct reading {
    kb_arena *arena;
    uint64_t concept;
    const kb_fact_choice *choice;
    KB_VEC(kb_told_link) found;
} reading;

static bool wants(const kb_fact_choice *choice, bool out)
{
    return choice->in == choice->out || (out ? choice->out : choice->in);
}

/* ---- from edges --------------------------------------------------------- */

static kb_status take(void *context, const kb_link *link)
{
    reading *r = context;

    if (wants(r->choice, link->out))
        kb_vec_push(r->arena, &r->found, (kb_told_link){*link, NULL});
    return KB_OK;
}

/* Keeps those whose other end is of the wanted kinds and layers. */
static kb_status choose(reading *r, kb_store *store, kb_error *err)
{
    unsigned kinds = r->choice->facts.kinds, layers = r->choice->facts.layers;
    kb_names names = {.arena = r->arena};
    size_t kept = 0;

    if (kinds == 0 && layers == 0)
        return KB_OK;
    for (size_t i = 0; i < r->found.len; i++)
        kb_names_want(&names, r->found.data[i].link.other);
    kb_status status = kb_names_load(&names, store, err);
    for (size_t i = 0; i < r->found.len && status == KB_OK; i++) {
        const kb_concept *other =
            kb_names_find(&names, r->found.data[i].link.other);
        if (other && (kinds == 0 || kinds >> other->kind & 1) &&
            (layers == 0 || layers >> other->layer & 1))
            r->found.data[kept++] = r->found.data[i];
    }
    r->found.len = kept;
    return status;
}

static kb_status read_edges(reading *r, kb_store *store, kb_error *err)
{
    const kb_statement_filter *filter = &r->choice->facts.filter;
    kb_link_query query = {.concept = r->concept,
                           .predicates = filter->predicates,
                           .basis = KB_ANY,
                           .min_confidence = filter->min_confidence,
                           .min_sources = filter->min_sources};

    kb_status status = kb_store_links(store, &query, take, r, err);
    return status == KB_OK ? choose(r, store, err) : status;
}

/* ---- from statements ---------------------------------------------------- */

static kb_status read_statements(reading *r, kb_store *store, bool out,
                                 kb_error *err)
{
    kb_relation_query query = r->choice->facts;
    kb_relations found;

    query.s = out ? r->concept : 0;
    query.o = out ? 0 : r->concept;
    query.limit = 0;
    if (!wants(r->choice, out))
        return KB_OK;
    kb_status status = kb_relations_find(&found, store, r->arena, &query, err);
    for (size_t i = 0; i < found.len && status == KB_OK; i++) {
        const kb_relation *relation = &found.data[i];
        kb_link link = {.concept = r->concept,
                        .other = out ? relation->o.id : relation->s.id,
                        .p = relation->p,
                        .out = out,
                        .confidence = relation->confidence,
                        .sources = relation->sources};
        kb_vec_push(r->arena, &r->found, (kb_told_link){link, relation});
    }
    return status;
}

/* ------------------------------------------------------------------------- */

kb_status kb_links_read(kb_links *out, kb_store *store, kb_arena *arena,
                        uint64_t concept, const kb_fact_choice *choice,
                        kb_error *err)
{
    reading r = {.arena = arena, .concept = concept, .choice = choice};
    kb_relation_query one = choice->facts;
    kb_status status;

    one.places = 1; /* more of them can be read later */
    if (kb_relations_ready(&one)) {
        status = read_edges(&r, store, err);
    } else {
        status = read_statements(&r, store, true, err);
        if (status == KB_OK)
            status = read_statements(&r, store, false, err);
    }
    *out = (kb_links){r.found.data, r.found.len};
    return status;
}

kb_status kb_links_relation(kb_relation *out, kb_store *store, kb_arena *arena,
                            const kb_told_link *link,
                            const kb_fact_choice *choice, kb_error *err)
{
    kb_relation_query query = choice->facts;
    kb_relations found;

    if (link->relation) {
        *out = *link->relation;
        return KB_OK;
    }
    query.s = link->link.out ? link->link.concept : link->link.other;
    query.o = link->link.out ? link->link.other : link->link.concept;
    query.filter.predicates = 1U << link->link.p;
    query.kinds = query.layers = 0;
    query.limit = 1;
    kb_status status = kb_relations_find(&found, store, arena, &query, err);
    if (status == KB_OK && found.len == 0)
        return kb_fail(err, KB_NOT_FOUND, "a fact is gone by now");
    if (status == KB_OK)
        *out = found.data[0];
    return status;
}
