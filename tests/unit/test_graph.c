/* test_graph.c - parts of a store as a graph. */
#include "shelf.h"

#include "aigckb/graph.h"
#include "base/buf.h"

enum { LIST_MAX = 8192 };

/* The first name of each is made by the second: a tree of works and makers,
 * of which 3 sources say that A is B's, and 2 that B is C's. */
static const sample articles[] = {
    {.key = "1",
     .date = "2023-01",
     .text = "甲由乙做。",
     .names = {"甲", "乙"}},
    {.key = "2", .date = "2024-01", .text = "乙做甲。", .names = {"甲", "乙"}},
    {.key = "3",
     .date = "2025-01",
     .text = "又说甲乙。",
     .names = {"甲", "乙"}},
    {.key = "4", .text = "乙属丙。", .names = {"乙", "丙"}},
    {.key = "5", .text = "丙有乙这回事。", .names = {"乙", "丙"}},
    {.key = "6",
     .text = "丁也由乙。",
     .names = {"丁", "乙"},
     .kind = KB_ORGANIZATION},
    {.key = "7",
     .text = "戊由丁。",
     .names = {"戊", "丁"},
     .kind = KB_ORGANIZATION},
    {.key = "8", .text = "己和庚。", .names = {"己", "庚"}},
    {.key = "9", .text = "丙又由甲。", .names = {"丙", "甲"}},
    {0},
};

static int setup(void **state)
{
    static shelf s;
    *state = &s;
    return shelf_open(&s, articles);
}

/* "甲* 乙 | 甲>乙 3": nodes, seeds with a star, then edges with sources. */
static const char *draw(shelf *s, const kb_graph *graph)
{
    kb_buf list = KB_BUF_INIT(LIST_MAX);

    for (size_t i = 0; i < graph->node_count; i++) {
        const kb_graph_node *node = &graph->nodes[i];
        kb_buf_printf(&list, "%s%s ", node->concept.name,
                      node->seed ? "*" : "");
    }
    kb_buf_add_text(&list, "|");
    for (size_t i = 0; i < graph->edge_count; i++) {
        const kb_graph_edge *edge = &graph->edges[i];
        kb_buf_printf(&list, " %s>%s %d", graph->nodes[edge->s].concept.name,
                      graph->nodes[edge->o].concept.name, (int)edge->sources);
    }
    const char *copy = kb_arena_strdup(s->arena, list.ptr);
    kb_buf_dispose(&list);
    return copy;
}

static kb_graph read_graph(shelf *s, const kb_graph_query *query)
{
    kb_graph graph;
    assert_int_equal(kb_graph_read(&graph, s->store, s->arena, query, &s->err),
                     KB_OK);
    return graph;
}

static const char *around(shelf *s, const char *seed, kb_graph_query query)
{
    uint64_t id = shelf_concept(s, seed);

    query.seeds = &id;
    query.seed_count = 1;
    query.filter.basis = KB_ANY;
    kb_graph graph = read_graph(s, &query);
    return draw(s, &graph);
}

static void a_neighbourhood_is_of_so_many_steps(void **state)
{
    shelf *s = *state;

    assert_string_equal(around(s, "甲", (kb_graph_query){.depth = 0}), "甲* |");
    assert_string_equal(around(s, "甲", (kb_graph_query){.depth = 1}),
                        "甲* 乙 丙 | 甲>乙 3 乙>丙 2 丙>甲 1");
    assert_string_equal(around(s, "甲", (kb_graph_query){.depth = 2}),
                        "甲* 乙 丙 丁 | 甲>乙 3 乙>丙 2 丙>甲 1 丁>乙 1");
    assert_string_equal(around(s, "己", (kb_graph_query){.depth = 9}),
                        "己* 庚 | 己>庚 1");
}

static void several_seeds_stay_in_their_order(void **state)
{
    shelf *s = *state;
    uint64_t ids[] = {shelf_concept(s, "己"), shelf_concept(s, "甲"),
                      shelf_concept(s, "己"), 12345};
    kb_graph_query query = {.seeds = ids,
                            .seed_count = 4,
                            .depth = 1,
                            .filter = KB_STATEMENT_FILTER_ALL,
                            .max_nodes = 3};
    kb_graph graph = read_graph(s, &query);

    assert_string_equal(draw(s, &graph), "己* 甲* 庚 | 己>庚 1");
    assert_int_equal(graph.nodes_left_out, 2);
    query.max_nodes = 1; /* seeds are kept, however many */
    graph = read_graph(s, &query);
    assert_string_equal(draw(s, &graph), "己* 甲* |");
}

static void steps_share_the_room(void **state)
{
    shelf *s = *state;
    kb_graph_query query = {.depth = 2, .max_nodes = 4};

    assert_string_equal(around(s, "甲", query),
                        "甲* 乙 丙 丁 | 甲>乙 3 乙>丙 2 丙>甲 1 丁>乙 1");
    query.max_nodes = 3; /* half of two for the first step */
    assert_string_equal(around(s, "丁", query), "丁* 乙 戊 | 丁>乙 1 戊>丁 1");
}

static void the_whole_store_has_its_best(void **state)
{
    shelf *s = *state;
    kb_graph_query query = {.filter = KB_STATEMENT_FILTER_ALL};
    kb_graph graph = read_graph(s, &query);

    assert_string_equal(draw(s, &graph), "乙 甲 丙 丁 己 庚 戊 | 乙>丙 2 甲>乙 "
                                         "3 丙>甲 1 丁>乙 1 己>庚 1 戊>丁 1");
    assert_int_equal(graph.nodes[0].degree, 3);
    assert_int_equal(graph.nodes[0].weight, 6);
    assert_false(graph.nodes[0].seed);
    query.max_nodes = 3;
    graph = read_graph(s, &query);
    assert_string_equal(draw(s, &graph), "乙 甲 丙 | 乙>丙 2 甲>乙 3 丙>甲 1");
    assert_int_equal(graph.nodes_left_out, 4);
}

static void edges_and_nodes_are_filtered(void **state)
{
    shelf *s = *state;

    assert_string_equal(
        around(s, "甲",
               (kb_graph_query){.depth = 2, .filter = {.min_sources = 2}}),
        "甲* 乙 丙 | 甲>乙 3 乙>丙 2");
    assert_string_equal(
        around(s, "乙",
               (kb_graph_query){.depth = 1, .kinds = 1U << KB_ORGANIZATION}),
        "乙* 丁 | 丁>乙 1");
    assert_string_equal(
        around(s, "甲",
               (kb_graph_query){.depth = 1,
                                .filter = {.articles = {.since = "2024"}}}),
        "甲* 乙 | 甲>乙 2");
    assert_string_equal(
        around(s, "甲",
               (kb_graph_query){.depth = 1,
                                .filter = {.predicates = 1U << KB_IS_A}}),
        "甲* |");
}

static void dates_count_for_the_whole_store_too(void **state)
{
    shelf *s = *state;
    kb_graph_query query = {.filter = KB_STATEMENT_FILTER_ALL};
    query.filter.articles.until = "2024";
    kb_graph graph = read_graph(s, &query);

    assert_string_equal(draw(s, &graph), "乙 甲 | 甲>乙 2");
    assert_string_equal(graph.edges[0].first_date, "2023-01");
    assert_string_equal(graph.edges[0].last_date, "2024-01");
}

static void too_many_edges_leave_it_in_one_piece(void **state)
{
    shelf *s = *state;
    kb_graph_query query = {.depth = 1, .max_edges = 2};

    assert_string_equal(around(s, "甲", query), "甲* 乙 丙 | 甲>乙 3 丙>甲 1");
    query.max_edges = 1;
    assert_string_equal(around(s, "甲", query), "甲* 乙 丙 | 甲>乙 3");
    query = (kb_graph_query){.depth = 9, .sparse = true}; /* 7 at most */
    assert_string_equal(
        around(s, "甲", query),
        "甲* 乙 丙 丁 戊 | 甲>乙 3 乙>丙 2 丙>甲 1 丁>乙 1 戊>丁 1");
}

static void communities_are_found(void **state)
{
    shelf *s = *state;
    kb_graph_query query = {.filter = KB_STATEMENT_FILTER_ALL};
    kb_graph graph = read_graph(s, &query);

    kb_graph_find_communities(&graph, s->arena);
    assert_int_equal(graph.community_count, 3);
    assert_true(graph.modularity > 0.2 && graph.modularity < 0.5);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(graph.nodes[i].community, 0);
    assert_string_equal(graph.nodes[3].concept.name, "丁");
    assert_string_equal(graph.nodes[6].concept.name, "戊");
    assert_int_equal(graph.nodes[3].community, graph.nodes[6].community);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_neighbourhood_is_of_so_many_steps),
        cmocka_unit_test(several_seeds_stay_in_their_order),
        cmocka_unit_test(steps_share_the_room),
        cmocka_unit_test(the_whole_store_has_its_best),
        cmocka_unit_test(edges_and_nodes_are_filtered),
        cmocka_unit_test(dates_count_for_the_whole_store_too),
        cmocka_unit_test(too_many_edges_leave_it_in_one_piece),
        cmocka_unit_test(communities_are_found),
    };
    return cmocka_run_group_tests(tests, setup, shelf_close);
}
