/* test_community.c - groups, on networks whose best division is known. */
#include "check.h"

#include "query/community.h"

enum { MEMBERS = 34, TIES = 128 };

/* Zachary's karate club (W. W. Zachary, 1977): who met whom outside of it.
 * Pairs, numbered from 1, ended by 0. */
static const uint32_t karate[] = {
    2,  1,  3,  1,  3,  2,  4,  1,  4,  2,  4,  3,  5,  1,  6,  1,  7,  1,
    7,  5,  7,  6,  8,  1,  8,  2,  8,  3,  8,  4,  9,  1,  9,  3,  10, 3,
    11, 1,  11, 5,  11, 6,  12, 1,  13, 1,  13, 4,  14, 1,  14, 2,  14, 3,
    14, 4,  17, 6,  17, 7,  18, 1,  18, 2,  20, 1,  20, 2,  22, 1,  22, 2,
    26, 24, 26, 25, 28, 3,  28, 24, 28, 25, 29, 3,  30, 24, 30, 27, 31, 2,
    31, 9,  32, 1,  32, 25, 32, 26, 32, 29, 33, 3,  33, 9,  33, 15, 33, 16,
    33, 19, 33, 21, 33, 23, 33, 24, 33, 30, 33, 31, 33, 32, 34, 9,  34, 10,
    34, 14, 34, 15, 34, 16, 34, 19, 34, 20, 34, 21, 34, 23, 34, 24, 34, 27,
    34, 28, 34, 29, 34, 30, 34, 31, 34, 32, 34, 33, 0};

static size_t read_ties(kb_tie *out, const uint32_t *pairs)
{
    size_t n = 0;
    for (; pairs[2 * n] != 0; n++)
        out[n] = (kb_tie){pairs[2 * n] - 1, pairs[2 * n + 1] - 1, 1};
    return n;
}

static uint32_t most(const uint32_t *group, size_t n)
{
    uint32_t highest = 0;
    for (size_t i = 0; i < n; i++)
        highest = group[i] > highest ? group[i] : highest;
    return highest;
}

/* Its best division into groups has four and a modularity of 0.4198. */
static void the_karate_club_falls_apart(void **state)
{
    kb_arena *arena = kb_arena_new();
    kb_tie ties[TIES];
    uint32_t group[MEMBERS], again[MEMBERS];
    (void)state;

    size_t n = read_ties(ties, karate);
    assert_int_equal(n, 78);
    double q = kb_communities_find(group, arena, MEMBERS, ties, n);
    assert_true(q > 0.41 && q < 0.4199);
    assert_int_equal(most(group, MEMBERS), 3);
    assert_int_not_equal(group[0], group[33]); /* the two who led it */
    assert_int_equal(group[32], group[33]);
    kb_communities_find(again, arena, MEMBERS, ties, n);
    assert_memory_equal(group, again, sizeof group);
    kb_arena_free(arena);
}

/* Two triangles with one tie between them: 6/7 of the ties inside, and 1/2 of
 * them by chance. */
static void two_triangles_are_two_groups(void **state)
{
    static const uint32_t pairs[] = {5, 6, 4, 5, 4, 6, 1, 2,
                                     2, 3, 1, 3, 3, 4, 0};
    kb_arena *arena = kb_arena_new();
    kb_tie ties[TIES];
    uint32_t group[6];
    (void)state;

    size_t n = read_ties(ties, pairs);
    double q = kb_communities_find(group, arena, 6, ties, n);
    assert_true(q > 6.0 / 7 - 0.5 - 1e-9 && q < 6.0 / 7 - 0.5 + 1e-9);
    for (int i = 0; i < 6; i++)
        assert_int_equal(group[i], i / 3);
    kb_arena_free(arena);
}

/* A ring of cliques (the test of the method's authors): each clique is one. */
static void cliques_in_a_ring_stay_whole(void **state)
{
    enum { CLIQUES = 6, SIZE = 5, EACH = SIZE * (SIZE - 1) / 2 + 1 };
    kb_arena *arena = kb_arena_new();
    kb_tie ties[CLIQUES * EACH];
    uint32_t group[CLIQUES * SIZE];
    size_t n = 0;
    (void)state;

    for (uint32_t c = 0; c < CLIQUES; c++) {
        for (uint32_t i = 0; i < SIZE; i++) {
            for (uint32_t j = 0; j < i; j++)
                ties[n++] = (kb_tie){c * SIZE + i, c * SIZE + j, 1};
        }
        ties[n++] = (kb_tie){c * SIZE, (c + 1) % CLIQUES * SIZE + 1, 1};
    }
    kb_communities_find(group, arena, CLIQUES * SIZE, ties, n);
    for (uint32_t i = 0; i < CLIQUES * SIZE; i++)
        assert_int_equal(group[i], i / SIZE);
    kb_arena_free(arena);
}

/* A square: its heavy sides hold together, whatever the order. */
static void weight_counts(void **state)
{
    kb_tie ties[] = {{0, 1, 1}, {1, 2, 4}, {1, 2, 5}, {2, 3, 1}, {3, 0, 9}};
    kb_arena *arena = kb_arena_new();
    uint32_t group[4];
    (void)state;

    kb_communities_find(group, arena, 4, ties, 5);
    assert_int_equal(group[1], group[2]);
    assert_int_equal(group[3], group[0]);
    assert_int_not_equal(group[0], group[1]);
    kb_arena_free(arena);
}

static void the_largest_comes_first_and_the_lonely_last(void **state)
{
    kb_tie ties[] = {{1, 2, 1}, {3, 4, 1}, {4, 5, 1}, {3, 5, 1}};
    kb_arena *arena = kb_arena_new();
    uint32_t group[6], none[2];
    const uint32_t want[] = {2, 1, 1, 0, 0, 0};
    (void)state;

    kb_communities_find(group, arena, 6, ties, 4);
    assert_memory_equal(group, want, sizeof want);
    assert_true(kb_communities_find(none, arena, 2, NULL, 0) == 0);
    assert_int_equal(none[0], 0);
    assert_int_equal(none[1], 1);
    assert_true(kb_communities_find(none, arena, 0, NULL, 0) == 0);
    kb_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_karate_club_falls_apart),
        cmocka_unit_test(two_triangles_are_two_groups),
        cmocka_unit_test(cliques_in_a_ring_stay_whole),
        cmocka_unit_test(weight_counts),
        cmocka_unit_test(the_largest_comes_first_and_the_lonely_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
