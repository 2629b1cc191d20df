/* test_postings.c - the bytes of the full-text index. */
#include "check.h"

#include "store/sqlite/postings.h"

enum { BLOCK_CEILING = 4096, RANDOM_BLOCKS = 20000, RANDOM_BYTES = 40 };

static void postings_come_back_as_they_were_added(void **state)
{
    static const kb_posting some[] = {{1, 1, false},
                                      {2, 63, true},
                                      {130, 127, false},
                                      {70000, 0, true},
                                      {UINT32_MAX, 127, true}};
    kb_buf bytes = KB_BUF_INIT(BLOCK_CEILING);
    uint32_t last = 0;
    (void)state;
    for (size_t i = 0; i < sizeof some / sizeof *some; i++)
        kb_postings_add(&bytes, &last, some[i]);

    const unsigned char *at = (const unsigned char *)bytes.ptr;
    kb_postings p = {at, at + bytes.len, 0};
    kb_posting got;
    for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
        assert_true(kb_postings_next(&p, &got));
        assert_int_equal(got.doc, some[i].doc);
        assert_int_equal(got.level, some[i].level);
        assert_int_equal(got.title, some[i].title);
    }
    assert_false(kb_postings_next(&p, &got));
    kb_buf_dispose(&bytes);
}

static void terms_share_their_beginnings(void **state)
{
    static const char *const terms[] = {"", "gpt", "gpt4", "扩散", "扩大"};
    kb_buf block = KB_BUF_INIT(BLOCK_CEILING);
    kb_str before = KB_STR("");
    (void)state;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        kb_terms_add(&block, before, kb_str_of(terms[i]), KB_STR("\1\2"));
        before = kb_str_of(terms[i]);
    }

    kb_terms t = kb_terms_of(kb_buf_str(&block));
    kb_posting got;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        assert_true(kb_terms_next(&t));
        assert_str(kb_terms_term(&t), terms[i]);
        assert_true(kb_postings_next(&t.postings, &got));
        assert_int_equal(got.doc, 1);
        assert_int_equal(got.level, 1);
        assert_false(got.title);
        assert_false(kb_postings_next(&t.postings, &got));
    }
    assert_false(kb_terms_next(&t));
    kb_buf_dispose(&block);
}

/* Under the sanitizers, reading outside of the bytes would show. */
static void any_bytes_are_read_without_leaving_them(void **state)
{
    uint64_t seed = 42;
    (void)state;
    for (int n = 0; n < RANDOM_BLOCKS; n++) {
        size_t len = next_random(&seed, RANDOM_BYTES);
        kb_buf bytes = KB_BUF_INIT(BLOCK_CEILING);
        for (size_t i = 0; i < len; i++) {
            uint32_t wide = next_random(&seed, 4) == 0 ? 256 : 8;
            kb_buf_add_char(&bytes, (char)next_random(&seed, wide));
        }
        kb_terms t = kb_terms_of(kb_buf_str(&bytes));
        while (kb_terms_next(&t)) {
            kb_posting got;
            while (kb_postings_next(&t.postings, &got))
                assert_true(t.postings.at <= t.end);
        }
        kb_buf_dispose(&bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(postings_come_back_as_they_were_added),
        cmocka_unit_test(terms_share_their_beginnings),
        cmocka_unit_test(any_bytes_are_read_without_leaving_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
