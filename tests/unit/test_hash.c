/* test_hash.c - digests for ids, and the hash of tables in memory. */
#include "check.h"

#include <stdlib.h>

#include "base/hash.h"

static void check_digest(kb_str bytes, const char *hex)
{
    char digits[KB_HEX];
    kb_hex(digits, kb_digest(bytes));
    assert_string_equal(digits, hex);
}

/* The first eight bytes of the examples of FIPS 180. */
static void digests_begin_like_those_of_the_standard(void **state)
{
    (void)state;
    check_digest((kb_str){NULL, 0}, "e3b0c44298fc1c14");
    check_digest(KB_STR("abc"), "ba7816bf8f01cfea");
    check_digest(
        KB_STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
        "248d6a61d20638b8");
}

static void a_million_letters_have_the_digest_of_the_standard(void **state)
{
    enum { MILLION = 1000000 };
    char *letters = malloc(MILLION);
    (void)state;
    assert_non_null(letters);
    memset(letters, 'a', MILLION);
    check_digest((kb_str){letters, MILLION}, "cdc76e5c9914fb92");
    free(letters);
}

static void all_of_a_digest_is_that_of_the_standard(void **state)
{
    static const uint8_t wanted[KB_SHA256] = {
        0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41, 0x40,
        0xde, 0x5d, 0xae, 0x22, 0x23, 0xb0, 0x03, 0x61, 0xa3, 0x96, 0x17,
        0x7a, 0x9c, 0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00, 0x15, 0xad};
    uint8_t digest[KB_SHA256];
    (void)state;

    kb_sha256(digest, KB_STR("abc"));
    assert_memory_equal(digest, wanted, sizeof wanted);
}

static void hex_has_sixteen_digits_always(void **state)
{
    char digits[KB_HEX];
    (void)state;
    kb_hex(digits, 0);
    assert_string_equal(digits, "0000000000000000");
    kb_hex(digits, 0x0123456789abcdef);
    assert_string_equal(digits, "0123456789abcdef");
    kb_hex(digits, UINT64_MAX);
    assert_string_equal(digits, "ffffffffffffffff");
}

static void the_quick_hash_tells_near_keys_apart(void **state)
{
    (void)state;
    assert_true(kb_hash(KB_STR("GPT-4")) == kb_hash(kb_str_of("GPT-4")));
    assert_true(kb_hash(KB_STR("GPT-4")) != kb_hash(KB_STR("GPT-5")));
    assert_true(kb_hash(KB_STR("ab")) != kb_hash(KB_STR("ba")));
    assert_true(kb_hash((kb_str){"a\0", 2}) != kb_hash(KB_STR("a")));
}

/* Tables take middle bits: numbered keys must not crowd there. */
static void numbered_keys_spread_over_a_table(void **state)
{
    enum { KEYS = 8192, SLOTS = 1024, CROWD = 28 };
    int counts[SLOTS] = {0};
    (void)state;
    for (int i = 0; i < KEYS; i++) {
        char key[16];
        snprintf(key, sizeof key, "%d", i);
        int *count = &counts[kb_hash(kb_str_of(key)) >> 20 & (SLOTS - 1)];
        assert_true(++*count < CROWD);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digests_begin_like_those_of_the_standard),
        cmocka_unit_test(a_million_letters_have_the_digest_of_the_standard),
        cmocka_unit_test(all_of_a_digest_is_that_of_the_standard),
        cmocka_unit_test(hex_has_sixteen_digits_always),
        cmocka_unit_test(the_quick_hash_tells_near_keys_apart),
        cmocka_unit_test(numbered_keys_spread_over_a_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
