/* shared.c - what two concepts have in common. */
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "query/links.h"
#include "query/names.h"

/* The same fact of both. */
typedef struct pair {
    const kb_told_link *a, *b;
    const kb_concept *other; /* once the names are known */
} pair;

typedef KB_VEC(pair) pairs;

/* By direction, predicate and the other end, which is arbitrary but definite.
 */
static int compare(const void *x, const void *y)
{
    const kb_link *a = &((const kb_told_link *)x)->link;
    const kb_link *b = &((const kb_told_link *)y)->link;

    if (a->out != b->out)
        return a->out ? -1 : 1;
    if (a->p != b->p)
        return a->p < b->p ? -1 : 1;
    return a->other < b->other ? -1 : a->other > b->other;
}

static pairs pair_up(kb_arena *arena, kb_links links[2],
                     const uint64_t concepts[2])
{
    pairs found = {0};
    size_t i = 0, j = 0;

    for (int k = 0; k < 2; k++) {
        if (links[k].len > 0)
            qsort(links[k].data, links[k].len, sizeof *links[k].data, compare);
    }
    while (i < links[0].len && j < links[1].len) {
        const kb_told_link *a = &links[0].data[i], *b = &links[1].data[j];
        int which = compare(a, b);
        bool itself =
            a->link.other == concepts[0] || a->link.other == concepts[1];
        if (which == 0 && !itself)
            kb_vec_push(arena, &found, (pair){a, b, NULL});
        i += which <= 0;
        j += which >= 0;
    }
    return found;
}

/* ---- order -------------------------------------------------------------- */

static int64_t least(const pair *p)
{
    int64_t a = p->a->link.sources, b = p->b->link.sources;
    return a < b ? a : b;
}

static int by_sources(const void *x, const void *y)
{
    const pair *a = x, *b = y;
    const kb_link *first = &a->a->link, *second = &b->a->link;

    if (first->out != second->out)
        return first->out ? -1 : 1;
    if (first->p != second->p)
        return first->p < second->p ? -1 : 1;
    if (least(a) != least(b))
        return least(a) > least(b) ? -1 : 1;
    int64_t sum_a = first->sources + a->b->link.sources;
    int64_t sum_b = second->sources + b->b->link.sources;
    if (sum_a != sum_b)
        return sum_a > sum_b ? -1 : 1;
    return strcmp(a->other->fold, b->other->fold);
}

static kb_status order(pairs *found, kb_store *store, kb_arena *arena,
                       kb_error *err)
{
    kb_names names = {.arena = arena};
    size_t kept = 0;

    for (size_t i = 0; i < found->len; i++)
        kb_names_want(&names, found->data[i].a->link.other);
    kb_status status = kb_names_load(&names, store, err);
    for (size_t i = 0; i < found->len && status == KB_OK; i++) {
        pair p = found->data[i];
        p.other = kb_names_find(&names, p.a->link.other);
        if (p.other)
            found->data[kept++] = p;
    }
    found->len = kept;
    if (kept > 0)
        qsort(found->data, kept, sizeof *found->data, by_sources);
    return status;
}

/* ---- reading ------------------------------------------------------------ */

typedef struct reading {
    kb_store *store;
    kb_arena *arena;
    const kb_share_query *query;
    KB_VEC(kb_shared) found;
    size_t alike; /* pairs like the last, it among them */
    kb_error *err;
} reading;

static kb_status read_facts(kb_shared *out, const reading *r, const pair *p)
{
    const kb_fact_choice *choice = &r->query->choice;

    *out = (kb_shared){
        .concept = *p->other, .p = p->a->link.p, .out = p->a->link.out};
    kb_status status = kb_links_relation(&out->facts[0], r->store, r->arena,
                                         p->a, choice, r->err);
    if (status == KB_OK)
        status = kb_links_relation(&out->facts[1], r->store, r->arena, p->b,
                                   choice, r->err);
    return status;
}

static kb_status read_pair(reading *r, const pair *p)
{
    size_t each = r->query->each;
    kb_shared *last =
        r->found.len > 0 ? &r->found.data[r->found.len - 1] : NULL;
    bool alike = last && last->p == p->a->link.p && last->out == p->a->link.out;
    kb_shared next;

    r->alike = alike ? r->alike + 1 : 1;
    if (alike && each > 0 && r->alike > each) {
        last->more++;
        return KB_OK;
    }
    kb_status status = read_facts(&next, r, p);
    if (status == KB_OK)
        kb_vec_push(r->arena, &r->found, next);
    return status == KB_NOT_FOUND ? KB_OK : status; /* it is gone by now */
}

kb_status kb_shares_find(kb_shares *out, kb_store *store, kb_arena *arena,
                         const kb_share_query *query, kb_error *err)
{
    reading r = {.store = store, .arena = arena, .query = query, .err = err};
    kb_links links[2];
    kb_status status = KB_OK;

    *out = (kb_shares){0};
    for (int i = 0; i < 2 && status == KB_OK; i++)
        status = kb_links_read(&links[i], store, arena, query->concepts[i],
                               &query->choice, err);
    if (status != KB_OK)
        return status;
    pairs found = pair_up(arena, links, query->concepts);
    status = order(&found, store, arena, err);
    for (size_t i = 0; i < found.len && status == KB_OK; i++) {
        if (query->limit > 0 && r.found.len >= query->limit)
            break;
        status = read_pair(&r, &found.data[i]);
    }
    *out = (kb_shares){r.found.data, r.found.len};
    return status;
}
