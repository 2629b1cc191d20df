/* test_map.c - hash maps, and growable arrays. */
#include "check.h"

#include "base/map.h"
#include "base/vec.h"

enum { MANY = 20000 };

static int setup(void **state)
{
    *state = kb_arena_new();
    return 0;
}

static int teardown(void **state)
{
    kb_arena_free(*state);
    return 0;
}

static kb_str numbered(kb_arena *arena, int n)
{
    return kb_str_of(kb_arena_printf(arena, "概念 %d", n));
}

static void an_empty_map_has_no_key(void **state)
{
    kb_map map = {.arena = *state};
    assert_null(kb_map_find(&map, KB_STR("a")));
    assert_null(kb_map_find(&map, KB_STR("")));
}

static void a_key_is_fresh_once_and_keeps_its_value(void **state)
{
    kb_map map = {.arena = *state};
    bool fresh = false;
    uint32_t *slot = kb_map_add(&map, KB_STR("大模型"), &fresh);
    assert_true(fresh);
    assert_int_equal(*slot, 0);
    *slot = 42;
    assert_int_equal(*kb_map_add(&map, KB_STR("大模型"), &fresh), 42);
    assert_false(fresh);
    assert_int_equal(map.len, 1);
}

static void all_keys_survive_growth(void **state)
{
    kb_map map = {.arena = *state};
    bool fresh;
    for (int i = 0; i < MANY; i++) {
        *kb_map_add(&map, numbered(*state, i), &fresh) = (uint32_t)i;
        assert_true(fresh);
    }
    assert_int_equal(map.len, MANY);
    assert_true(map.len * 4 <= map.cap * 3);
    for (int i = 0; i < MANY; i++) {
        const uint32_t *slot = kb_map_find(&map, numbered(*state, i));
        assert_non_null(slot);
        assert_int_equal(*slot, i);
    }
    assert_null(kb_map_find(&map, numbered(*state, MANY)));
}

static void keys_are_bytes_of_any_length(void **state)
{
    kb_map map = {.arena = *state};
    const kb_str keys[] = {{NULL, 0}, {"\0", 1}, {"\0\0", 2}, {"a\0", 2}};
    bool fresh;
    for (uint32_t i = 0; i < 4; i++) {
        *kb_map_add(&map, keys[i], &fresh) = i;
        assert_true(fresh);
    }
    for (uint32_t i = 0; i < 4; i++)
        assert_int_equal(*kb_map_find(&map, keys[i]), i);
    kb_map_add(&map, KB_STR(""), &fresh); /* the same key as no bytes */
    assert_false(fresh);
    assert_null(kb_map_find(&map, KB_STR("a")));
}

static void an_array_keeps_its_elements_as_it_grows(void **state)
{
    KB_VEC(size_t) numbers = {0};
    for (size_t i = 0; i < MANY; i++)
        kb_vec_push(*state, &numbers, i * i);
    assert_int_equal(numbers.len, MANY);
    for (size_t i = 0; i < MANY; i++)
        assert_int_equal(numbers.data[i], i * i);
}

static void an_element_can_be_pushed_from_the_array_itself(void **state)
{
    KB_VEC(kb_str) words = {0};
    kb_vec_push(*state, &words, KB_STR("模型"));
    for (int i = 0; i < 100; i++) /* over several moves of the array */
        kb_vec_push(*state, &words, words.data[0]);
    assert_str(words.data[100], "模型");
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

static void numbers_are_keys_that_the_map_keeps(void **state)
{
    kb_map map = {.arena = *state};
    bool fresh;

    for (uint64_t id = 0; id < 1000; id++)
        *kb_map_add_id(&map, id << 40, &fresh) = (uint32_t)id;
    for (uint64_t id = 0; id < 1000; id++) {
        assert_int_equal(*kb_map_find_id(&map, id << 40), id);
        assert_int_equal(*kb_map_add_id(&map, id << 40, &fresh), id);
        assert_false(fresh);
    }
    assert_null(kb_map_find_id(&map, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ARENA(an_empty_map_has_no_key),
        WITH_ARENA(a_key_is_fresh_once_and_keeps_its_value),
        WITH_ARENA(all_keys_survive_growth),
        WITH_ARENA(keys_are_bytes_of_any_length),
        WITH_ARENA(numbers_are_keys_that_the_map_keeps),
        WITH_ARENA(an_array_keeps_its_elements_as_it_grows),
        WITH_ARENA(an_element_can_be_pushed_from_the_array_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
