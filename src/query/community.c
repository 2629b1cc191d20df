/* community.c - groups of things: the Louvain method. */
#include "query/community.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* A move that gains less is none: sums in another order may differ so much. */
static const double least_gain = 1e-9;

/* Things, or groups of them, with their ties by thing. */
typedef struct network {
    size_t n;
    size_t *first; /* of the ties of each, and behind the last */
    uint32_t *to;
    double *weights;
    double *inside;   /* of each, to itself: every tie from both its ends */
    double *strength; /* of each, all its ties */
    double total;     /* strength of all */
} network;

/* The groups of a network's things. */
typedef struct division {
    uint32_t *group;
    double *strength; /* of each group */
    double *near;     /* ties of the thing at hand to each group; else 0 */
    uint32_t *met;    /* groups where it is not */
    size_t met_count;
} division;

/* ---- networks ----------------------------------------------------------- */

static void *room(kb_arena *arena, size_t n, size_t size)
{
    return kb_arena_alloc(arena, (n + 1) * size);
}

static network make(kb_arena *arena, size_t n, size_t halves)
{
    return (network){.n = n,
                     .first = room(arena, n, sizeof(size_t)),
                     .to = room(arena, halves, sizeof(uint32_t)),
                     .weights = room(arena, halves, sizeof(double)),
                     .inside = room(arena, n, sizeof(double)),
                     .strength = room(arena, n, sizeof(double))};
}

static void add_half(network *net, size_t *next, const kb_tie *tie, bool back)
{
    uint32_t from = back ? tie->b : tie->a;
    size_t at = next[from]++;

    net->to[at] = back ? tie->a : tie->b;
    net->weights[at] = tie->weight;
}

static network network_of(kb_arena *arena, size_t n, const kb_tie *ties,
                          size_t count)
{
    network net = make(arena, n, 2 * count);
    size_t *next = room(arena, n, sizeof *next);

    for (size_t i = 0; i < count; i++) {
        const kb_tie *tie = &ties[i];
        net.strength[tie->a] += tie->weight;
        net.strength[tie->b] += tie->weight;
        net.total += 2 * tie->weight;
        if (tie->a == tie->b) {
            net.inside[tie->a] += 2 * tie->weight;
            continue;
        }
        net.first[tie->a + 1]++;
        net.first[tie->b + 1]++;
    }
    for (size_t i = 0; i < n; i++) {
        net.first[i + 1] += net.first[i];
        next[i] = net.first[i];
    }
    for (size_t i = 0; i < count; i++) {
        if (ties[i].a == ties[i].b)
            continue;
        add_half(&net, next, &ties[i], false);
        add_half(&net, next, &ties[i], true);
    }
    return net;
}

/* ---- moving ------------------------------------------------------------- */

static division alone(kb_arena *arena, const network *net)
{
    division d = {.group = room(arena, net->n, sizeof(uint32_t)),
                  .strength = room(arena, net->n, sizeof(double)),
                  .near = room(arena, net->n, sizeof(double)),
                  .met = room(arena, net->n, sizeof(uint32_t))};

    for (size_t i = 0; i < net->n; i++) {
        d.group[i] = (uint32_t)i;
        d.strength[i] = net->strength[i];
    }
    return d;
}

/* Adds up the ties of a thing, or of a member of a group, by group. */
static void meet_groups(division *d, const network *net, size_t thing)
{
    for (size_t t = net->first[thing]; t < net->first[thing + 1]; t++) {
        uint32_t group = d->group[net->to[t]];
        if (d->near[group] == 0)
            d->met[d->met_count++] = group;
        d->near[group] += net->weights[t];
    }
}

static void forget_groups(division *d)
{
    while (d->met_count > 0)
        d->near[d->met[--d->met_count]] = 0;
}

/* What a thing of this strength gains in a group, but for what is the same in
 * all. */
static double gain(const division *d, const network *net, uint32_t group,
                   double strength)
{
    return d->near[group] - d->strength[group] * strength / net->total;
}

static bool move(division *d, const network *net, size_t thing)
{
    uint32_t old = d->group[thing], best = old;
    double strength = net->strength[thing];

    d->strength[old] -= strength;
    meet_groups(d, net, thing);
    double most = gain(d, net, old, strength);
    for (size_t i = 0; i < d->met_count; i++) {
        uint32_t group = d->met[i];
        double here = gain(d, net, group, strength);
        bool equal = here > most - least_gain && here < most + least_gain;
        if (here > most + least_gain ||
            (equal && best != old && group < best)) {
            most = here;
            best = group;
        }
    }
    forget_groups(d);
    d->strength[best] += strength;
    d->group[thing] = best;
    return best != old;
}

/* Moves things until none gains by it. */
static bool settle(division *d, const network *net)
{
    bool moved = true, ever = false;

    while (moved) {
        moved = false;
        for (size_t i = 0; i < net->n; i++)
            moved |= move(d, net, i);
        ever |= moved;
    }
    return ever;
}

/* ---- groups as things --------------------------------------------------- */

/* Numbers the groups without gaps.  @return how many there are */
static size_t number(division *d, kb_arena *arena, size_t n)
{
    uint32_t *names = room(arena, n, sizeof *names);
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        uint32_t *name = &names[d->group[i]];
        if (*name == 0)
            *name = (uint32_t)++count;
        d->group[i] = *name - 1;
    }
    return count;
}

/* The members of each group: those of g are from first[g] on. */
static uint32_t *members_of(const division *d, kb_arena *arena, size_t n,
                            size_t *first, size_t groups)
{
    uint32_t *members = room(arena, n, sizeof *members);
    size_t *next = room(arena, groups, sizeof *next);

    for (size_t i = 0; i < n; i++)
        first[d->group[i] + 1]++;
    for (size_t g = 0; g < groups; g++) {
        first[g + 1] += first[g];
        next[g] = first[g];
    }
    for (size_t i = 0; i < n; i++)
        members[next[d->group[i]]++] = (uint32_t)i;
    return members;
}

static void close_group(network *out, division *d, uint32_t group)
{
    size_t at = out->first[group];

    for (size_t i = 0; i < d->met_count; i++) {
        uint32_t other = d->met[i];
        if (other == group) {
            out->inside[group] += d->near[other];
            continue;
        }
        out->to[at] = other;
        out->weights[at++] = d->near[other];
    }
    out->first[group + 1] = at;
    forget_groups(d);
}

/* The network of the groups. */
static network joined(kb_arena *arena, division *d, const network *net)
{
    size_t groups = number(d, arena, net->n);
    size_t *first = room(arena, groups + 1, sizeof *first);
    uint32_t *members = members_of(d, arena, net->n, first, groups);
    network out = make(arena, groups, net->first[net->n]);

    out.total = net->total;
    for (size_t g = 0; g < groups; g++) {
        for (size_t i = first[g]; i < first[g + 1]; i++) {
            out.inside[g] += net->inside[members[i]];
            out.strength[g] += net->strength[members[i]];
            meet_groups(d, net, members[i]);
        }
        close_group(&out, d, (uint32_t)g);
    }
    return out;
}

static double modularity(const network *groups)
{
    double sum = 0;

    for (size_t g = 0; g < groups->n && groups->total > 0; g++) {
        double share = groups->strength[g] / groups->total;
        sum += groups->inside[g] / groups->total - share * share;
    }
    return sum;
}

/* ---- the result --------------------------------------------------------- */

typedef struct ranked {
    size_t size;
    uint32_t group; /* in the order of their lowest things */
} ranked;

static int by_size(const void *a, const void *b)
{
    const ranked *x = a, *y = b;

    if (x->size != y->size)
        return x->size > y->size ? -1 : 1;
    return x->group < y->group ? -1 : 1;
}

static void rank(uint32_t *group, kb_arena *arena, size_t n, size_t groups)
{
    ranked *order = room(arena, groups, sizeof *order);
    uint32_t *to = room(arena, groups, sizeof *to);

    for (size_t g = 0; g < groups; g++)
        order[g].group = (uint32_t)g;
    for (size_t i = 0; i < n; i++)
        order[group[i]].size++;
    qsort(order, groups, sizeof *order, by_size);
    for (size_t g = 0; g < groups; g++)
        to[order[g].group] = (uint32_t)g;
    for (size_t i = 0; i < n; i++)
        group[i] = to[group[i]];
}

double kb_communities_find(uint32_t *group, kb_arena *arena, size_t n,
                           const kb_tie *ties, size_t tie_count)
{
    network net = network_of(arena, n, ties, tie_count);
    bool moved = n > 0 && net.total > 0;

    for (size_t i = 0; i < n; i++)
        group[i] = (uint32_t)i;
    while (moved) {
        division d = alone(arena, &net);
        moved = settle(&d, &net);
        net = joined(arena, &d, &net);
        for (size_t i = 0; i < n; i++)
            group[i] = d.group[group[i]];
    }
    if (n > 0)
        rank(group, arena, n, net.n);
    return modularity(&net);
}
