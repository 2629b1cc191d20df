/* test_arena.c - the memory of one unit of work. */
#include "check.h"

#include <stdalign.h>
#include <stdlib.h>

#include "aigckb/arena.h"

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

static bool is_filled(const unsigned char *memory, size_t size, int with)
{
    for (size_t i = 0; i < size; i++) {
        if (memory[i] != with)
            return false;
    }
    return true;
}

static void pieces_are_zeroed_aligned_and_do_not_overlap(void **state)
{
    enum { PIECES = 600 }; /* more than the first chunk holds */
    unsigned char *pieces[PIECES];
    for (size_t size = 0; size < PIECES; size++) {
        pieces[size] = kb_arena_alloc(*state, size);
        assert_int_equal((uintptr_t)pieces[size] % alignof(max_align_t), 0);
        assert_true(is_filled(pieces[size], size, 0));
        memset(pieces[size], (int)(size % 251), size);
    }
    for (size_t size = 0; size < PIECES; size++)
        assert_true(is_filled(pieces[size], size, (int)(size % 251)));
}

static void a_piece_may_be_larger_than_any_chunk(void **state)
{
    const size_t size = 9 * 1024 * 1024;
    unsigned char *before = kb_arena_alloc(*state, 8);
    unsigned char *large = kb_arena_alloc(*state, size);
    memset(large, 0xA5, size);
    unsigned char *after = kb_arena_alloc(*state, 8);
    memset(after, 0x5A, 8);
    assert_true(is_filled(large, size, 0xA5));
    assert_true(is_filled(before, 8, 0));
}

static void clear_gives_the_same_memory_zeroed_again(void **state)
{
    unsigned char *first = kb_arena_alloc(*state, 4096);
    memset(first, 0xFF, 4096);
    kb_arena_clear(*state);
    unsigned char *again = kb_arena_alloc(*state, 4096);
    assert_ptr_equal(again, first);
    assert_true(is_filled(again, 4096, 0));
}

static void an_arena_can_be_cleared_many_times(void **state)
{
    kb_arena_clear(*state); /* before anything was allocated, too */
    for (int round = 0; round < 50; round++) {
        for (size_t size = 1; size < 40000; size *= 3) {
            unsigned char *piece = kb_arena_alloc(*state, size);
            assert_true(is_filled(piece, size, 0));
            memset(piece, 0xFF, size);
        }
        kb_arena_clear(*state);
    }
}

static void copy_keeps_inner_nuls_and_ends_with_one(void **state)
{
    const char bytes[] = {'a', '\0', 'b', 'c'};
    assert_memory_equal(kb_arena_copy(*state, bytes, 3), "a\0b", 4);
    assert_string_equal(kb_arena_copy(*state, NULL, 0), "");
}

static void strdup_of_nothing_is_nothing(void **state)
{
    const char *text = "知识库";
    char *copy = kb_arena_strdup(*state, text);
    assert_string_equal(copy, text);
    assert_ptr_not_equal(copy, text);
    assert_null(kb_arena_strdup(*state, NULL));
}

static void printf_gives_text_of_any_length(void **state)
{
    assert_string_equal(kb_arena_printf(*state, "%s", ""), "");
    assert_string_equal(kb_arena_printf(*state, "%d-%s", 7, "模型"), "7-模型");
    char *padded = kb_arena_printf(*state, "%100000d|", 1);
    assert_int_equal(strlen(padded), 100001);
    assert_string_equal(padded + 99999, "1|");
}

static void freeing_no_arena_is_fine(void **state)
{
    (void)state;
    kb_arena_free(NULL);
    kb_arena_free(kb_arena_new());
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ARENA(pieces_are_zeroed_aligned_and_do_not_overlap),
        WITH_ARENA(a_piece_may_be_larger_than_any_chunk),
        WITH_ARENA(clear_gives_the_same_memory_zeroed_again),
        WITH_ARENA(an_arena_can_be_cleared_many_times),
        WITH_ARENA(copy_keeps_inner_nuls_and_ends_with_one),
        WITH_ARENA(strdup_of_nothing_is_nothing),
        WITH_ARENA(printf_gives_text_of_any_length),
        cmocka_unit_test(freeing_no_arena_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
