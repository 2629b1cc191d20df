/* test_image.c - the image of the shipped lexicon and rules: what is read from
 * it is what is read from the tables. */
#include "check.h"

#include "extract/image.h"

static kb_extractor *read_image(kb_str image)
{
    kb_arena *arena = kb_arena_new();
    kb_extractor *x = kb_arena_alloc(arena, sizeof *x);
    x->arena = arena;
    kb_image_read(x, image);
    return x;
}

static void there_is_one(void **state)
{
    (void)state;
    assert_true(kb_extractor_image.len > 0);
}

/* A path that names an empty lexicon makes the tables be read.  (Byte by byte
 * the two need not be the same: rows have padding.  tests/golden/tables.sh
 * compares what is found with them.) */
static void it_is_as_long_as_one_of_the_tables(void **state)
{
    const char *const dicts[] = {"/dev/null"};
    kb_buf image = KB_BUF_INIT(KB_IMAGE_MAX);
    kb_extractor *x;
    kb_error err;
    (void)state;

    assert_int_equal(kb_extractor_new(&x, dicts, 1, &err), KB_OK);
    kb_image_write(&image, x);
    assert_int_equal(image.len, kb_extractor_image.len);
    kb_extractor_free(x);
    kb_buf_dispose(&image);
}

static void what_is_read_is_written_again(void **state)
{
    kb_str first = {kb_extractor_image.text, kb_extractor_image.len};
    kb_buf again = KB_BUF_INIT(KB_IMAGE_MAX);
    (void)state;

    kb_extractor *x = read_image(first);
    kb_image_write(&again, x);
    assert_int_equal(again.len, first.len);
    assert_memory_equal(again.ptr, first.ptr, first.len);
    kb_arena_free(x->arena);
    kb_buf_dispose(&again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_is_one),
        cmocka_unit_test(it_is_as_long_as_one_of_the_tables),
        cmocka_unit_test(what_is_read_is_written_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
