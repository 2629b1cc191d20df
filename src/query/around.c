/* around.c - the facts of a concept, of its neighbours, and so on. */
#include <stdlib.h>

#include "base/map.h"
#include "base/vec.h"
#include "query/links.h"

/* A concept that is to be come from. */
typedef struct stop {
    uint64_t concept;
    size_t step; /* that led to it, or KB_NO_STEP */
    unsigned depth;
} stop;

typedef struct walk {
    kb_store *store;
    kb_arena *arena;
    const kb_around_query *query;
    kb_map met; /* concepts that were or will be come from, and whether they
                   were: 1 */
    KB_VEC(stop) stops;
    KB_VEC(kb_step) steps;
    int64_t more;
    kb_error *err;
} walk;

static void meet(walk *w, stop next)
{
    bool fresh;

    kb_map_add_id(&w->met, next.concept, &fresh);
    if (fresh && next.depth < w->query->depth)
        kb_vec_push(w->arena, &w->stops, next);
}

/* Whether the facts of a concept are told already. */
static bool is_done(const walk *w, uint64_t concept)
{
    const uint32_t *done = kb_map_find_id(&w->met, concept);
    return done && *done == 1;
}

static bool is_alike(const kb_told_link *a, const kb_told_link *b)
{
    return a->link.p == b->link.p && a->link.out == b->link.out;
}

/* ---- choosing ----------------------------------------------------------- */

/* Leaves out what another concept told. */
static void drop_told(kb_links *links, const walk *w, const stop *from)
{
    size_t kept = 0;

    for (size_t i = 0; i < links->len; i++) {
        const kb_link *link = &links->data[i].link;
        bool itself = link->other == from->concept && !link->out;
        if (!itself &&
            (link->other == from->concept || !is_done(w, link->other)))
            links->data[kept++] = links->data[i];
    }
    links->len = kept;
}

/* A link by its sources, and where it stands. */
typedef struct rank {
    int64_t sources;
    size_t at;
} rank;

static int compare(const void *a, const void *b)
{
    const rank *x = a, *y = b;

    if (x->sources != y->sources)
        return x->sources > y->sources ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

static rank rank_of(const kb_links *links, size_t at)
{
    return (rank){links->data[at].link.sources, at};
}

/* The last of the best `each`, by sources and then in order; there are more. */
static rank last_of_best(const walk *w, const kb_links *links)
{
    rank *ranks = kb_arena_alloc(w->arena, links->len * sizeof *ranks);

    for (size_t i = 0; i < links->len; i++)
        ranks[i] = rank_of(links, i);
    qsort(ranks, links->len, sizeof *ranks, compare);
    return ranks[w->query->each - 1];
}

/* ---- telling ------------------------------------------------------------ */

static kb_status tell(walk *w, const stop *from, const kb_told_link *link,
                      int64_t more)
{
    kb_step step = {.out = link->link.out,
                    .depth = from->depth + 1,
                    .parent = from->step,
                    .more = more};

    kb_status status = kb_links_relation(&step.relation, w->store, w->arena,
                                         link, &w->query->choice, w->err);
    if (status == KB_NOT_FOUND)
        return KB_OK;
    if (status != KB_OK)
        return status;
    kb_vec_push(w->arena, &w->steps, step);
    meet(w, (stop){link->link.other, w->steps.len - 1, step.depth});
    return KB_OK;
}

static bool is_full(const walk *w)
{
    return w->query->limit > 0 && w->steps.len >= w->query->limit;
}

/* Facts that are alike, of which the first `each` are told. */
static kb_status tell_group(walk *w, const stop *from,
                            const kb_told_link *first, size_t count)
{
    size_t each = w->query->each;
    size_t told = each > 0 && each < count ? each : count;
    kb_status status = KB_OK;

    for (size_t i = 0; i < told && status == KB_OK && !is_full(w); i++)
        status = tell(w, from, &first[i],
                      i + 1 == told ? (int64_t)(count - told) : 0);
    w->more += (int64_t)(count - told);
    return status;
}

static kb_status tell_first(walk *w, const stop *from, const kb_links *links)
{
    kb_status status = KB_OK;

    for (size_t i = 0; i < links->len && status == KB_OK;) {
        size_t end = i + 1;
        while (end < links->len && is_alike(&links->data[i], &links->data[end]))
            end++;
        status = tell_group(w, from, &links->data[i], end - i);
        i = end;
    }
    return status;
}

static kb_status tell_best(walk *w, const stop *from, const kb_links *links)
{
    size_t each = w->query->each;
    bool cut = each > 0 && each < links->len;
    rank last = cut ? last_of_best(w, links) : (rank){0};
    kb_status status = KB_OK;

    if (cut)
        w->more += (int64_t)(links->len - each);
    for (size_t i = 0; i < links->len && status == KB_OK && !is_full(w); i++) {
        rank at = rank_of(links, i);
        if (!cut || compare(&at, &last) <= 0)
            status = tell(w, from, &links->data[i], 0);
    }
    return status;
}

static kb_status come_from(walk *w, const stop *from)
{
    kb_links links;
    bool fresh;

    kb_status status = kb_links_read(&links, w->store, w->arena, from->concept,
                                     &w->query->choice, w->err);
    if (status != KB_OK)
        return status;
    drop_told(&links, w, from);
    *kb_map_add_id(&w->met, from->concept, &fresh) = 1;
    return from->depth == 0 ? tell_first(w, from, &links)
                            : tell_best(w, from, &links);
}

kb_status kb_around_find(kb_around *out, kb_store *store, kb_arena *arena,
                         const kb_around_query *query, kb_error *err)
{
    walk w = {.store = store,
              .arena = arena,
              .query = query,
              .met = {.arena = arena},
              .err = err};
    kb_status status = KB_OK;

    meet(&w, (stop){query->concept, KB_NO_STEP, 0});
    for (size_t i = 0; i < w.stops.len && status == KB_OK && !is_full(&w);
         i++) {
        const stop from = w.stops.data[i];
        status = come_from(&w, &from);
    }
    *out = (kb_around){w.steps.data, w.steps.len, w.more};
    return status;
}
