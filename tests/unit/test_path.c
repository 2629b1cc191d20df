/* test_path.c - chains between concepts: the same as looking at all of them. */
#include "check.h"

#include <math.h>
#include <stdlib.h>

#include "query/network.h"

enum { POINTS = 9, ROUNDS = 600, CHAINS_MAX = 4096, MOST = 6 };

/* A graph that is small enough to look at every chain. */
typedef struct graph {
    kb_link links[POINTS + 1][POINTS + 1]; /* ids from 1; .sources 0: none */
    uint64_t avoid;
} graph;

typedef struct fixture {
    kb_arena *arena;
    kb_error err;
    uint64_t seed;
    graph g;
    size_t hops;                /* at most */
    kb_cost chains[CHAINS_MAX]; /* what they cost */
    size_t count;
} fixture;

static int setup(void **state)
{
    static fixture f;
    f = (fixture){.arena = kb_arena_new(), .seed = 7};
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    fixture *f = *state;
    kb_arena_free(f->arena);
    return 0;
}

static uint32_t draw(fixture *f, uint32_t below)
{
    return next_random(&f->seed, below);
}

static void relate(graph *g, uint64_t s, kb_predicate p, uint64_t o,
                   double confidence, int64_t sources)
{
    g->links[s][o] = (kb_link){s, o, p, true, confidence, sources};
}

static void make_graph(fixture *f)
{
    uint32_t density = 1 + draw(f, 6);

    f->g = (graph){0};
    for (uint64_t s = 1; s <= POINTS; s++) {
        for (uint64_t o = 1; o <= POINTS; o++) {
            if (draw(f, 10) < density)
                relate(&f->g, s, (kb_predicate)draw(f, KB_PREDICATE_COUNT), o,
                       (1 + draw(f, 5)) / 5.0, 1 + draw(f, 4));
        }
    }
    if (draw(f, 3) == 0)
        f->g.avoid = 3 + draw(f, POINTS - 2);
}

static kb_status links_of(void *context, uint64_t concept, kb_link_fn *fn,
                          void *fn_context, kb_error *err)
{
    const graph *g = context;
    kb_status status = KB_OK;

    (void)err;
    for (uint64_t other = 1; other <= POINTS && status == KB_OK; other++) {
        kb_link in = g->links[other][concept];
        if (g->links[concept][other].sources > 0)
            status = fn(fn_context, &g->links[concept][other]);
        in.concept = concept;
        in.other = other;
        in.out = false;
        if (status == KB_OK && in.sources > 0)
            status = fn(fn_context, &in);
    }
    return status;
}

static kb_paths find(fixture *f, kb_path_query query)
{
    kb_network network = {.arena = f->arena,
                          .links = links_of,
                          .context = &f->g,
                          .avoid = &f->g.avoid,
                          .avoid_count = f->g.avoid != 0};
    kb_paths paths;

    assert_int_equal(kb_network_paths(&paths, &network, &query, &f->err),
                     KB_OK);
    return paths;
}

/* ---- all chains --------------------------------------------------------- */

static kb_cost link_cost(const kb_link *link)
{
    double n = (double)link->sources;

    if (n <= 0)
        return INT64_MAX;
    return 1000 + lround(-1000 * log2(link->confidence * n / (n + 1)));
}

/* INT64_MAX where they are no neighbours. */
static kb_cost hop_cost(const graph *g, uint64_t a, uint64_t b)
{
    kb_cost there = link_cost(&g->links[a][b]);
    kb_cost back = link_cost(&g->links[b][a]);

    if (a == b || a == g->avoid || b == g->avoid)
        return INT64_MAX;
    return there < back ? there : back;
}

static kb_cost toll_of(const graph *g, uint64_t a)
{
    int neighbours = 0;

    for (uint64_t b = 1; b <= POINTS; b++)
        neighbours += hop_cost(g, a, b) < INT64_MAX;
    return lround(300 * log2(neighbours));
}

static void go(fixture *f, uint64_t at, unsigned met, size_t hops, kb_cost cost)
{
    if (at == 2) {
        assert_true(f->count < CHAINS_MAX);
        f->chains[f->count++] = cost;
        return;
    }
    if (hops == f->hops)
        return;
    for (uint64_t next = 1; next <= POINTS; next++) {
        kb_cost hop = hop_cost(&f->g, at, next);
        if (hop < INT64_MAX && !(met >> next & 1))
            go(f, next, met | 1u << next, hops + 1,
               cost + hop + (next == 2 ? 0 : toll_of(&f->g, next)));
    }
}

static int by_cost(const void *a, const void *b)
{
    kb_cost x = *(const kb_cost *)a, y = *(const kb_cost *)b;
    return (x > y) - (x < y);
}

/* ---- tests -------------------------------------------------------------- */

static void check_chain(const fixture *f, const kb_path *path)
{
    unsigned met = 0;
    uint64_t at = 1;
    kb_cost cost = 0;

    for (size_t i = 0; i < path->len; i++) {
        const kb_hop *hop = &path->hops[i];
        const kb_link *link = hop->out ? &f->g.links[hop->from][hop->to]
                                       : &f->g.links[hop->to][hop->from];
        assert_int_equal(hop->from, at);
        assert_int_equal(hop->p, link->p);
        assert_int_equal(link_cost(link), hop_cost(&f->g, at, hop->to));
        cost += link_cost(link) + (i > 0 ? toll_of(&f->g, at) : 0);
        met |= 1u << at;
        at = hop->to;
        assert_false(met >> at & 1);
    }
    assert_int_equal(at, 2);
    assert_int_equal(cost, llround(path->cost * KB_COST_HOP));
}

static void chains_are_the_cheapest_of_all(void **state)
{
    fixture *f = *state;

    for (int round = 0; round < ROUNDS; round++) {
        make_graph(f);
        f->hops = 1 + draw(f, 5);
        f->count = 0;
        go(f, 1, 1u << 1, 0, 0);
        qsort(f->chains, f->count, sizeof *f->chains, by_cost);
        kb_path_query query = {
            .from = 1, .to = 2, .hops = f->hops, .count = 1 + draw(f, MOST)};
        kb_paths found = find(f, query);

        size_t most = f->count < query.count ? f->count : query.count;
        assert_int_equal(found.len, most);
        for (size_t i = 0; i < found.len; i++) {
            assert_int_equal(lround(found.data[i].cost * KB_COST_HOP),
                             f->chains[i]);
            check_chain(f, &found.data[i]);
        }
        kb_arena_clear(f->arena);
    }
}

static void what_everything_is_related_to_explains_less(void **state)
{
    fixture *f = *state;

    f->g = (graph){0};
    for (uint64_t other = 1; other <= POINTS; other++)
        relate(&f->g, other, KB_IS_A, 9, 0.99, 9); /* a hub */
    relate(&f->g, 1, KB_BASED_ON, 3, 0.9, 9);
    relate(&f->g, 2, KB_BASED_ON, 3, 0.9, 9);
    kb_paths found =
        find(f, (kb_path_query){.from = 1, .to = 2, .hops = 4, .count = 2});
    assert_int_equal(found.len, 2);
    assert_int_equal(found.data[0].hops[0].to, 3);
    assert_true(found.data[0].hops[0].out);
    assert_false(found.data[0].hops[1].out);
    assert_int_equal(found.data[1].hops[0].to, 9);
}

static void the_weakest_hop_is_the_one_with_the_least_support(void **state)
{
    fixture *f = *state;

    f->g = (graph){0};
    relate(&f->g, 1, KB_MADE_BY, 3, 0.9, 8);
    relate(&f->g, 4, KB_MADE_BY, 3, 0.9, 1);
    relate(&f->g, 4, KB_MADE_BY, 2, 0.7, 3);
    kb_paths found =
        find(f, (kb_path_query){.from = 1, .to = 2, .hops = 3, .count = 9});
    assert_int_equal(found.len, 1);
    assert_int_equal(found.data[0].weakest, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(chains_are_the_cheapest_of_all, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(
            what_everything_is_related_to_explains_less, setup, teardown),
        cmocka_unit_test_setup_teardown(
            the_weakest_hop_is_the_one_with_the_least_support, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
